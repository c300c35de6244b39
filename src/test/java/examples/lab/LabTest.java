package examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.testkit.AgentTestKit;
import dev.vertxagents.testkit.SeenCall;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The plant of {@code conf/lab.json}, in a time that the test moves. */
@ExtendWith(VertxExtension.class)
class LabTest {
  private final Map<String, Container> containers = new HashMap<>();

  /** What the descriptor says, in the kit's time. */
  private void open(AgentTestKit kit) throws Exception {
    JsonObject lab = new JsonObject(Files.readString(Path.of("conf/lab.json")));
    for (Object each : lab.getJsonArray("containers")) {
      JsonObject container = (JsonObject) each;
      Container opened = kit.container(container.getString("name"));
      containers.put(opened.name(), opened);
      for (Object agent : container.getJsonArray("agents", new JsonArray())) {
        spawn(kit, opened, (JsonObject) agent);
      }
    }
  }

  private static void spawn(AgentTestKit kit, Container container, JsonObject entry) throws Exception {
    Class<? extends Agent> type = Class.forName(entry.getString("type")).asSubclass(Agent.class);
    for (int i = 0; i < entry.getInteger("count", 1); i++) {
      String number = Integer.toString(i);
      AgentOptions options = new AgentOptions().setAid(entry.getString("aid").replace("{}", number))
          .setConfig(entry.getJsonObject("config", new JsonObject()));
      if (entry.containsKey("name")) {
        options.setName(entry.getString("name").replace("{}", number));
      }
      kit.get(container.spawn(type, options));
    }
  }

  private <T> T agent(String name, Class<T> type) {
    return containers.get("control").proxy("name:" + name, type);
  }

  @Test
  void oneValveFailsNowAndThenAndNobodyElse(AgentTestKit kit) throws Exception {
    open(kit);

    kit.advance(Duration.ofMillis(62_950)); // not while the archive writes

    List<SeenCall> failed = kit.calls().stream().filter(call -> call.code() != null).toList();
    assertThat(failed).hasSizeBetween(10, 60).allSatisfy(call -> {
      assertThat(call.aid()).isEqualTo("valve-2");
      assertThat(call.code()).isEqualTo(FailureCode.REMOTE_FAILURE);
    });
  }

  @Test
  void theArchiveIsSlowAndNobodyElse(AgentTestKit kit) throws Exception {
    open(kit);
    kit.advance(Duration.ofSeconds(10));
    Instant before = kit.clock().instant();

    Future<Integer> written = agent("archive", Archive.class).write(Map.of("line-0", 50.0));
    kit.advance(Duration.ofMillis(290));
    assertThat(written.isComplete()).isFalse();
    kit.advance(Duration.ofMillis(610));
    assertThat(kit.get(written)).isPositive();
    Instant after = kit.clock().instant();
    kit.get(agent("valve-0", Valve.class).open(0));
    kit.get(agent("gauge-3", Gauge.class).read());
    kit.get(agent("store", Store.class).latest());

    assertThat(Duration.between(before, after)).isEqualTo(Duration.ofMillis(900));
    assertThat(kit.clock().instant()).isEqualTo(after);
  }

  @Test
  void controllersKeepTheirLevels(AgentTestKit kit) throws Exception {
    open(kit);

    kit.advance(Duration.ofMillis(18_950));

    Map<String, Double> readings = kit.get(agent("store", Store.class).latest());
    assertThat(readings).containsOnlyKeys("line-0", "line-1", "line-2", "line-3");
    IntStream.range(0, 4).forEach(line -> assertThat(readings.get("line-" + line)).isBetween(30.0, 60.0));
    assertThat(kit.get(agent("controller-2", Controller.class).report()).failures()).isPositive();
    assertThat(kit.get(agent("controller-1", Controller.class).report()).failures()).isZero();
  }

  @Test
  void wrongOrdersAreRefused(AgentTestKit kit) throws Exception {
    open(kit);

    assertThat(kit.failure(agent("valve-0", Valve.class).open(1.5))).hasMessageContaining("share=1.5 (0 to 1)");
    assertThat(kit.failure(agent("tank-0", Tank.class).pour(-1))).hasMessageContaining("litres=-1.0");
  }
}
