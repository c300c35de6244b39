package examples.bench;

/**
 * How long calls took, counted in classes that are at most 1/32 wide: a power of two is divided into 32. The idea is
 * that of Gil Tene's HdrHistogram.
 */
final class Latencies {
  private static final int CLASS_BITS = 5;
  private static final int CLASSES = 1 << CLASS_BITS;

  private final long[] counts = new long[(Long.SIZE - CLASS_BITS) * CLASSES];
  private long total;

  void add(long nanos) {
    counts[classOf(Math.max(0, nanos))]++;
    total++;
  }

  /**
   * The least value that so many of a hundred calls did not exceed, as exact as its class; NaN if there was no call.
   */
  double percentile(double percent) {
    long rank = Math.max(1, (long) Math.ceil(total * percent / 100));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return middle(i);
      }
    }
    return Double.NaN;
  }

  private static int classOf(long value) {
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - CLASS_BITS - 1);
    return shift * CLASSES + (int) (value >>> shift);
  }

  private static double middle(int index) {
    if (index < 2 * CLASSES) {
      return index;
    }
    int shift = index / CLASSES - 1;
    return (index - shift * CLASSES + 0.5) * (1L << shift) - 0.5;
  }
}
