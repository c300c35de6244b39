package dev.vertxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SkewTest {
  private final Skew skew = new Skew();

  @Test
  void isWhatTheOtherSaysAgainstTheMiddleOfTheRoundTrip() {
    skew.add(1_000_000, 1_004_000, 1_005_000);

    assertThat(skew.aheadMillis()).isEqualTo(3);
    assertThat(skew.errorMillis()).isEqualTo(2);
  }

  @Test
  void theQuickestOfTheLastAnswersSaysItBest() {
    skew.add(1_000_000, 1_001_000, 990_500);
    skew.add(2_000_000, 2_500_000, 2_400_000);
    assertThat(skew.aheadMillis()).isEqualTo(-10);
    assertThat(skew.errorMillis()).isEqualTo(0.5);

    for (int i = 0; i < 16; i++) {
      skew.add(3_000_000, 3_002_000, 3_001_000);
    }
    assertThat(skew.aheadMillis()).as("clocks are set, and what was measured long ago is forgotten").isZero();
    assertThat(skew.errorMillis()).isEqualTo(1);
  }

  @Test
  void anAnswerDuringWhichOurClockWasSetBackSaysNothing() {
    skew.add(2_000_000, 1_000_000, 2_000_000);

    assertThat(skew.isKnown()).isFalse();
  }
}
