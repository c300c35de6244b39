package dev.vertxagents.codec;

import static org.msgpack.core.MessagePack.Code.ARRAY16;
import static org.msgpack.core.MessagePack.Code.ARRAY32;
import static org.msgpack.core.MessagePack.Code.BIN16;
import static org.msgpack.core.MessagePack.Code.BIN32;
import static org.msgpack.core.MessagePack.Code.BIN8;
import static org.msgpack.core.MessagePack.Code.FALSE;
import static org.msgpack.core.MessagePack.Code.FLOAT32;
import static org.msgpack.core.MessagePack.Code.FLOAT64;
import static org.msgpack.core.MessagePack.Code.MAP16;
import static org.msgpack.core.MessagePack.Code.MAP32;
import static org.msgpack.core.MessagePack.Code.NIL;
import static org.msgpack.core.MessagePack.Code.STR16;
import static org.msgpack.core.MessagePack.Code.STR32;
import static org.msgpack.core.MessagePack.Code.STR8;
import static org.msgpack.core.MessagePack.Code.TRUE;
import static org.msgpack.core.MessagePack.Code.UINT64;
import static org.msgpack.core.MessagePack.Code.isFixStr;
import static org.msgpack.core.MessagePack.Code.isFixedArray;
import static org.msgpack.core.MessagePack.Code.isFixedMap;

import io.vertx.codegen.annotations.Nullable;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads MsgPack in place. What the forms mean is told by {@link MsgPackInput}; here the order of reads and the nesting are kept.
 *
 * <p>Every value takes at least one byte. So whenever an array or map is entered, the values that it and all those around it still owe
 * must not outnumber the bytes left ({@code owed}); whoever claims more is refused before anything is allocated.
 */
class MsgPackReader implements ValueReader {
  private static final int MAP_BIT = 1;

  private final TypeRegistry types;
  private final int maxDepth;
  private final MsgPackInput in = new MsgPackInput();
  /** For each array or map around the current one: how many values it still owes, doubled, plus one for a map. */
  private int[] outer = new int[16];
  private int depth;
  /** Values that the current array or map still owes; a map's key and value count as two. */
  private int left;
  /** What all those around it owe together. */
  private int owed;
  private boolean map;

  MsgPackReader(TypeRegistry types, CodecLimits limits) {
    this.types = types;
    this.maxDepth = limits.maxDepth();
  }

  @Override
  public void reset(byte[] bytes, int offset, int length) {
    in.reset(bytes, offset, length);
    depth = 0;
    left = 1;
    owed = 0;
    map = false;
  }

  @Override
  public ValueKind peek() {
    if (left == 0) {
      throw pastEnd();
    }
    return in.kind();
  }

  /** Accounts for the value that is about to be read. Returns its first byte. */
  private byte next() {
    if (--left < 0) {
      throw pastEnd();
    }
    return in.head();
  }

  private TypeMismatchException pastEnd() {
    left = 0;
    return new TypeMismatchException("value expected, but the array or map has no more: depth=" + depth);
  }

  @Override
  public void readNull() {
    byte head = next();
    if (head != NIL) {
      throw in.mismatch("null");
    }
  }

  @Override
  public boolean tryReadNull() {
    boolean isNull = peek() == ValueKind.NULL;
    if (isNull) {
      next();
    }
    return isNull;
  }

  @Override
  public boolean readBoolean() {
    byte head = next();
    if (head != TRUE && head != FALSE) {
      throw in.mismatch("a boolean");
    }
    return head == TRUE;
  }

  @Override
  public int readInt() {
    byte head = next();
    if (head >= MsgPackInput.SMALLEST_FIXINT) {
      return head;
    }
    return Numbers.toInt(in.integer(head));
  }

  @Override
  public long readLong() {
    return in.integer(next());
  }

  @Override
  public BigInteger readBigInteger() {
    return in.bigInteger(next());
  }

  @Override
  public Number readInteger() {
    byte head = next();
    return head == UINT64 ? Numbers.smallest(in.bigInteger(head)) : Numbers.smallest(in.integer(head));
  }

  @Override
  public double readDouble() {
    byte head = next();
    if (head == FLOAT64) {
      return Double.longBitsToDouble(in.take64());
    }
    if (head == FLOAT32) {
      return Float.intBitsToFloat(in.take32());
    }
    return Numbers.toDouble(in.bigInteger(head));
  }

