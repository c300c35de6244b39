package dev.vertxagents.launch;

import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.cluster.ClusterDirectory;
import dev.vertxagents.cluster.FakeCluster;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Timeout(60)
final class ClusterCensusTest {
  private final FakeCluster cluster = new FakeCluster();
  private final Vertx observer = cluster.join();

  /** What has the options. */
  @Command
  static final class Any {
    @Mixin
    private CommonOptions common;
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private ClusterCensus census() {
    Any any = new Any();
    new CommandLine(any).parseArgs();
    return new ClusterCensus(observer, any.common);
  }

  private Deployment plant() {
    JsonArray agents = new JsonArray()
        .add(new JsonObject().put("aid", "m").put("name", "meter-7").put("type", TestAgents.Greeter.class.getName()))
        .add(new JsonObject().put("aid", "x").put("type", TestAgents.Greeter.class.getName()));
    return of(Descriptor.of(new JsonObject().put("containers", new JsonArray().add(new JsonObject()
        .put("name", "plant").put("port", 0).put("agents", agents)))).deploy(cluster.join()));
  }

  @Test
  void listsEachContainerOnceWithAllOfItsAgents() {
    String address = plant().containers().get(0).address();

    String lines = CensusText.ofCluster(of(census().take()));

    assertThat(lines.lines()).containsExactly(
        "1 node, 1 container",
        "plant at " + address + " (2 agents)",
        "  m  Greeter  running  name:meter-7",
        "  x  Greeter  running");
  }

  @Test
  void listsWhoDoesNotAnswerWithWhatIsKnown() {
    ClusterDirectory names = of(ClusterDirectory.open(cluster.join()));
    of(names.claim(new DirectoryEntry("lost", List.of(), List.of("tcp://127.0.0.1:1/a", "bus://gone/a"), "gone", "", 1),
        winner -> { }));

    Map<String, Object> described = of(census().take());

    assertThat(CensusText.ofCluster(described).lines()).hasSize(3).contains("  a  ?  ?  name:lost")
        .anyMatch(line -> line.startsWith("gone at tcp://127.0.0.1:1/ (1 agent): not connected: "));
  }

  @Test
  void saysThatNobodyIsThere() {
    assertThat(failureOf(census().take())).hasMessageStartingWith("nobody else is in the cluster: ");
  }
}
