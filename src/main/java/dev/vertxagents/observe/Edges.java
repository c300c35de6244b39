package dev.vertxagents.observe;

import java.util.Arrays;

/**
 * Counts by who called what where: open addressing, three numbers packed into one key. Over three quarters full, new
 * callers of a method are counted together, and then all that is new.
 *
 * <p>What belongs to one key lies together, as there are so many that each is read from far away.
 */
final class Edges {
  static final int MAX = 8_192;
  private static final int FIRST = 256;
  private static final long IN = 1L << 3 * Names.BITS;
  private static final long MASK = Names.MAX - 1;

  /** An entry: the key and one, nanoseconds, calls in the upper half and failures in the lower. */
  private static final int WIDTH = 3;
  private static final int NANOS = 1;
  private static final int CALLS = 2;
  private static final long CALL = 1L << 32;

  private long[] entries = new long[FIRST * WIDTH];
  private final Demand demand = new Demand();
  private int used;
  private boolean refused;

  /** The key of calls out of the container: by an agent, to a place, of a path there. */
  static long out(int aid, int place, int path) {
    return ((long) aid << Names.BITS | place) << Names.BITS | path;
  }

  /** The key of calls that a peer made over the wire. */
  static long in(int peer, int path) {
    return IN | (long) peer << Names.BITS | path;
  }

  static boolean isIn(long key) {
    return (key & IN) != 0;
  }

  static int aid(long key) {
    return (int) (key >>> 2 * Names.BITS & MASK);
  }

  static int place(long key) {
    return (int) (key >>> Names.BITS & MASK);
  }

  static int path(long key) {
    return (int) (key & MASK);
  }

  void add(long key, long duration, boolean failed) {
    int entry = entry(key);
    if (entries[entry] == 0) {
      entry = begin(entry, key);
    }
    entries[entry + NANOS] += duration;
    entries[entry + CALLS] += failed ? CALL + 1 : CALL;
  }

  /** An entry for a key that has none: its own, or one that it shares with others if there are too many. */
  private int begin(int free, long key) {
    if (used < slots() / 4 * 3) {
      take(free, key);
      return free;
    }
    refused = true;
    long others = isIn(key) ? in(Names.OTHER, path(key)) : out(Names.OTHER, place(key), path(key));
    int shared = entry(others);
    if (entries[shared] == 0 && used >= slots() - slots() / 8) {
      others = isIn(key) ? IN : 0;
      shared = entry(others);
    }
    if (entries[shared] == 0) {
      take(shared, others);
    }
    return shared;
  }

  private void take(int entry, long key) {
    entries[entry] = key + 1;
    used++;
  }

  private int slots() {
    return entries.length / WIDTH;
  }

  private int entry(long key) {
    int last = slots() - 1;
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & last;
    while (entries[slot * WIDTH] != 0 && entries[slot * WIDTH] != key + 1) {
      slot = slot + 1 & last;
    }
    return slot * WIDTH;
  }

  /** What was counted, to be read elsewhere. */
  static final class Counted {
    private final long[] entries;

    private Counted(long[] entries) {
      this.entries = entries;
    }

    int size() {
      return entries.length / WIDTH;
    }

    long key(int index) {
      return entries[index * WIDTH] - 1;
    }

    int calls(int index) {
      return (int) (entries[index * WIDTH + CALLS] >>> 32);
    }

    int fails(int index) {
      return (int) entries[index * WIDTH + CALLS];
    }

    long nanos(int index) {
      return entries[index * WIDTH + NANOS];
    }
  }

  /** All that was counted so far. */
  Counted counted() {
    long[] all = new long[used * WIDTH];
    int next = 0;
    for (int entry = 0; entry < entries.length; entry += WIDTH) {
      if (entries[entry] != 0) {
        System.arraycopy(entries, entry, all, next, WIDTH);
        next += WIDTH;
      }
    }
    return new Counted(all);
  }

  /** Whether more room was wanted than there is, and may be. */
  boolean isShort() {
    return refused && slots() < MAX;
  }

  /** Empties it, with twice the room if so wanted. */
  void clear(boolean larger) {
    demand.tick(larger ? slots() : used);
    if (larger) {
      entries = new long[entries.length * 2];
    } else if (used > 0) {
      Arrays.fill(entries, 0);
    }
    used = 0;
    refused = false;
  }

  /** Gives back what was not needed lately; it is empty. */
  void trim() {
    int slots = demand.slots(FIRST);
    entries = slots < slots() ? new long[slots * WIDTH] : entries;
  }

  int used() {
    return used;
  }

  long bytes() {
    return entries.length * 8L;
  }
}
