package dev.vertxagents.observe;

import java.util.Arrays;

/**
 * Texts that rows of the ring have in common, each kept once and as long as a row needs it. Bounded in number and in
 * size: when it is full rows have to go, and if that is not enough what has no room is {@link #OTHER}.
 */
final class Texts {
  static final int OTHER = 0;
  static final int MAX = 100_000;
  static final long MAX_BYTES = 5L << 20;
  /** Of an object and its array, beside the characters. */
  private static final int OVERHEAD = 40;
  /** So many texts a row needs at the most, and so much they may take. */
  private static final int OF_ROW = 6;
  private static final long ROW_BYTES = OF_ROW * 1_100L;

  private String[] texts = new String[256];
  private int[] users = new int[256];
  private int[] free = new int[256];
  private int[] table = new int[1_024];
  private int freed;
  private int made = 1;
  private int live;
  private long bytes;

  Texts() {
    texts[OTHER] = Names.OTHERS;
  }

  /** The number of a text, for one more row. */
  int take(String text) {
    int slot = slot(text);
    int number = table[slot];
    if (number == 0) {
      number = add(slot, text);
    }
    users[number]++;
    return number;
  }

  private int add(int slot, String text) {
    if (live == MAX || bytes + size(text) > MAX_BYTES) {
      return OTHER;
    }
    int number = freed > 0 ? free[--freed] : made++;
    if (number == texts.length) {
      texts = Arrays.copyOf(texts, number * 2);
      users = Arrays.copyOf(users, number * 2);
      free = Arrays.copyOf(free, number * 2);
    }
    texts[number] = text;
    table[slot] = number;
    live++;
    bytes += size(text);
    if (live * 2 > table.length) {
      rehash(table.length * 2);
    }
    return number;
  }

  /** What a text takes: a byte for each character if none needs two. */
  private static long size(String text) {
    return OVERHEAD + (long) text.length() * (text.chars().allMatch(c -> c < 256) ? 1 : 2);
  }

  /** Whether there may be no room for those of another row. */
  boolean isFull() {
    return live > MAX - OF_ROW || bytes > MAX_BYTES - ROW_BYTES;
  }

  private void rehash(int length) {
    int[] old = table;
    table = new int[length];
    for (int number : old) {
      if (number != 0) {
        table[slot(texts[number])] = number;
      }
    }
  }

  private int slot(String text) {
    int slot = home(text);
    while (table[slot] != 0 && !texts[table[slot]].equals(text)) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private int home(String text) {
    int hash = text.hashCode();
    return (hash ^ hash >>> 16) & table.length - 1;
  }

  /** A row needs it no more. */
  void release(int number) {
    if (number != OTHER && --users[number] == 0) {
      unlink(slot(texts[number]));
      bytes -= size(texts[number]);
      texts[number] = null;
      free[freed++] = number;
      live--;
    }
  }

  private void unlink(int slot) {
    int hole = slot;
    int next = slot + 1 & table.length - 1;
    while (table[next] != 0) {
      int distance = next - home(texts[table[next]]) & table.length - 1;
      if (distance >= (next - hole & table.length - 1)) {
        table[hole] = table[next];
        hole = next;
      }
      next = next + 1 & table.length - 1;
    }
    table[hole] = 0;
  }

  String get(int number) {
    return texts[number];
  }

  int size() {
    return live;
  }

  long bytes() {
    return bytes + texts.length * 12L + table.length * 4L;
  }
}
