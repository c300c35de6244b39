package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;

/**
 * Keeps the keys of one hash map, or the elements of one set, from costing a time that grows with the square of
 * their number. Among many keys of equal hash codes, which a peer can arrange, Java finds one quickly by their
 * order; but keys of different types have none. So only a small collection may mix them.
 */
final class HashGuard {
  static final int MAX_MIXED = 256;

  private @Nullable Class<?> type;
  private boolean mixed;

  /**
   * Accounts for a key that is about to join a collection.
   *
   * @param size of the collection so far
   */
  void check(@Nullable Object key, int size) {
    if (key == null || key instanceof Boolean) {
      return;
    }
    // of all integers of one hash code a single one is an Integer
    Class<?> keyType = key instanceof Integer ? Long.class : key.getClass();
    if (type == null) {
      type = keyType;
    }
    mixed |= type != keyType;
    if (mixed && size >= MAX_MIXED) {
      throw new CodecException("keys of several types in a large map or set: size=" + size + " maxMixed=" + MAX_MIXED);
    }
  }
}
