package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import examples.bench.Rounds.Load;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<String> ran = new ArrayList<>();
  private final Map<String, Load> loads = new LinkedHashMap<>();

  @Test
  void contendersTakeTurnsAfterAllAreWarm() {
    Rounds rounds = new Rounds(Plan.of(new JsonObject().put("rounds", 2).put("seconds", 1).put("warmup", 6)),
        Cpu.own());
    loads.put("netty", millis -> run("netty", millis));
    loads.put("agents", millis -> run("agents", millis));

    Row row = rounds.run("add-1", loads).result();
    rounds.run("add-64", loads);

    assertThat(ran).containsExactly("netty 6000", "agents 6000", "netty 1000", "agents 1000", "netty 1000",
        "agents 1000", "netty 1000", "agents 1000", "netty 1000", "agents 1000", "netty 1000", "agents 1000");
    assertThat(row.figures("agents", Metric.CALLS)).containsExactly(500.0, 500.0);
    assertThat(row.figures("agents", Metric.P99)).containsExactly(2.0, 2.0);
  }

  @Test
  void whoIsObservedIsBusyBeforeEachMeasurement() {
    Rounds rounds = new Rounds(Plan.of(new JsonObject().put("part", "observe").put("rounds", 2).put("seconds", 10)
        .put("warmup", 0)), Cpu.own());
    loads.put("nobody", millis -> run("nobody", millis));

    Row row = rounds.run("observed-64", loads).result();

    assertThat(ran).containsExactly("nobody 3000", "nobody 10000", "nobody 3000", "nobody 10000");
    assertThat(row.figures("nobody", Metric.CALLS)).hasSize(2);
  }

  private Future<Sample> run(String name, long millis) {
    ran.add(name + ' ' + millis);
    return Future.succeededFuture(new Sample(500, 1_000_000_000, 1_000, 2_000));
  }
}
