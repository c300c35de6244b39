package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {
  private final Row row = new Row("add-64");

  @Test
  void takesTheMiddleOfAnOddNumberAndTheMeanOfTheTwoMiddlesOfAnEvenOne() {
    assertThat(Row.median(List.of(3.0, 100.0, 1.0))).isEqualTo(3);
    assertThat(Row.median(List.of(4.0, 1.0, 3.0, 100.0))).isEqualTo(3.5);
    assertThat(Row.median(List.of(7.0))).isEqualTo(7);
  }

  @Test
  void comparesRoundByRound() {
    row.add("netty", Round.of(Metric.CALLS, 1_000));
    row.add("agents", Round.of(Metric.CALLS, 500));
    row.add("netty", Round.of(Metric.CALLS, 2_000));
    row.add("agents", Round.of(Metric.CALLS, 500));

    assertThat(row.ratios("agents", "netty", Metric.CALLS)).containsExactly(0.5, 0.25);
    assertThat(row.reference()).isEqualTo("netty");
  }

  @Test
  void comesOutOfJsonAsItWentIn() {
    row.add("netty", Round.of(Metric.CALLS, 1_000).with(Metric.CPU, 0.5).with(Metric.P50, 9).with(Metric.P99, 20));
    row.add("agents", Round.of(Metric.HEAP, 200).with(Metric.P99, Double.NaN));

    assertThat(Row.all(Row.json(List.of(row)))).containsExactly(row);
    assertThat(row.json().encode()).contains("\"median\":{\"callsPerSecond\":1000.0,\"cpuMicros\":0.5")
        .doesNotContain("NaN");
  }

  @Test
  void whatWasNotMeasuredHasNoMedian() {
    row.add("idle", Round.of(Metric.HEAP, 200));

    assertThat(row.median("idle")).isEqualTo(Round.of(Metric.HEAP, 200));
    assertThat(row.median("idle").get(Metric.CALLS)).isNaN();
  }
}
