package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import examples.bench.RemoteRounds.Line;
import examples.bench.Sample.Costed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Plan PLAN = Plan.of(new JsonObject().put("rounds", 3));
  private static final Line LINE = new Line(64, List.of(new Costed(1000, 1), new Costed(2000, 1), new Costed(1000, 1)),
      List.of(new Costed(500, 2.5), new Costed(500, 2.5), new Costed(700, 2.5)));
  private static final Report REPORT = new Report(PLAN, List.of(LINE), List.of(90.0, 110.0, 100.0), 321);

  @Test
  void showsMediansAndEveryRound() {
    assertThat(REPORT.text())
        .contains("       64          1,000            500    0.50         1.00         2.50   0.50 0.25 0.70")
        .contains("local call 100 ns   (90 110 100)").contains("idle agent 321 bytes of heap, of 100,000 agents");
  }

  @Test
  void tellsProgramsTheSame() {
    JsonObject line = REPORT.json().getJsonArray("remote").getJsonObject(0);

    assertThat(line.getDouble("ratio")).isEqualTo(0.5);
    assertThat(line.getJsonArray("ratios")).isEqualTo(new JsonArray(List.of(0.5, 0.25, 0.7)));
    assertThat(line.getJsonArray("calls").getJsonObject(2).getDouble("perSecond")).isEqualTo(700);
    assertThat(REPORT.json().getJsonObject("local").getDouble("nanos")).isEqualTo(100);
    assertThat(REPORT.json().getJsonObject("idleAgent").getDouble("bytes")).isEqualTo(321);
  }

  @Test
  void refusesAPlanOutOfRange() {
    assertThatThrownBy(() -> Plan.of(new JsonObject().put("inFlight", new JsonArray().add(0))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("in-flight=[0]");
  }
}
