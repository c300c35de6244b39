package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 31, 32, 33, 63, 64, 65, 127, 128, 1_000, 1_023, 1_024, 999_999_937, 1L << 40,
      Long.MAX_VALUE})
  void knowsAValueToThreePercent(long nanos) {
    latencies.add(nanos);

    assertThat(latencies.percentile(50)).isCloseTo(nanos, within(Math.max(0.0, nanos * 0.032)));
  }

  @Test
  void tellsWhatSoManyOfAHundredDidNotExceed() {
    for (int i = 1; i <= 1_000; i++) {
      latencies.add(i * 1_000L);
    }

    assertThat(latencies.percentile(50)).isCloseTo(500_000, Percentage.withPercentage(3.2));
    assertThat(latencies.percentile(99)).isCloseTo(990_000, Percentage.withPercentage(3.2));
    assertThat(latencies.percentile(100)).isCloseTo(1_000_000, Percentage.withPercentage(3.2));
  }

  @Test
  void isNotMovedByFewerThanItsShare() {
    for (int i = 0; i < 99; i++) {
      latencies.add(10);
    }
    latencies.add(1_000_000);

    assertThat(latencies.percentile(99)).isEqualTo(10);
    assertThat(latencies.percentile(99.5)).isGreaterThan(900_000);
  }

  @Test
  void takesAClockThatWentBackForNoTimeAtAll() {
    latencies.add(-5);

    assertThat(latencies.percentile(50)).isZero();
  }

  @Test
  void knowsNothingOfNoCalls() {
    assertThat(latencies.percentile(99)).isNaN();
  }
}
