package dev.vertxagents.rpc;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The numbers of calls: 29 bits that a process has drawn by chance, so that no two of a system have the same, and a
 * count of 32. As text {@code k3x9f1-8f2}. Usable from any thread.
 */
public final class CallIds {
  /** The greatest. */
  static final long MAX = (1L << 61) - 1;

  private static final int COUNT_BITS = 32;
  private static final int RADIX = Character.MAX_RADIX;
  private static final long NONE = (long) ThreadLocalRandom.current().nextInt(1, 1 << 29) << COUNT_BITS;
  private static final AtomicLong LAST = new AtomicLong(NONE);

  private CallIds() {
  }

  static long next() {
    return LAST.incrementAndGet();
  }

  /** Whether this process has given the number, so that it tells when: a greater one is later. */
  public static boolean isOwn(long id) {
    return id > NONE && id <= LAST.get();
  }

  /** The drawn part in base 36, and the count in hexadecimal digits. */
  public static String text(long id) {
    return Long.toString(id >>> COUNT_BITS, RADIX) + '-' + Long.toHexString(id & (1L << COUNT_BITS) - 1);
  }

  /**
   * The inverse.
   *
   * @throws NumberFormatException for what is no such text
   */
  public static long parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 1) {
      throw new NumberFormatException("no number of a call: " + text);
    }
    long process = Long.parseLong(text.substring(0, dash), RADIX);
    long count = Integer.toUnsignedLong(Integer.parseUnsignedInt(text.substring(dash + 1), 16));
    if (process > MAX >>> COUNT_BITS) {
      throw new NumberFormatException("no number of a call: " + text);
    }
    return process << COUNT_BITS | count;
  }
}
