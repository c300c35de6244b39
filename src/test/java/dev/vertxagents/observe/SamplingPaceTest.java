package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplingPaceTest {
  private final SamplingPace pace = new SamplingPace();

  private int after(long calls, double seconds) {
    pace.ticked(calls, seconds);
    return pace.part();
  }

  @Test
  void aboutAsManyCallsAreLookedAtHoweverManyThereAre() {
    assertThat(pace.part()).isEqualTo(1);
    assertThat(after(SamplingPace.MOST, 1)).isEqualTo(1);
    assertThat(after(SamplingPace.MOST + 1, 1)).isEqualTo(2);
    assertThat(after(50L * SamplingPace.MOST, 1)).isEqualTo(50);
    assertThat(after(50L * SamplingPace.MOST, 2)).as("in two seconds").isEqualTo(25);
    assertThat(after(10, 0.001)).as("a tick that was cut short").isEqualTo(1);
    assertThat(after(0, 1)).isEqualTo(1);
  }

  @Test
  void failuresAreAllKnownAndTheOthersStandForThoseThatPassed() {
    assertThat(Weight.of(10, 90).all(10, 0)).isEqualTo(100);
    assertThat(Weight.of(10, 90).all(15, 5)).isEqualTo(105);
    assertThat(Weight.of(10, 0).all(7, 3)).isEqualTo(7);
    assertThat(Weight.of(0, 90).all(3, 3)).as("none was looked at").isEqualTo(3);
  }
}
