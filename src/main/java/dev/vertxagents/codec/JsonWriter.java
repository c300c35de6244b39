package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Writes JSON as Python's {@code json.dumps} does: {@code ", "} and {@code ": "} between values, pure ASCII, 
 * {@code NaN} and {@code Infinity} as bare words, scalar keys turned into text.
 */
final class JsonWriter implements ValueWriter {
  private final FrameBuffer out;
  private final TypeRegistry types;
  /** The state of each array or map around the current one. */
  private int[] outer = new int[16];
  private int depth;
  /** Whether the current composite is a map, and how many keys and values it has so far. */
  private boolean map;
  private int written;

  JsonWriter(FrameBuffer out, TypeRegistry types) {
    this.out = out;
    this.types = types;
  }

  @Override
  public void start() {
    depth = 0;
    map = false;
    written = 0;
  }

  @Override
  public void finish() {
    // complete as soon as its last value is
  }

  @Override
  public void writeNull() {
    writeScalar("null");
  }

  @Override
  public void writeBoolean(boolean value) {
    writeScalar(value ? "true" : "false");
  }

  @Override
  public void writeInt(int value) {
    writeScalar(Integer.toString(value));
  }

  @Override
  public void writeLong(long value) {
    writeScalar(Long.toString(value));
  }

  @Override
  public void writeBigInteger(BigInteger value) {
    writeScalar(value.toString());
  }

  @Override
  public void writeDouble(double value) {
    writeScalar(PythonFloat.repr(value));
  }

  /** Writes a word or number: bare as a value, in quotes as a key. */
  private void writeScalar(String text) {
    boolean key = separate();
    int length = text.length();
    int at = out.reserve(key ? length + 2 : length);
    byte[] bytes = out.array();
    if (key) {
      bytes[at++] = '"';
      bytes[at + length] = '"';
    }
    Utf8.encodeAscii(text, bytes, at);
  }

  @Override
  public void writeString(String value) {
    separate();
    JsonStrings.write(value, out);
  }

  @Override
  public void writeBinary(byte[] bytes, int offset, int length) {
    throw new CodecException("JSON carries no bytes: length=" + length + " (the msgpack codec does)");
  }

  @Override
  public void beginArray(int size) {
    enter('[', false);
  }

  @Override
  public void endArray() {
    leave(']');
  }

  @Override
  public void beginMap(int size) {
    enter('{', true);
  }

  @Override
  public void endMap() {
    leave('}');
  }

  private void enter(char bracket, boolean isMap) {
    if (separate()) {
      throw new CodecException("map key is neither null, boolean, number nor string: found="
          + (isMap ? "MAP" : "ARRAY"));
    }
    out.write((byte) bracket);
    if (depth == outer.length) {
      outer = Arrays.copyOf(outer, 2 * depth);
    }
    outer[depth] = written << 1 | (map ? 1 : 0);
    depth = NestingLimit.enter(depth);
    written = 0;
    map = isMap;
  }

  private void leave(char bracket) {
    out.write((byte) bracket);
    int saved = outer[--depth];
    written = saved >>> 1;
    map = (saved & 1) != 0;
  }

  /** Writes what stands between the last value and the next. Returns whether that is a key. */
  private boolean separate() {
    boolean key = map && (written & 1) == 0;
    if (depth > 0 && written++ > 0) {
      int at = out.reserve(2);
      out.array()[at] = (byte) (map && !key ? ':' : ',');
      out.array()[at + 1] = ' ';
    }
    return key;
  }

  @Override
  public void writeValue(@Nullable Object value) {
    Values.write(this, value);
  }

  @Override
  public TypeRegistry types() {
    return types;
  }
}
