package dev.vertxagents.console;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Numbers from 0 on, in words of 64. It takes room for the numbers that it has, however large they are: in a program
 * whose agents come and go they grow for as long as it runs.
 */
final class NumberSet {
  private static final int BITS = 6;

  private final Map<Integer, Long> words = new HashMap<>();

  void add(int number) {
    words.merge(number >> BITS, 1L << number, (some, one) -> some | one);
  }

  boolean contains(int number) {
    return (words.getOrDefault(number >> BITS, 0L) & 1L << number) != 0;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Takes another one's numbers in. Returns those that were new. */
  NumberSet join(NumberSet others) {
    NumberSet fresh = new NumberSet();
    others.words.forEach((place, word) -> {
      fresh.put(place, word & ~words.getOrDefault(place, 0L));
      words.merge(place, word, (some, more) -> some | more);
    });
    return fresh;
  }

  /** Takes another one's numbers out. Returns those that were there. */
  NumberSet drop(NumberSet others) {
    NumberSet dropped = new NumberSet();
    others.words.forEach((place, word) -> {
      long own = words.getOrDefault(place, 0L);
      dropped.put(place, own & word);
      words.remove(place);
      put(place, own & ~word);
    });
    return dropped;
  }

  private void put(int place, long word) {
    if (word != 0) {
      words.put(place, word);
    }
  }

  /** In no order. */
  void forEach(IntConsumer reader) {
    words.forEach((place, word) -> {
      for (long left = word; left != 0; left &= left - 1) {
        reader.accept((place << BITS) + Long.numberOfTrailingZeros(left));
      }
    });
  }

  /** How many words it takes. */
  int words() {
    return words.size();
  }
}
