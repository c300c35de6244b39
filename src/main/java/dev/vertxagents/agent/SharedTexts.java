package dev.vertxagents.agent;

import java.util.List;

/**
 * Texts that many entries of a directory have in common, such as tags and the names of nodes, so that they are kept
 * once: entries that arrive bring copies of their own. A table of fixed size in which the next one takes the place of
 * another of its hash, so nobody can fill it. Thread-safe: a race only keeps a text twice.
 */
final class SharedTexts {
  private static final int PLACES = 1 << 12;
  private static final Object[] KNOWN = new Object[PLACES];

  private SharedTexts() {
  }

  static String of(String text) {
    return (String) known(text);
  }

  /** An immutable list; the same for equal ones. */
  static List<String> of(List<String> texts) {
    List<String> copy = List.copyOf(texts);
    Object known = KNOWN[place(copy)];
    return copy.equals(known) ? sameKind(known) : sameKind(known(copy.stream().map(SharedTexts::of).toList()));
  }

  @SuppressWarnings("unchecked") // nothing but lists of texts equals one
  private static List<String> sameKind(Object list) {
    return (List<String>) list;
  }

  private static Object known(Object value) {
    int place = place(value);
    Object known = KNOWN[place];
    if (value.equals(known)) {
      return known;
    }
    KNOWN[place] = value;
    return value;
  }

  private static int place(Object value) {
    int hash = value.hashCode();
    return (hash ^ hash >>> 16) & PLACES - 1;
  }
}
