package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a recorder may keep. */
class BudgetTest {
  private static final long HALF = Budget.FULL_BYTES / 2;

  private final AtomicInteger containers = new AtomicInteger();
  private final Budget budget = new Budget(containers::get);

  @Test
  void whatIsGrantedCountsUntilItIsWeighed() {
    assertThat(budget.grant(HALF)).isTrue();
    assertThat(budget.grant(HALF + 1)).isFalse();

    budget.asked();
    assertThat(budget.grant(HALF + 1)).as("it is on the scales").isFalse();
    budget.weighed(HALF);
    assertThat(budget.grant(HALF + 1)).as("it is weighed").isFalse();
    assertThat(budget.grant(HALF)).isTrue();
    budget.asked();
    budget.weighed(0);
    assertThat(budget.grant(2 * HALF)).as("it was given back").isTrue();
  }

  @Test
  void whatIsGivenBackMayBeGrantedAtOnceAndIsNotWeighedTwice() {
    budget.weighed(2 * HALF);

    budget.giveBack(HALF);

    assertThat(budget.grant(HALF)).isTrue();
    assertThat(budget.grant(1)).isFalse();
    budget.asked();
    assertThat(budget.grant(1)).as("it is on the scales").isFalse();
    budget.weighed(2 * HALF);
    assertThat(budget.grant(1)).isFalse();
  }

  @Test
  void whatIsRefusedDoesNotCount() {
    for (int i = 0; i < 100; i++) {
      assertThat(budget.grant(2 * HALF + 1)).isFalse();
    }

    assertThat(budget.grant(2 * HALF)).isTrue();
  }

  @Test
  void whatIsGrantedWhileItIsWeighedIsNotForgotten() {
    budget.asked();
    budget.grant(HALF);
    budget.weighed(HALF);

    assertThat(budget.grant(1)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0,200", "1,200", "10,200", "50,40", "5000,10"})
  void samplesAreTheNodesAndNoneIsLeftWithout(int many, int samples) {
    containers.set(many);

    assertThat(budget.samples()).isEqualTo(samples);
  }

  @Test
  void moreThanMayBeIsOver() {
    budget.weighed(Budget.MOST_BYTES);
    assertThat(budget.isOver()).isFalse();
    budget.weighed(Budget.MOST_BYTES + 1);

    assertThat(budget.isOver()).isTrue();
  }
}
