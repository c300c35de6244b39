package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {
  private final Window window = new Window();

  @Test
  void whatWasToldStaysAsItWas() {
    window.add(30, 2);
    Histogram told = window.histogram();

    window.add(30, 1);
    window.turn();
    window.add(31, 1);

    assertThat(told.total()).isEqualTo(2);
    assertThat(told.count(31)).isZero();
    assertThat(window.histogram().total()).isEqualTo(4);
  }

  @Test
  void aPercentileIsThatOfAllCallsInIt() {
    assertThat(window.percentile(0.5)).isEqualTo(-1);
    window.add(30, Histogram.ENOUGH);
    assertThat(window.percentile(0.5)).isEqualTo(Histogram.middle(30));
    window.turn();
    assertThat(window.percentile(0.5)).isEqualTo(Histogram.middle(30));
    window.add(50, 2 * Histogram.ENOUGH);

    assertThat(window.percentile(0.3)).isEqualTo(Histogram.middle(30));
    assertThat(window.percentile(0.5)).isEqualTo(Histogram.middle(50));
    assertThat(window.percentile(0.99)).isEqualTo(window.histogram().percentile(0.99));
  }

  @Test
  void ofFewCallsInBothHalvesThereIsNoPercentile() {
    window.add(30, Histogram.ENOUGH - 2);
    window.turn();
    window.add(30, 1);
    assertThat(window.percentile(0.5)).isEqualTo(-1);

    window.add(30, 1);

    assertThat(window.percentile(0.5)).isEqualTo(Histogram.middle(30));
  }

  @Test
  void callsAreForgottenWhenTenSecondsHaveBegunTwice() {
    window.add(30, 2);
    window.turn();
    window.add(31, 3);
    assertThat(window.histogram().total()).isEqualTo(5);

    window.turn();

    assertThat(window.histogram().total()).isEqualTo(3);
    assertThat(window.isEmpty()).isFalse();
    window.turn();
    assertThat(window.histogram().total()).isZero();
    assertThat(window.isEmpty()).isTrue();
  }

  @Test
  void callsThatTookNobodyKnowsHowLongAreNotCounted() {
    window.add(Cells.ANY, 2);

    assertThat(window.isEmpty()).isTrue();
    assertThat(window.histogram().total()).isZero();
  }
}
