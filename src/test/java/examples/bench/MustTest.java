package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import examples.bench.Must.Bound;
import examples.bench.Must.Comparison;
import examples.bench.Must.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class MustTest {
  private static final Comparison SPEED = new Comparison("agents", "netty", Metric.CALLS);

  @Test
  void judgesTheMedianOfTheRatiosNotTheRatioOfTheMedians() {
    Verdict verdict = new Must("add-64", SPEED, new Bound(true, 0.5, 0.7)).judge(rows(
        new double[] {1_000, 400, 100}, new double[] {500, 240, 30}));

    assertThat(verdict.rounds()).containsExactly(0.5, 0.6, 0.3);
    assertThat(verdict.ok()).isTrue();
    assertThat(verdict.text()).isEqualTo("ok");
  }

  @Test
  void missesWhatIsBelowALowerBoundOrAboveAnUpperOne() {
    List<Row> rows = rows(new double[] {1_000}, new double[] {499});

    assertThat(new Must("add-64", SPEED, new Bound(true, 0.5, Double.NaN)).judge(rows).text()).isEqualTo("MISSED");
    assertThat(new Must("add-64", SPEED, new Bound(false, 0.4, Double.NaN)).judge(rows).text()).isEqualTo("MISSED");
  }

  @Test
  void whatIsJustAtABoundHolds() {
    List<Row> rows = rows(new double[] {1_000}, new double[] {500});

    assertThat(new Must("add-64", SPEED, new Bound(false, 0.5, 0.5)).judge(rows).text()).isEqualTo("ok, aim too");
    assertThat(new Must("add-64", SPEED, new Bound(true, 0.5, 0.5)).judge(rows).text()).isEqualTo("ok, aim too");
  }

  @Test
  void anAimAloneCannotBeMissed() {
    Verdict verdict = new Must("add-64", SPEED, new Bound(true, Double.NaN, 0.8))
        .judge(rows(new double[] {1_000}, new double[] {500}));

    assertThat(verdict.ok()).isTrue();
    assertThat(verdict.text()).isEqualTo("below aim");
  }

  @Test
  void judgesAFigureAsItIsWhereNothingIsComparedWithIt() {
    Row row = new Row("idle-agents");
    row.add("agents", Round.of(Metric.HEAP, 201));

    Must must = new Must("idle-agents", new Comparison("agents", "", Metric.HEAP), new Bound(false, 200, 130));

    assertThat(must.judge(List.of(row)).text()).isEqualTo("MISSED");
  }

  @Test
  void doesNotTakeTheAbsenceOfAContenderForSuccess() {
    Verdict verdict = new Must("add-64", new Comparison("agents", "grpc-direct", Metric.CALLS),
        new Bound(true, 4, Double.NaN)).judge(rows(new double[] {1}, new double[] {1}));

    assertThat(verdict.text()).isEqualTo("not measured");
    assertThat(verdict.json().containsKey("ok")).isFalse();
  }

  @Test
  void leavesOutARoundThatWasTooShortToSeeItsCost() {
    Row row = new Row("add-64");
    for (double cpu : new double[] {2, Double.NaN}) {
      row.add("netty", Round.of(Metric.CPU, 1));
      row.add("agents", Round.of(Metric.CPU, cpu));
    }

    Verdict verdict = new Must("add-64", new Comparison("agents", "netty", Metric.CPU), new Bound(false, 4, 2))
        .judge(List.of(row));

    assertThat(verdict.rounds()).containsExactly(2.0);
  }

  @Test
  void asksOnlyForRowsThatAreMeasured() {
    assertThat(Must.TABLE).extracting(Must::row).isSubsetOf(Benchmark.ROWS);
    assertThat(Benchmark.ROWS).allSatisfy(row -> assertThat(Must.TABLE).extracting(Must::row).contains(row));
    assertThat(Must.OBSERVE).extracting(Must::row).containsOnlyElementsOf(Benchmark.OBSERVED_ROWS);
  }

  private static List<Row> rows(double[] netty, double[] agents) {
    Row row = new Row("add-64");
    for (int round = 0; round < netty.length; round++) {
      row.add("netty", Round.of(Metric.CALLS, netty[round]));
      row.add("agents", Round.of(Metric.CALLS, agents[round]));
    }
    return List.of(row);
  }
}
