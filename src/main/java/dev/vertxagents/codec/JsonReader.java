package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Reads JSON in place, token by token as it is asked for: {@link JsonInput} knows the tokens, {@link JsonNesting}
 * what stands between them.
 *
 * <p>Jackson's parser is not used because it cannot be pointed at new bytes (each frame would cost a parser and its
 * buffers), takes overlong UTF-8 and words such as {@code INF} that Python refuses, and reads ahead.
 */
final class JsonReader implements ValueReader {
  private final TypeRegistry types;
  private final JsonInput in = new JsonInput();
  private final JsonNesting nesting;

  JsonReader(TypeRegistry types, CodecLimits limits) {
    this.types = types;
    this.nesting = new JsonNesting(in, limits.maxDepth());
  }

  @Override
  public void reset(byte[] bytes, int offset, int length) {
    in.reset(bytes, offset, length);
    nesting.reset();
  }

  @Override
  public boolean hasNext() {
    return nesting.hasNext();
  }

  @Override
  public ValueKind peek() {
    nesting.requireNext();
    return in.kind();
  }

  @Override
  public void readNull() {
    expect(ValueKind.NULL, "null");
    nesting.next();
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
    if (nesting.atKey()) {
      return booleanOf(readString());
    }
    expect(ValueKind.BOOLEAN, "a boolean");
    nesting.next();
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
    if (nesting.atKey()) {
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
    nesting.next();
    String text = in.number();
    if (!JsonNumbers.isNumber(text)) {
      throw new CodecException("malformed number in JSON: length=" + text.length());
    }
    return text;
  }

  @Override
  public String readString() {
    expect(ValueKind.STRING, "a string");
    nesting.next();
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
    nesting.enter(false);
    return -1;
  }

  @Override
  public int beginMap() {
    expect(ValueKind.MAP, "a map");
    nesting.enter(true);
    return -1;
  }

  @Override
  public void endArray() {
    nesting.leave(false);
  }

  @Override
  public void endMap() {
    nesting.leave(true);
  }

  @Override
  public @Nullable String peekText(String key) {
    if (peek() != ValueKind.MAP) {
      return null;
    }
    int position = in.position();
    beginMap();
    String text = MapSearch.text(this, key);
    nesting.backOut();
    in.moveTo(position);
    return text;
  }

  @Override
  public @Nullable Object readValue() {
    return Values.read(this);
  }

  @Override
  public void skip() {
    int base = nesting.depth();
    do {
      skipOne();
      while (nesting.depth() > base && !nesting.hasNext()) {
        nesting.leave();
      }
    } while (nesting.depth() > base);
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
    nesting.checkFinished();
    if (!in.atEnd()) {
      throw in.unexpected();
    }
  }

  @Override
  public TypeRegistry types() {
    return types;
  }
}
