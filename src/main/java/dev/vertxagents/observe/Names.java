package dev.vertxagents.observe;

import java.util.Arrays;

/**
 * Numbers for texts, on one event loop: a table that is looked into once a call and written to when a text is new.
 * What has a number keeps it, so whoever was given the texts so far may read them elsewhere. When it is full further
 * texts share the number {@link #OTHER}, until a new table is begun.
 */
final class Names {
  static final int OTHER = 0;
  /** Numbers have this many bits at the most. */
  static final int BITS = 13;
  static final int MAX = 1 << BITS;

  private static final int LONGEST = 256;
  private static final String OTHERS = "(other)";

  private String[] texts = new String[64];
  private int[] table = new int[128];
  private int size = 1;

  Names() {
    texts[OTHER] = OTHERS;
  }

  /** The number of a text. */
  int of(String text) {
    int hash = spread(text.hashCode());
    for (int slot = hash & table.length - 1;; slot = slot + 1 & table.length - 1) {
      int number = table[slot];
      if (number == 0) {
        return add(slot, text);
      }
      String known = texts[number];
      if (known == text || known.equals(text)) {
        return number;
      }
    }
  }

  private int add(int slot, String text) {
    if (size == MAX || text.length() > LONGEST) {
      return OTHER;
    }
    if (size == texts.length) {
      grow();
      return of(text);
    }
    texts[size] = text;
    table[slot] = size;
    return size++;
  }

  private void grow() {
    texts = Arrays.copyOf(texts, texts.length * 2);
    table = new int[table.length * 2];
    for (int number = 1; number < size; number++) {
      int slot = spread(texts[number].hashCode()) & table.length - 1;
      while (table[slot] != 0) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = number;
    }
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 16;
  }

  int size() {
    return size;
  }

  /** Whether it is so full that a new one should be begun. */
  boolean crowded() {
    return size > MAX / 4 * 3;
  }

  /** By number; the first {@link #size} never change. */
  String[] texts() {
    return texts;
  }

  long bytes() {
    return texts.length * 4L + table.length * 4L + size * 80L;
  }
}
