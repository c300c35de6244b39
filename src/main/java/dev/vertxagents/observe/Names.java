package dev.vertxagents.observe;

import java.util.Arrays;

/**
 * Numbers for texts, on one event loop: a table that is looked into for each call and written to when a text is new.
 * What has a number keeps it, so whoever was given the texts so far may read them elsewhere. When it is full, or may
 * not grow, further texts share the number {@link #OTHER}, until a new table is begun.
 */
final class Names {
  static final int OTHER = 0;
  /** Numbers have this many bits at the most. */
  static final int BITS = 13;
  static final int MAX = 1 << BITS;

  private static final int FIRST = 64;
  private static final int LONGEST = 256;
  /** What all who have no number of their own are called. */
  static final String OTHERS = "(other)";
  /** Of a text's object and its array, beside the characters. */
  private static final int OVERHEAD = 48;
  /** What a number takes in the tables. */
  private static final int ENTRY = 8;
  /** What a text that is not here yet may take. */
  private static final int USUAL = 80;

  private final Room room;
  private String[] texts = new String[FIRST];
  /** Open addressing; numbers of that size fit. */
  private short[] table = new short[FIRST * 2];
  private int size = 1;
  private long characters;
  private boolean refused;

  Names(Room room) {
    this.room = room;
    texts[OTHER] = OTHERS;
  }

  /** The number of a text. */
  int of(String text) {
    for (int slot = home(text.hashCode());; slot = slot + 1 & table.length - 1) {
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

  /**
   * A number that a text with this hash probably has. Whoever looks up many texts asks this for all of them first: the
   * processor then waits for what lies far away once for several of them, and not for one after the other.
   */
  int guess(int hash) {
    return table[home(hash)];
  }

  /** The number of a text, if there is a guess. */
  int of(String text, int guess) {
    return texts[guess] == text ? guess : of(text);
  }

  private int home(int hash) {
    return (hash ^ hash >>> 16) & table.length - 1;
  }

  private int add(int slot, String text) {
    if (size == MAX || text.length() > LONGEST) {
      return OTHER;
    }
    if (size == texts.length) {
      refused = refused || !room.grant(size * (long) (ENTRY + USUAL));
      if (refused) {
        return OTHER;
      }
      grow();
      return of(text);
    }
    texts[size] = text;
    table[slot] = (short) size;
    characters += text.length();
    return size++;
  }

  private void grow() {
    texts = Arrays.copyOf(texts, texts.length * 2);
    table = new short[table.length * 2];
    for (int number = 1; number < size; number++) {
      int slot = home(texts[number].hashCode());
      while (table[slot] != 0) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = (short) number;
    }
  }

  int size() {
    return size;
  }

  /** Whether it is so full that a new one should be begun. */
  boolean crowded() {
    return size > MAX / 4 * 3;
  }

  /** Whether it was not granted room since the last time; it asks again. */
  boolean wasShort() {
    boolean was = refused;
    refused = false;
    return was;
  }

  /** By number; the first {@link #size} never change. */
  String[] texts() {
    return texts;
  }

  long bytes() {
    return texts.length * (long) ENTRY + size * (long) OVERHEAD + characters;
  }
}
