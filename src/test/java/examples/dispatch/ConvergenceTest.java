package examples.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvergenceTest {
  private static final int ENOUGH = 5000;

  @ParameterizedTest
  @ValueSource(strings = {"pjm5", "ieee14"})
  void findsThePublishedOptimumWithoutKnowingIt(String name) {
    Grid grid = Grid.read("conf/cases/" + name + ".m");

    SequentialRounds rounds = SequentialRounds.run(grid, ENOUGH);

    assertThat(rounds.converged()).isTrue();
    assertThat(rounds.cost()).isCloseTo(grid.publishedOptimum(), within(grid.publishedOptimum() * 1e-3));
    assertThat(rounds.imbalanceMw()).isLessThan(0.1);
    assertThat(rounds.violationMw()).isLessThan(0.1);
  }

  @Test
  void saysSoWhenTheRoundsAreTooFew() {
    SequentialRounds rounds = SequentialRounds.run(Grid.read("conf/cases/pjm5.m"), 50);

    assertThat(rounds.converged()).isFalse();
    assertThat(rounds.rounds()).isEqualTo(50);
  }

  @Test
  void aBusWithNothingAtItDoesNoHarm() {
    Grid grid = GridReader.grid(CaseText.of("bare.m", """
        mpc.baseMVA = 100
        mpc.bus = [ 1 3 50 0 0 0 1 1 0 230 1 1.1 0.9; 2 1 0 0 0 0 1 1 0 230 1 1.1 0.9 ];
        mpc.gen = [ 1 0 0 0 0 1 100 1 100 0 ];
        mpc.gencost = [ 2 0 0 2 14 7 ];
        mpc.branch = [ 1 2 0 0.1 0 0 0 0 0 0 0 0 0 ];
        """));

    SequentialRounds rounds = SequentialRounds.run(grid, ENOUGH);

    assertThat(Devices.of(grid).terminalsAt(1)).isEqualTo(1);
    assertThat(rounds.converged()).isTrue();
    assertThat(rounds.cost()).isCloseTo(707, within(0.8));
  }

  @Test
  void findsOutThatThereIsNoDispatch() {
    SequentialRounds tooLittle = SequentialRounds.run(triangle("30", "0.02 10 0", "1 -30 30"), ENOUGH);
    SequentialRounds tooNarrow = SequentialRounds.run(triangle("100", "0.02 10 0", "1 -1 1"), ENOUGH);

    assertThat(tooLittle.impossible()).isTrue();
    assertThat(tooLittle.converged()).isFalse();
    assertThat(tooNarrow.impossible()).isTrue();
  }

  @Test
  void paysForACongestedLine() {
    // of what either generator sends a third takes the long way round: (2·(100 − y) + y) / 3 MW flow from 1 to 3, so
    // that bus 2 must deliver y = 50
    Grid grid = triangle("100", "0 10 0", "1 -360 360");

    SequentialRounds rounds = SequentialRounds.run(grid, ENOUGH);

    assertThat(rounds.converged()).isTrue();
    assertThat(rounds.cost()).isCloseTo(50 * 10 + 50 * 40, within(2.5));
  }

  @Test
  void aTightAngleCostsLikeARating() {
    // 50 MW at x = 0.1 and 100 MVA turn the angle by 0.05: the same limit as above, told in degrees
    Grid grid = triangle("100", "0 10 0", "1 -2.8647889757 2.8647889757", "0");

    assertThat(SequentialRounds.run(grid, ENOUGH).cost()).isCloseTo(50 * 10 + 50 * 40, within(2.5));
  }

  @Test
  void aPhaseShifterRelievesTheCongestedLine() {
    // a shift of 0.025 in the other branch out of bus 1 drives 8.3 MW round the loop, off the congested line: bus 1 may
    // send 75
    Grid grid = triangle("100", "0 10 0", "1 -360 360", "50", "-1.4323944878");

    assertThat(SequentialRounds.run(grid, ENOUGH).cost()).isCloseTo(75 * 10 + 25 * 40, within(2.5));
  }

  @Test
  void worksWithPowerThatPaysForBeingTaken() {
    Grid grid = triangle("100", "0 -10 0", "1 -360 360");

    SequentialRounds rounds = SequentialRounds.run(grid, ENOUGH);

    assertThat(rounds.converged()).isTrue();
    assertThat(rounds.cost()).isCloseTo(50 * -10 + 50 * 40, within(1.5));
  }

  private static Grid triangle(String capacity, String cost, String angles) {
    return triangle(capacity, cost, angles, "50", "0");
  }

  private static Grid triangle(String capacity, String cost, String angles, String rating) {
    return triangle(capacity, cost, angles, rating, "0");
  }

  /** A cheap generator at bus 1, a dear one at bus 2, a load of 100 MW at bus 3; the line from 1 to 3 is limited. */
  private static Grid triangle(String capacity, String cost, String angles, String rating, String shift) {
    return GridReader.grid(CaseText.of("triangle.m", """
        mpc.baseMVA = 100
        mpc.bus = [
          1 3 0 0 0 0 1 1 0 230 1 1.1 0.9
          2 2 0 0 0 0 1 1 0 230 1 1.1 0.9
          3 1 100 0 0 0 1 1 0 230 1 1.1 0.9 ];
        mpc.gen = [ 1 0 0 0 0 1 100 1 %s 0; 2 0 0 0 0 1 100 1 60 0 ];
        mpc.gencost = [ 2 0 0 3 %s; 2 0 0 3 0 40 0 ];
        mpc.branch = [
          1 3 0 0.1 0 %s 0 0 0 0 %s
          1 2 0 0.1 0 0 0 0 0 %s 1 -360 360
          2 3 0 0.1 0 0 0 0 0 0 1 -360 360 ];
        """.formatted(capacity, cost, rating, angles, shift)));
  }
}
