package dev.vertxagents.observe;

import java.util.Arrays;

/**
 * Counts by a small number, such as that of a path, by how long the calls took and whether they failed: open
 * addressing, one word for each combination. Over three quarters full, calls of what is new are counted without their
 * durations, and then together; the counts are exact.
 */
final class Cells {
  /** In the place of a bucket: unknown. */
  static final int ANY = 255;

  private static final int BUCKET = 1;
  private static final int NUMBER = 9;

  private final int few;
  private final int most;
  private final Demand demand = new Demand();
  /** The key and one in the upper half, how many in the lower. */
  private long[] words;
  private int used;
  private boolean refused;

  /** With room for a few at first, for {@code most} at last; both are powers of two. */
  Cells(int few, int most) {
    this.few = few;
    this.most = most;
    this.words = new long[few];
  }

  void add(int number, int bucket, boolean failed) {
    int key = key(number, bucket, failed);
    int slot = slot(key);
    if (words[slot] == 0) {
      slot = begin(slot, key);
    }
    words[slot]++;
  }

  private static int key(int number, int bucket, boolean failed) {
    return number << NUMBER | bucket << BUCKET | (failed ? 1 : 0);
  }

  /** A word for a key that has none: its own, or one that it shares with others if there are too many. */
  private int begin(int free, int key) {
    int shared = key;
    int slot = free;
    if (used >= words.length / 4 * 3) {
      refused = true;
      boolean failed = (key & 1) != 0;
      shared = key(key >>> NUMBER, ANY, failed);
      slot = slot(shared);
      if (words[slot] == 0 && used >= words.length - words.length / 8) {
        shared = key(Names.OTHER, ANY, failed);
        slot = slot(shared);
      }
    }
    if (words[slot] == 0) {
      words[slot] = shared + 1L << 32;
      used++;
    }
    return slot;
  }

  private int slot(int key) {
    int slot = key * 0x9E3779B9 >>> 12 & words.length - 1;
    while (words[slot] != 0 && words[slot] >>> 32 != key + 1) {
      slot = slot + 1 & words.length - 1;
    }
    return slot;
  }

  /** What was counted, to be read elsewhere. */
  static final class Counted {
    private final long[] words;

    private Counted(long[] words) {
      this.words = words;
    }

    int size() {
      return words.length;
    }

    private int key(int index) {
      return (int) (words[index] >>> 32) - 1;
    }

    int number(int index) {
      return key(index) >>> NUMBER;
    }

    /** How long the calls took, or {@link #ANY}. */
    int bucket(int index) {
      return key(index) >>> BUCKET & ANY;
    }

    boolean failed(int index) {
      return (key(index) & 1) != 0;
    }

    int calls(int index) {
      return (int) words[index];
    }
  }

  /** All that was counted so far. */
  Counted counted() {
    long[] all = new long[used];
    int next = 0;
    for (long word : words) {
      if (word != 0) {
        all[next++] = word;
      }
    }
    return new Counted(all);
  }

  /** Whether more room was wanted than there is, and may be. */
  boolean isShort() {
    return refused && words.length < most;
  }

  /** Empties it, with twice the room if so wanted. */
  void clear(boolean larger) {
    demand.tick(larger ? words.length : used);
    if (larger) {
      words = new long[words.length * 2];
    } else if (used > 0) {
      Arrays.fill(words, 0);
    }
    used = 0;
    refused = false;
  }

  /** Gives back what was not needed lately; it is empty. */
  void trim() {
    int slots = demand.slots(few);
    words = slots < words.length ? new long[slots] : words;
  }

  long bytes() {
    return words.length * 8L;
  }
}
