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

/**
 * Reads MsgPack in place: {@link MsgPackInput} knows what the forms mean, {@link MsgPackNesting} what is still to
 * come.
 */
class MsgPackReader implements ValueReader {
  private final TypeRegistry types;
  private final MsgPackInput in = new MsgPackInput();
  private final MsgPackNesting nesting;

  MsgPackReader(TypeRegistry types, CodecLimits limits) {
    this.types = types;
    this.nesting = new MsgPackNesting(limits.maxDepth());
  }

  @Override
  public void reset(byte[] bytes, int offset, int length) {
    in.reset(bytes, offset, length);
    nesting.reset();
  }

  @Override
  public ValueKind peek() {
    nesting.requireNext();
    return in.kind();
  }

  /** Accounts for the value that is about to be read. Returns its first byte. */
  private byte next() {
    nesting.next();
    return in.head();
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
    nesting.refuseAsKey("binary");
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
    nesting.refuseAsKey("timestamp");
    return in.timestamp(next());
  }

  @Override
  public int beginArray() {
    nesting.refuseAsKey("array");
    byte head = next();
    int size = isFixedArray(head) ? head & 0x0f : switch (head) {
      case ARRAY16 -> in.take16();
      case ARRAY32 -> in.takeCount32();
      default -> throw in.mismatch("an array");
    };
    nesting.enter(size, false, in.left());
    return size;
  }

  @Override
  public int beginMap() {
    nesting.refuseAsKey("map");
    byte head = next();
    int size = isFixedMap(head) ? head & 0x0f : switch (head) {
      case MAP16 -> in.take16();
      case MAP32 -> in.takeCount32();
      default -> throw in.mismatch("a map");
    };
    nesting.enter(size, true, in.left());
    return size;
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
  public boolean hasNext() {
    return nesting.hasNext();
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
      case BINARY -> readBinary();
      case TIMESTAMP -> readTimestamp();
      case FLOAT -> readDouble();
      case INTEGER -> readBigInteger();
      default -> next();
    }
  }

  @Override
  public void finish() {
    nesting.checkFinished();
    if (in.left() > 0) {
      throw new CodecException("bytes behind the value: count=" + in.left());
    }
  }

  @Override
  public TypeRegistry types() {
    return types;
  }
}
