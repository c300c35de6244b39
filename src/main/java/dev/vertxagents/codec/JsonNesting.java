package dev.vertxagents.codec;

import java.util.Arrays;

/**
 * Where a reader of JSON stands among the arrays and maps around it, and the commas, colons and brackets that tell.
 * Separators are passed when the next value is asked for, not before, so that an error behind a value shows only
 * when something is read there.
 */
final class JsonNesting {
  private static final byte ROOT = 0;
  private static final byte ARRAY = 1;
  private static final byte MAP = 2;

  private final JsonInput in;
  private final int maxDepth;
  /** What is around the current array or map. */
  private byte[] outer = new byte[16];
  private int depth;
  /** What we are in; whether nothing of it was read yet; whether a key comes next. */
  private byte level;
  private boolean first;
  private boolean key;
  /** Whether the separator before the next value has been passed. */
  private boolean ready;

  JsonNesting(JsonInput in, int maxDepth) {
    this.in = in;
    this.maxDepth = maxDepth;
  }

  void reset() {
    depth = 0;
    level = ROOT;
    first = true;
    key = false;
    ready = false;
  }

  int depth() {
    return depth;
  }

  /** Whether the next value is the key of a map. */
  boolean atKey() {
    return key;
  }

  /** Passes over what stands between the last value and the next, if there is a next one. */
  boolean hasNext() {
    if (!ready) {
      ready = level == ROOT ? first : level == MAP && !key ? passColon() : passComma();
    }
    return ready;
  }

  private boolean passColon() {
    if (!in.take(':')) {
      throw in.unexpected();
    }
    return true;
  }

  private boolean passComma() {
    if (in.look() == bracket()) {
      return false;
    }
    if (!first && !in.take(',') || key && in.look() != '"') {
      throw in.unexpected();
    }
    return true;
  }

  private char bracket() {
    return level == MAP ? '}' : ']';
  }

  /** Accounts for a value that is about to be read. Fails with {@link TypeMismatchException} if there is none. */
  void next() {
    requireNext();
    ready = false;
    first = false;
    key = level == MAP && !key;
  }

  void requireNext() {
    if (!hasNext()) {
      throw new TypeMismatchException("value expected, but the array or map has no more: depth=" + depth);
    }
  }

  /** Enters an array or map, whose bracket comes next. */
  void enter(boolean isMap) {
    if (depth == maxDepth) {
      throw new CodecException("value nests too deep: maxDepth=" + maxDepth);
    }
    next();
    in.take(isMap ? '{' : '[');
    if (depth == outer.length) {
      outer = Arrays.copyOf(outer, 2 * depth);
    }
    outer[depth++] = level;
    level = isMap ? MAP : ARRAY;
    first = true;
    key = isMap;
  }

  /** Leaves the current array or map, which must be at its end. */
  void leave(boolean isMap) {
    if (level != (isMap ? MAP : ARRAY)) {
      throw new IllegalStateException(isMap ? "endMap without beginMap" : "endArray without beginArray");
    }
    leave();
  }

  /** Leaves whatever the current one is, at its end. */
  void leave() {
    if (hasNext()) {
      throw new TypeMismatchException("array or map has more elements than expected: depth=" + depth);
    }
    in.take(bracket());
    level = outer[--depth];
    first = false;
    key = level == MAP;
  }

  /** Goes back to before the current array or map, which then is to be read once more. */
  void backOut() {
    level = outer[--depth];
    key = false;
    ready = true;
  }

  void checkFinished() {
    if (depth > 0 || first) {
      throw new IllegalStateException("payload not read to its end: depth=" + depth);
    }
  }
}
