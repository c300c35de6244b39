package dev.vertxagents.codec;

import static org.msgpack.core.MessagePack.Code.ARRAY16;
import static org.msgpack.core.MessagePack.Code.ARRAY32;
import static org.msgpack.core.MessagePack.Code.BIN16;
import static org.msgpack.core.MessagePack.Code.BIN32;
import static org.msgpack.core.MessagePack.Code.BIN8;
import static org.msgpack.core.MessagePack.Code.FALSE;
import static org.msgpack.core.MessagePack.Code.FIXARRAY_PREFIX;
import static org.msgpack.core.MessagePack.Code.FIXMAP_PREFIX;
import static org.msgpack.core.MessagePack.Code.FIXSTR_PREFIX;
import static org.msgpack.core.MessagePack.Code.FLOAT64;
import static org.msgpack.core.MessagePack.Code.INT16;
import static org.msgpack.core.MessagePack.Code.INT32;
import static org.msgpack.core.MessagePack.Code.INT64;
import static org.msgpack.core.MessagePack.Code.INT8;
import static org.msgpack.core.MessagePack.Code.MAP16;
import static org.msgpack.core.MessagePack.Code.MAP32;
import static org.msgpack.core.MessagePack.Code.NIL;
import static org.msgpack.core.MessagePack.Code.STR16;
import static org.msgpack.core.MessagePack.Code.STR32;
import static org.msgpack.core.MessagePack.Code.STR8;
import static org.msgpack.core.MessagePack.Code.TRUE;
import static org.msgpack.core.MessagePack.Code.UINT16;
import static org.msgpack.core.MessagePack.Code.UINT32;
import static org.msgpack.core.MessagePack.Code.UINT64;
import static org.msgpack.core.MessagePack.Code.UINT8;

import io.vertx.codegen.annotations.Nullable;
import java.math.BigInteger;

/**
 * Writes MsgPack straight into the frame buffer, each value in its shortest form, floats always 64 bits wide.
 *
 * <p>msgpack-core's packer writes into buffers of its own that would have to be copied, and cannot be told to
 * refuse what is no text; here it lends the codes of the format.
 */
class MsgPackWriter implements ValueWriter {
  private static final int FIX_STRING = 32;
  private static final int FIX_CONTAINER = 16;
  private static final int UINT8_END = 1 << 8;
  private static final int UINT16_END = 1 << 16;
  private static final long UINT32_END = 1L << 32;

  private final FrameBuffer out;
  private final TypeRegistry types;
  private int depth;

  MsgPackWriter(FrameBuffer out, TypeRegistry types) {
    this.out = out;
    this.types = types;
  }

  @Override
  public void start() {
    depth = 0;
  }

  @Override
  public void finish() {
    // complete as soon as its last value is
  }

  @Override
  public void writeNull() {
    out.write(NIL);
  }

  @Override
  public void writeBoolean(boolean value) {
    out.write(value ? TRUE : FALSE);
  }

  @Override
  public void writeInt(int value) {
    if (value >= -32 && value < 128) {
      out.write((byte) value);
    } else {
      writeLong(value);
    }
  }

  @Override
  public void writeLong(long value) {
    if (value < -32) {
      writeNegative(value);
    } else if (value < 128) {
      out.write((byte) value);
    } else if (value < UINT8_END) {
      write8(UINT8, (int) value);
    } else if (value < UINT16_END) {
      write16(UINT16, (int) value);
    } else if (value < UINT32_END) {
      write32(UINT32, (int) value);
    } else {
      write64(UINT64, value);
    }
  }

  private void writeNegative(long value) {
    if (value >= Byte.MIN_VALUE) {
      write8(INT8, (int) value);
    } else if (value >= Short.MIN_VALUE) {
      write16(INT16, (int) value);
    } else if (value >= Integer.MIN_VALUE) {
      write32(INT32, (int) value);
    } else {
      write64(INT64, value);
    }
  }

  @Override
  public void writeBigInteger(BigInteger value) {
    if (value.bitLength() < Long.SIZE) {
      writeLong(value.longValue());
    } else if (value.bitLength() == Long.SIZE && value.signum() > 0) {
      write64(UINT64, value.longValue());
    } else {
      throw new CodecException("integer out of MsgPack's range: bits=" + value.bitLength()
          + " min=-2^63 max=2^64-1 (the json codec takes any size)");
    }
  }

  @Override
  public void writeDouble(double value) {
    write64(FLOAT64, Double.doubleToRawLongBits(value));
  }

  @Override
  public void writeString(String value) {
    if (!writeShortAscii(value)) {
      byte[] encoded = Utf8.encode(value);
      writeStringHeader(encoded.length);
      out.write(encoded, 0, encoded.length);
    }
  }

  /** Names and paths, mostly: nothing is allocated for them. Writes nothing if the text is longer or not ASCII. */
  private boolean writeShortAscii(String value) {
    int length = value.length();
    if (length >= FIX_STRING) {
      return false;
    }
    int at = out.reserve(1 + length);
    if (!Utf8.encodeAscii(value, out.array(), at + 1)) {
      out.truncate(at);
      return false;
    }
    out.array()[at] = (byte) (FIXSTR_PREFIX | length);
    return true;
  }

  private void writeStringHeader(int length) {
    if (length < FIX_STRING) {
      out.write((byte) (FIXSTR_PREFIX | length));
    } else if (length < UINT8_END) {
      write8(STR8, length);
    } else if (length < UINT16_END) {
      write16(STR16, length);
    } else {
      write32(STR32, length);
    }
  }

  @Override
  public void writeBinary(byte[] bytes, int offset, int length) {
    if (length < UINT8_END) {
      write8(BIN8, length);
    } else if (length < UINT16_END) {
      write16(BIN16, length);
    } else {
      write32(BIN32, length);
    }
    out.write(bytes, offset, length);
  }

  @Override
  public void beginArray(int size) {
    depth = NestingLimit.enter(depth);
    if (size < FIX_CONTAINER) {
      out.write((byte) (FIXARRAY_PREFIX | size));
    } else if (size < UINT16_END) {
      write16(ARRAY16, size);
    } else {
      write32(ARRAY32, size);
    }
  }

  @Override
  public void endArray() {
    depth--;
  }

  @Override
  public void beginMap(int size) {
    depth = NestingLimit.enter(depth);
    if (size < FIX_CONTAINER) {
      out.write((byte) (FIXMAP_PREFIX | size));
    } else if (size < UINT16_END) {
      write16(MAP16, size);
    } else {
      write32(MAP32, size);
    }
  }

  @Override
  public void endMap() {
    depth--;
  }

  @Override
  public void writeValue(@Nullable Object value) {
    Values.write(this, value);
  }

  @Override
  public TypeRegistry types() {
    return types;
  }

  private void write8(byte code, int value) {
    int at = out.reserve(2);
    byte[] bytes = out.array();
    bytes[at] = code;
    bytes[at + 1] = (byte) value;
  }

  private void write16(byte code, int value) {
    int at = out.reserve(3);
    byte[] bytes = out.array();
    bytes[at] = code;
    BigEndian.setShort(bytes, at + 1, value);
  }

  private void write32(byte code, int value) {
    int at = out.reserve(5);
    byte[] bytes = out.array();
    bytes[at] = code;
    BigEndian.setInt(bytes, at + 1, value);
  }

  private void write64(byte code, long value) {
    int at = out.reserve(9);
    byte[] bytes = out.array();
    bytes[at] = code;
    BigEndian.setLong(bytes, at + 1, value);
  }
}
