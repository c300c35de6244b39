package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private static final double ERROR = 0.125;
  private static final long LONGEST = 1L << 40;

  @Property
  void theMiddleOfABucketIsNearWhateverIsInIt(@ForAll @LongRange(min = 64, max = LONGEST - 1) long nanos) {
    long middle = Histogram.middle(Histogram.bucket(nanos));

    assertThat((double) middle).isCloseTo(nanos, within(nanos * ERROR + 1));
  }

  @Property
  void bucketsAreInOrder(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long nanos) {
    assertThat(Histogram.bucket(nanos)).isBetween(0, Histogram.BUCKETS - 1)
        .isLessThanOrEqualTo(Histogram.bucket(nanos + 1));
  }

  @Property(tries = 200)
  void percentilesAreThoseOfTheSortedDurations(
      @ForAll @Size(min = 20, max = 500) List<@LongRange(min = 64, max = 10_000_000_000L) Long> durations) {
    Histogram histogram = new Histogram();
    for (long nanos : durations) {
      histogram.record(nanos);
    }
    List<Long> sorted = durations.stream().sorted().toList();

    for (double part : new double[] {0.5, 0.9, 0.99, 1}) {
      long exact = sorted.get((int) Math.ceil(part * sorted.size()) - 1);
      assertThat((double) histogram.percentile(part)).isCloseTo(exact, within(exact * ERROR + 1));
    }
  }

  @Property(tries = 100)
  void thoseOfPartsAddUpToThatOfTheWhole(@ForAll @Size(max = 200) List<@LongRange(min = 0, max = LONGEST) Long> one,
      @ForAll @Size(max = 200) List<@LongRange(min = 0, max = LONGEST) Long> other) {
    Histogram whole = new Histogram();
    Histogram first = new Histogram();
    Histogram second = new Histogram();
    for (long nanos : one) {
      whole.record(nanos);
      first.record(nanos);
    }
    for (long nanos : other) {
      whole.record(nanos);
      second.record(nanos);
    }

    first.merge(second);

    assertThat(first.total()).isEqualTo(whole.total());
    for (int bucket = 0; bucket < Histogram.BUCKETS; bucket++) {
      assertThat(first.count(bucket)).isEqualTo(whole.count(bucket));
    }
  }

  @Test
  void ofFewCallsThereIsNoPercentile() {
    Histogram histogram = new Histogram();
    for (int i = 0; i < Histogram.ENOUGH - 1; i++) {
      histogram.record(1_000);
    }

    assertThat(histogram.percentile(0.5)).isEqualTo(-1);
    histogram.record(1_000);
    assertThat(histogram.percentile(0.5)).isPositive();
  }
}
