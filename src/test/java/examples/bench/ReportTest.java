package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Plan PLAN = Plan.of(new JsonObject().put("rows", new JsonArray().add("add-64")));
  private final Row row = new Row("add-64");

  ReportTest() {
    for (double[] round : new double[][] {{1_000, 500}, {2_000, 500}, {1_000, 700}}) {
      row.add("netty", Round.of(Metric.CALLS, round[0]).with(Metric.CPU, 1).with(Metric.P99, 20));
      row.add("agents", Round.of(Metric.CALLS, round[1]).with(Metric.CPU, 2.5).with(Metric.P99, 30));
    }
  }

  @Test
  void showsMediansAndEveryRound() {
    assertThat(Report.table(PLAN, row).lines()).containsExactly(
        "add-64                 calls/s        cpu µs        p99 µs   calls/s ÷ netty (each round) | calls/s of each"
            + " round",
        "  netty                  1,000         1.000          20.0   1.000 (1.000 1.000 1.000) | 1,000 2,000 1,000",
        "  agents                   500         2.500          30.0   0.500 (0.500 0.250 0.700) | 500 500 700");
  }

  @Test
  void saysIfBothSidesMayShareACore() {
    assertThat(Report.heading(PLAN, new Cores(List.of(0)))).contains("may share a core");
    assertThat(Report.heading(PLAN, new Cores(List.of(0, 1)))).doesNotContain("share");
  }

  @Test
  void comparesCostWhereSizesDiffer() {
    Plan scaling = Plan.of(new JsonObject().put("part", "scaling"));

    assertThat(Report.table(scaling, row)).contains("cpu µs ÷ netty (each round)").contains("2.500 (2.500 2.500 2.500)");
  }

  @Test
  void tellsWhatMustHoldAndWhetherItDoes() {
    Report report = new Report(PLAN, List.of(row), List.of("grpc-direct"));

    assertThat(report.verdicts().lines().toList())
        .anyMatch(line -> line.matches("add-64 +calls/s ÷ netty +≥ 0.500 +≥ 0.700 +0.500 +ok +0.500 0.250 0.700"))
        .anyMatch(line -> line.matches("add-64 +calls/s ÷ grpc-direct +≥ 4.00 +not measured *"))
        .noneMatch(line -> line.startsWith("add-1 "))
        .last().asString().startsWith("absent: grpc-direct (");
  }

  @Test
  void tellsProgramsTheSame() {
    JsonObject json = new Report(PLAN, List.of(row), List.of("grpc-direct")).json();

    assertThat(Row.all(json.getJsonArray("rows"))).containsExactly(row);
    JsonObject first = json.getJsonArray("musts").getJsonObject(0);
    assertThat(first.getDouble("median")).isEqualTo(0.5);
    assertThat(first.getBoolean("ok")).isTrue();
    assertThat(first.getJsonArray("rounds")).isEqualTo(new JsonArray(List.of(0.5, 0.25, 0.7)));
    assertThat(json.getJsonArray("absent")).containsExactly("grpc-direct");
    assertThat(Plan.of(json.getJsonObject("plan"))).isEqualTo(PLAN);
  }

  @Test
  void refusesAPlanOutOfRange() {
    assertThatThrownBy(() -> Plan.of(new JsonObject().put("rows", new JsonArray().add("add-65"))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("rows=[add-65] (add-1, add-64");
    assertThatThrownBy(() -> Plan.of(new JsonObject().put("seconds", 0)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("seconds=0.0");
  }
}