  @Override
  public String readString() {
    byte head = next();
    if (isFixStr(head)) {
      return in.string(head & 0x1f);
    }
    return switch (head) {
      case STR8 -> in.string(in.take8());
      case STR16 -> in.string(in.take16());
      case STR32 -> in.string(in.takeCount32());
      default -> throw in.mismatch("a string");
    };
  }

  @Override
  public byte[] readBinary() {
    refuseAsKey("binary");
    byte head = next();
    return switch (head) {
      case BIN8 -> in.binary(in.take8());
      case BIN16 -> in.binary(in.take16());
      case BIN32 -> in.binary(in.takeCount32());
      default -> throw in.mismatch("binary");
    };
  }

  @Override
  public Instant readTimestamp() {
    refuseAsKey("timestamp");
    return in.timestamp(next());
  }

  @Override
  public int beginArray() {
    refuseAsKey("array");
    byte head = next();
    int size = isFixedArray(head) ? head & 0x0f : switch (head) {
      case ARRAY16 -> in.take16();
      case ARRAY32 -> in.takeCount32();
      default -> throw in.mismatch("an array");
    };
    enter(size, false);
    return size;
  }

  @Override
  public int beginMap() {
    refuseAsKey("map");
    byte head = next();
    int size = isFixedMap(head) ? head & 0x0f : switch (head) {
      case MAP16 -> in.take16();
      case MAP32 -> in.takeCount32();
      default -> throw in.mismatch("a map");
    };
    enter(size, true);
    return size;
  }

  private void enter(int size, boolean isMap) {
    if (depth == maxDepth) {
      throw new CodecException("value nests too deep: maxDepth=" + maxDepth);
    }
    owed += left;
    long values = isMap ? 2L * size : size;
    if (values + owed > in.left()) {
      throw new CodecException("array or map claims more than there is: size=" + size + " bytesLeft=" + in.left());
    }
    if (depth == outer.length) {
      outer = Arrays.copyOf(outer, 2 * depth);
    }
    outer[depth++] = left << 1 | (map ? MAP_BIT : 0);
    left = (int) values;
    map = isMap;
  }

  @Override
  public void endArray() {
    leave(false);
  }

  @Override
  public void endMap() {
    leave(true);
  }

  private void leave(boolean isMap) {
    if (depth == 0 || map != isMap) {
      throw new IllegalStateException(isMap ? "endMap without beginMap" : "endArray without beginArray");
    }
    if (left > 0) {
      throw new TypeMismatchException("array or map has more elements than expected: left=" + left);
    }
    int saved = outer[--depth];
    left = saved >>> 1;
    map = (saved & MAP_BIT) != 0;
    owed -= left;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public @Nullable String peekText(String key) {
    if (peek() != ValueKind.MAP) {
      return null;
    }
    int position = in.position();
    int leftBefore = left;
    int owedBefore = owed;
    boolean mapBefore = map;
    beginMap();
    String text = MapSearch.text(this, key);
    depth--;
    in.moveTo(position);
    left = leftBefore;
    owed = owedBefore;
    map = mapBefore;
    return text;
  }

  /** Keys that are composite or raw are refused: hashing them costs time that grows with the square of their number. */
  private void refuseAsKey(String what) {
    if (map && (left & 1) == 0 && left > 0) {
      throw new CodecException("map key is neither null, boolean, number nor string: found=" + what);
    }
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
      while (depth > base && left == 0) {
        leave(map);
      }
    } while (depth > base);
  }

  private void skipOne() {
    switch (peek()) {
      case ARRAY -> beginArray();
      case MAP -> beginMap();
      case STRING -> readString();
      case BINARY -> readBinary();
      case TIMESTAMP -> readTimestamp();
      case FLOAT -> readDouble();
      case INTEGER -> readBigInteger();
      default -> next();
    }
  }

  @Override
  public void finish() {
    if (depth > 0 || left > 0) {
      throw new IllegalStateException("payload not read to its end: depth=" + depth + " left=" + left);
    }
    if (in.left() > 0) {
      throw new CodecException("bytes behind the value: count=" + in.left());
    }
  }

  @Override
  public TypeRegistry types() {
    return types;
  }
}
