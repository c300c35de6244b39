package dev.vertxagents.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Values by number, without boxing and, once grown, without allocation. Chained: unlike open addressing, removing the
 * first of many consecutive numbers, which is what replies in order do, moves none of the others.
 */
final class LongTable<V> {
  private static final int SMALLEST = 16;

  /** Peers choose numbers too: they cannot know which of them collide. */
  private final long seed = ThreadLocalRandom.current().nextLong();
  /** Per hash: the first entry of its chain plus one, or 0. */
  private int[] chains = new int[SMALLEST];
  /** Per entry: the next of its chain, or of the free ones, plus one, or 0. */
  private int[] next = new int[SMALLEST];
  private long[] keys = new long[SMALLEST];
  private Object[] values = new Object[SMALLEST];
  private int free;
  private int used;
  private int size;

  int size() {
    return size;
  }

  /** How many values it holds without growing. */
  int capacity() {
    return keys.length;
  }

  /** Adds a value under a number; false, changing nothing, if the number has one. */
  boolean add(long key, V value) {
    int chain = chain(key);
    for (int entry = chains[chain]; entry != 0; entry = next[entry - 1]) {
      if (keys[entry - 1] == key) {
        return false;
      }
    }
    if (free == 0 && used == keys.length) {
      grow();
      chain = chain(key);
    }
    int entry = newEntry();
    keys[entry - 1] = key;
    values[entry - 1] = value;
    next[entry - 1] = chains[chain];
    chains[chain] = entry;
    size++;
    return true;
  }

  /** Returns null if the number has no value. */
  @SuppressWarnings("unchecked")
  V remove(long key) {
    int chain = chain(key);
    int previous = 0;
    int entry = chains[chain];
    while (entry != 0 && keys[entry - 1] != key) {
      previous = entry;
      entry = next[entry - 1];
    }
    if (entry == 0) {
      return null;
    }
    if (previous == 0) {
      chains[chain] = next[entry - 1];
    } else {
      next[previous - 1] = next[entry - 1];
    }
    V value = (V) values[entry - 1];
    values[entry - 1] = null;
    next[entry - 1] = free;
    free = entry;
    size--;
    return value;
  }

  /** What it holds, in no particular order. */
  @SuppressWarnings("unchecked")
  Stream<V> all() {
    return Arrays.stream(values, 0, used).filter(Objects::nonNull).map(value -> (V) value);
  }

  /** Empties the table; what it held comes in no particular order. */
  @SuppressWarnings("unchecked")
  List<V> removeAll() {
    List<V> all = new ArrayList<>(size);
    for (int i = 0; i < used; i++) {
      if (values[i] != null) {
        all.add((V) values[i]);
        values[i] = null;
      }
    }
    Arrays.fill(chains, 0);
    free = 0;
    used = 0;
    size = 0;
    return all;
  }

  private int newEntry() {
    if (free == 0) {
      return ++used;
    }
    int entry = free;
    free = next[entry - 1];
    return entry;
  }

  private void grow() {
    int capacity = 2 * keys.length;
    keys = Arrays.copyOf(keys, capacity);
    values = Arrays.copyOf(values, capacity);
    next = new int[capacity];
    chains = new int[capacity];
    for (int entry = 1; entry <= used; entry++) { // all are in use: there was no free one
      int chain = chain(keys[entry - 1]);
      next[entry - 1] = chains[chain];
      chains[chain] = entry;
    }
  }

  private int chain(long key) {
    long hash = (key ^ seed) * 0x9E3779B97F4A7C15L; // 2^64 / golden ratio, as in Knuth 6.4
    return (int) (hash >>> 32) & chains.length - 1;
  }
}
