package dev.vertxagents.codec;

import java.util.Arrays;

/**
 * Where a reader of MsgPack stands among the arrays and maps around it, each of which said at its beginning how
 * much it has.
 *
 * <p>Every value takes at least one byte. So whenever an array or map is entered, the values that it and all those
 * around it still owe must not outnumber the bytes left; whoever claims more is refused before anything is
 * allocated.
 */
final class MsgPackNesting {
  private static final int MAP_BIT = 1;

  private final int maxDepth;
  /** For each array or map around the current one: how many values it still owes, doubled, plus one for a map. */
  private int[] outer = new int[16];
  private int depth;
  /** Values that the current array or map still owes; a map's key and value count as two. */
  private int left;
  /** What all those around it owe together. */
  private int owed;
  private boolean map;

  MsgPackNesting(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  void reset() {
    depth = 0;
    left = 1;
    owed = 0;
    map = false;
  }

  int depth() {
    return depth;
  }

  boolean hasNext() {
    return left > 0;
  }

  /** Accounts for a value that is about to be read. Fails with {@link TypeMismatchException} if there is none. */
  void next() {
    requireNext();
    left--;
  }

  void requireNext() {
    if (left == 0) {
      throw new TypeMismatchException("value expected, but the array or map has no more: depth=" + depth);
    }
  }

  /**
   * Keys that are composite or raw are refused: hashing them costs time that grows with the square of their number.
   */
  void refuseAsKey(String what) {
    if (map && (left & 1) == 0 && left > 0) {
      throw new CodecException("map key is neither null, boolean, number nor string: found=" + what);
    }
  }

  /** Enters an array or map whose header was read. */
  void enter(int size, boolean isMap, int bytesLeft) {
    if (depth == maxDepth) {
      throw new CodecException("value nests too deep: maxDepth=" + maxDepth);
    }
    owed += left;
    long values = isMap ? 2L * size : size;
    if (values + owed > bytesLeft) {
      throw new CodecException("array or map claims more than there is: size=" + size + " bytesLeft=" + bytesLeft);
    }
    if (depth == outer.length) {
      outer = Arrays.copyOf(outer, 2 * depth);
    }
    outer[depth++] = left << 1 | (map ? MAP_BIT : 0);
    left = (int) values;
    map = isMap;
  }

  /** Leaves the current array or map, which must be at its end. */
  void leave(boolean isMap) {
    if (depth == 0 || map != isMap) {
      throw new IllegalStateException(isMap ? "endMap without beginMap" : "endArray without beginArray");
    }
    if (left > 0) {
      throw new TypeMismatchException("array or map has more elements than expected: left=" + left);
    }
    leave();
  }

  /** Leaves whatever the current one is, read or not. */
  void leave() {
    int saved = outer[--depth];
    left = saved >>> 1;
    map = (saved & MAP_BIT) != 0;
    owed -= left;
  }

  /** Goes back to before the current array or map, which then is to be read once more. */
  void backOut() {
    leave();
    left++;
  }

  void checkFinished() {
    if (depth > 0 || left > 0) {
      throw new IllegalStateException("payload not read to its end: depth=" + depth + " left=" + left);
    }
  }
}
