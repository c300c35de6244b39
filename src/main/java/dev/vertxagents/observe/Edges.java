package dev.vertxagents.observe;

import java.util.Arrays;

/**
 * Counts by who called what where: open addressing, three numbers packed into one key. Over three quarters full, new
 * callers of a method are counted together, and then all that is new.
 */
final class Edges {
  static final int MAX = 8_192;
  private static final int FIRST = 256;
  private static final long IN = 1L << 3 * Names.BITS;
  private static final long MASK = Names.MAX - 1;

  private long[] keys = new long[FIRST];
  private int[] calls = new int[FIRST];
  private int[] fails = new int[FIRST];
  private long[] nanos = new long[FIRST];
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
    int slot = slot(key);
    if (keys[slot] == 0) {
      if (used >= keys.length / 4 * 3) {
        refused = true;
        long others = isIn(key) ? in(Names.OTHER, path(key)) : out(Names.OTHER, place(key), path(key));
        slot = slot(others);
        if (keys[slot] == 0 && used >= keys.length - keys.length / 8) {
          slot = slot(isIn(key) ? in(Names.OTHER, Names.OTHER) : out(Names.OTHER, Names.OTHER, Names.OTHER));
          others = isIn(key) ? IN : 0;
        }
        take(slot, others);
      } else {
        take(slot, key);
      }
    }
    calls[slot]++;
    nanos[slot] += duration;
    if (failed) {
      fails[slot]++;
    }
  }

  private void take(int slot, long key) {
    if (keys[slot] == 0) {
      keys[slot] = key + 1;
      used++;
    }
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 40) & keys.length - 1;
    while (keys[slot] != 0 && keys[slot] != key + 1) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  /** Told each that was called. */
  interface Reader {
    void edge(long key, int calls, int fails, long nanos);
  }

  void read(Reader reader) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        reader.edge(keys[i] - 1, calls[i], fails[i], nanos[i]);
      }
    }
  }

  /** Empties it, with more room if there was too little and that is granted. */
  void clear(boolean mayGrow) {
    if (mayGrow && refused && keys.length < MAX) {
      int more = keys.length * 2;
      keys = new long[more];
      calls = new int[more];
      fails = new int[more];
      nanos = new long[more];
    } else if (used > 0) {
      Arrays.fill(keys, 0);
      Arrays.fill(calls, 0);
      Arrays.fill(fails, 0);
      Arrays.fill(nanos, 0);
    }
    used = 0;
    refused = false;
  }

  int used() {
    return used;
  }

  long bytes() {
    return keys.length * 24L;
  }
}
