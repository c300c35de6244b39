package dev.vertxagents.console;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.NoSuchElementException;

/**
 * How far another node's clock is ahead of ours: what it said, against the middle of the time in which it was asked and
 * answered; half of that time is how far this may be off. The quickest of the last answers says it best.
 *
 * <p>Source: D. Mills, RFC 5905, section 8: offset and delay of a clock; the same with one time stamp at the other
 * side.
 */
final class Skew {
  private static final int LAST = 16;

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(double ahead, double error) {
  }

  /** An answer; all in microseconds since 1970, the first two by our clock. */
  void add(long asked, long answered, long there) {
    if (answered < asked) {
      return; // our clock was set back meanwhile
    }
    double error = (answered - asked) / 2.0;
    samples.addLast(new Sample(there - (asked + error), error));
    if (samples.size() > LAST) {
      samples.removeFirst();
    }
  }

  boolean isKnown() {
    return !samples.isEmpty();
  }

  /** Milliseconds. */
  double aheadMillis() {
    return millis(best().ahead());
  }

  /** So many milliseconds more, or less. */
  double errorMillis() {
    return millis(best().error());
  }

  private Sample best() {
    return samples.stream().min(Comparator.comparingDouble(Sample::error)).orElseThrow(NoSuchElementException::new);
  }

  private static double millis(double micros) {
    return Math.round(micros) / 1_000.0;
  }
}
