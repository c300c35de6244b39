package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads JSON in place, token by token as it is asked for, so that an error further back shows only when it is reached. Tokens are read
 * by {@link JsonInput}; here the order of reads, the separators and the nesting are kept.
 *
 * <p>Jackson's parser is not used because it cannot be pointed at new bytes (each frame would cost a parser and its buffers), takes
 * overlong UTF-8 and words such as {@code INF} that Python refuses, and reads ahead.
 */
final class JsonReader implements ValueReader {
  private static final byte ROOT = 0;
  private static final byte ARRAY = 1;
  private static final byte MAP = 2;

  private final TypeRegistry types;
  private final int maxDepth;
  private final JsonInput in = new JsonInput();
  /** What is around the current array or map. */
  private byte[] outer = new byte[16];
  private int depth;
  /** What we are in: the root, an array or a map; whether nothing of it was read yet; whether a key comes next. */
  private byte level;
  private boolean first;
  private boolean key;
  /** Whether the separator before the next value has been passed. */
  private boolean ready;

  JsonReader(TypeRegistry types, CodecLimits limits) {
    this.types = types;
    this.maxDepth = limits.maxDepth();
  }

  @Override
  public void reset(byte[] bytes, int offset, int length) {
    in.reset(bytes, offset, length);
    depth = 0;
    level = ROOT;
    first = true;
    key = false;
    ready = false;
  }

  /** Passes over what stands between the last value and the next, if there is a next one. */
  @Override
  public boolean hasNext() {
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
    char close = level == MAP ? '}' : ']';
    if (in.look() == close) {
      return false;
    }
    if (!first && !in.take(',') || key && in.look() != '"') {
      throw in.unexpected();
    }
    return true;
  }

  /** Accounts for the value that is about to be read. */
  private void next() {
    requireNext();
    ready = false;
    first = false;
    key = level == MAP && !key;
  }

  private void requireNext() {
    if (!hasNext()) {
      throw new TypeMismatchException("value expected, but the array or map has no more: depth=" + depth);
    }
  }

  @Override
  public ValueKind peek() {
    requireNext();
    return in.kind();
  }

  @Override
  public void readNull() {
    expect(ValueKind.NULL, "null");
    next();
    word("null");
  }

  @Override
  public boolean tryReadNull() {
    boolean isNull = peek() == ValueKind.NULL;
    if (isNull) {
      readNull();
    }
    return isNull;
  }

  @Override
  public boolean readBoolean() {
    if (key) {
      return booleanOf(readString());
    }
    expect(ValueKind.BOOLEAN, "a boolean");
    next();
    if (in.take("true")) {
      return true;
    }
    word("false");
    return false;
  }

  private static boolean booleanOf(String keyText) {
    if (!keyText.equals("true") && !keyText.equals("false")) {
      throw new TypeMismatchException("expected a boolean as map key");
    }
    return keyText.equals("true");
  }

  private void word(String word) {
    if (!in.take(word)) {
      throw in.unexpected();
    }
  }

  @Override
  public int readInt() {
    return Numbers.toInt(readLong());
  }

  @Override
  public long readLong() {
    return JsonNumbers.toLong(number("an integer"));
  }

  @Override
  public BigInteger readBigInteger() {
    return JsonNumbers.toBigInteger(number("an integer"));
  }

  @Override
  public Number readInteger() {
    return JsonNumbers.toInteger(number("an integer"));
  }

  @Override
  public double readDouble() {
    return JsonNumbers.toDouble(number("a number"));
  }

  private String number(String expected) {
    if (key) {
      String text = readString();
      if (!JsonNumbers.isNumber(text)) {
        throw new TypeMismatchException("expected " + expected + " as map key");
      }
      return text;
    }
    ValueKind kind = peek();
    if (kind != ValueKind.INTEGER && kind != ValueKind.FLOAT) {
      throw mismatch(expected, kind);
    }
    next();
    String text = in.number();
    if (!JsonNumbers.isNumber(text)) {
      throw new CodecException("malformed number in JSON: length=" + text.length());
    }
    return text;
  }

  @Override
  public String readString() {
    expect(ValueKind.STRING, "a string");
    next();
    return in.string();
  }

  @Override
  public byte[] readBinary() {
    throw mismatch("binary", peek());
  }

  @Override
  public Instant readTimestamp() {
    throw mismatch("a timestamp", peek());
  }

  private void expect(ValueKind expected, String description) {
    ValueKind kind = peek();
    if (kind != expected) {
      throw mismatch(description, kind);
    }
  }

  private static TypeMismatchException mismatch(String expected, ValueKind found) {
    return new TypeMismatchException("expected " + expected + ": found=" + found);
  }

  @Override
  public int beginArray() {
    expect(ValueKind.ARRAY, "an array");
    enter('[', ARRAY);
    return -1;
  }

  @Override
  public int beginMap() {
    expect(ValueKind.MAP, "a map");
    enter('{', MAP);
    return -1;
  }

  private void enter(char bracket, byte newLevel) {
    if (depth == maxDepth) {
      throw new CodecException("value nests too deep: maxDepth=" + maxDepth);
    }
    next();
    in.take(bracket);
    if (depth == outer.length) {
      outer = Arrays.copyOf(outer, 2 * depth);
    }
    outer[depth++] = level;
    level = newLevel;
    first = true;
    key = newLevel == MAP;
  }

  @Override
  public void endArray() {
    leave(ARRAY, ']');
  }

  @Override
  public void endMap() {
    leave(MAP, '}');
  }

  private void leave(byte expected, char bracket) {
    if (level != expected) {
      throw new IllegalStateException("end of what was not begun: bracket=" + bracket);
    }
    if (hasNext()) {
      throw new TypeMismatchException("array or map has more elements than expected: depth=" + depth);
    }
    in.take(bracket);
    level = outer[--depth];
    first = false;
    key = level == MAP;
  }

  @Override
  public @Nullable String peekText(String wanted) {
    if (peek() != ValueKind.MAP) {
      return null;
    }
    int position = in.position();
    byte levelBefore = level;
    boolean firstBefore = first;
    beginMap();
    String text = MapSearch.text(this, wanted);
    depth--;
    in.moveTo(position);
    level = levelBefore;
    first = firstBefore;
    key = false;
    ready = true;
    return text;
  }

  @Override
  public @Nullable Object readValue() {
    return Values.read(this);
  }

  @Override
  public void skip() {
    int base = depth;
    do {
      skipOne();
      while (depth > base && !hasNext()) {
        leave(level, level == MAP ? '}' : ']');
      }
    } while (depth > base);
  }

  private void skipOne() {
    switch (peek()) {
      case ARRAY -> beginArray();
      case MAP -> beginMap();
      case STRING -> readString();
      case BOOLEAN -> readBoolean();
      case NULL -> readNull();
      case INTEGER -> readBigInteger();
      default -> readDouble();
    }
  }

  @Override
  public void finish() {
    if (depth > 0 || first) {
      throw new IllegalStateException("payload not read to its end: depth=" + depth);
    }
    if (!in.atEnd()) {
      throw in.unexpected();
    }
  }

  @Override
  public TypeRegistry types() {
    return types;
  }
}
