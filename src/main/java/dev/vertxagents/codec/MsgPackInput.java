package dev.vertxagents.codec;

import static org.msgpack.core.MessagePack.Code.EXT8;
import static org.msgpack.core.MessagePack.Code.FIXEXT4;
import static org.msgpack.core.MessagePack.Code.FIXEXT8;
import static org.msgpack.core.MessagePack.Code.INT16;
import static org.msgpack.core.MessagePack.Code.INT32;
import static org.msgpack.core.MessagePack.Code.INT64;
import static org.msgpack.core.MessagePack.Code.INT8;
import static org.msgpack.core.MessagePack.Code.UINT16;
import static org.msgpack.core.MessagePack.Code.UINT32;
import static org.msgpack.core.MessagePack.Code.UINT64;
import static org.msgpack.core.MessagePack.Code.UINT8;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.msgpack.core.MessageFormat;

/**
 * A place in a MsgPack payload and what the forms there mean. Each step checks the bytes left first.
 *
 * <p>msgpack-core lends the table of formats, but not its unpacker: that cannot go back to a place (as looking
 * ahead into a map does) and, told to refuse what is no UTF-8, takes 1.6 times as long for a small request and four
 * times the memory. Format: https://github.com/msgpack/msgpack/blob/master/spec.md
 */
final class MsgPackInput {
  /** Bytes from here up (signed) are integers themselves. */
  static final byte SMALLEST_FIXINT = -32;

  private static final ValueKind[] KINDS = new ValueKind[256];
  private static final int TIMESTAMP_TYPE = -1;
  private static final int TIMESTAMP_96 = 12;

  private byte[] bytes = {};
  private int position;
  private int end;

  static {
    for (int head = 0; head < KINDS.length; head++) {
      KINDS[head] = kindOf(MessageFormat.valueOf((byte) head));
    }
  }

  private static ValueKind kindOf(MessageFormat format) {
    if (format == MessageFormat.NEVER_USED) {
      return null;
    }
    return switch (format.getValueType()) {
      case NIL -> ValueKind.NULL;
      case BOOLEAN -> ValueKind.BOOLEAN;
      case INTEGER -> ValueKind.INTEGER;
      case FLOAT -> ValueKind.FLOAT;
      case STRING -> ValueKind.STRING;
      case BINARY -> ValueKind.BINARY;
      case ARRAY -> ValueKind.ARRAY;
      case MAP -> ValueKind.MAP;
      case EXTENSION -> ValueKind.TIMESTAMP;
    };
  }

  void reset(byte[] bytes, int offset, int length) {
    if (this.bytes != bytes) { // mostly the same chunk: a collector's write barriers are dear
      this.bytes = bytes;
    }
    position = offset;
    end = offset + length;
  }

  int position() {
    return position;
  }

  /** Goes back to where it stood before. */
  void moveTo(int position) {
    this.position = position;
  }

  int left() {
    return end - position;
  }

  /** Takes the first byte of a value. */
  byte head() {
    if (position >= end) {
      throw truncated(1);
    }
    return bytes[position++];
  }

  /** The kind of the value whose first byte comes next. An extension is taken for a timestamp until it is read. */
  ValueKind kind() {
    if (position >= end) {
      throw truncated(1);
    }
    ValueKind kind = KINDS[bytes[position] & 0xff];
    if (kind == null) {
      throw new CodecException("byte that begins no MsgPack value: byte=c1");
    }
    return kind;
  }

  /** What to throw when the value whose first byte was just taken is not the one expected. */
  CodecException mismatch(String expected) {
    position--;
    return new TypeMismatchException("expected " + expected + ": found=" + kind());
  }

  int take8() {
    need(1);
    return bytes[position++] & 0xff;
  }

  int take16() {
    need(Short.BYTES);
    position += Short.BYTES;
    return BigEndian.getShort(bytes, position - Short.BYTES) & 0xffff;
  }

  int take32() {
    need(Integer.BYTES);
    position += Integer.BYTES;
    return BigEndian.getInt(bytes, position - Integer.BYTES);
  }

  long take64() {
    need(Long.BYTES);
    position += Long.BYTES;
    return BigEndian.getLong(bytes, position - Long.BYTES);
  }

  /** A count or length of 32 bits; beyond what an int holds it is beyond the payload, too. */
  int takeCount32() {
    int count = take32();
    if (count < 0) {
      throw truncated(Integer.toUnsignedLong(count));
    }
    return count;
  }

  private void need(int count) {
    if (count > end - position) {
      throw truncated(count);
    }
  }

  private CodecException truncated(long needed) {
    return new CodecException("value claims more than there is: bytesNeeded=" + needed + " bytesLeft=" + left());
  }

  /** The integer that begins with this byte, if a long holds it. */
  long integer(byte head) {
    if (head >= SMALLEST_FIXINT) {
      return head;
    }
    long value = integerBits(head);
    if (head == UINT64 && value < 0) {
      return Numbers.toLong(unsigned(value));
    }
    return value;
  }

  BigInteger bigInteger(byte head) {
    if (head >= SMALLEST_FIXINT) {
      return BigInteger.valueOf(head);
    }
    long value = integerBits(head);
    return head == UINT64 && value < 0 ? unsigned(value) : BigInteger.valueOf(value);
  }

  private long integerBits(byte head) {
    return switch (head) {
      case UINT8 -> take8();
      case UINT16 -> take16();
      case UINT32 -> Integer.toUnsignedLong(take32());
      case UINT64, INT64 -> take64();
      case INT8 -> (byte) take8();
      case INT16 -> (short) take16();
      case INT32 -> take32();
      default -> throw mismatch("an integer");
    };
  }

  private static BigInteger unsigned(long bits) {
    return BigInteger.valueOf(bits).and(Numbers.UNSIGNED_LONG_MAX);
  }

  String string(int length) {
    need(length);
    position += length;
    return Utf8.decode(bytes, position - length, length);
  }

  byte[] binary(int length) {
    need(length);
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  /** The extension that begins with this byte, which must be a timestamp. */
  Instant timestamp(byte head) {
    if (KINDS[head & 0xff] != ValueKind.TIMESTAMP) {
      throw mismatch("a timestamp");
    }
    int length = head == EXT8 ? take8() : head == FIXEXT4 ? Integer.BYTES : head == FIXEXT8 ? Long.BYTES : 0;
    int type = (byte) take8();
    if (type != TIMESTAMP_TYPE) {
      throw new CodecException("extension type is not known: type=" + type + " (only timestamps, -1, are)");
    }
    return switch (length) {
      case Integer.BYTES -> instant(Integer.toUnsignedLong(take32()), 0);
      case Long.BYTES -> timestamp64(take64());
      case TIMESTAMP_96 -> timestamp96();
      default -> throw new CodecException("timestamp is neither 4, 8 nor 12 bytes long");
    };
  }

  private Instant timestamp64(long bits) {
    return instant(bits & 0x3ffffffffL, bits >>> 34);
  }

  private Instant timestamp96() {
    long nanos = Integer.toUnsignedLong(take32());
    return instant(take64(), nanos);
  }

  private static Instant instant(long seconds, long nanos) {
    if (nanos >= 1_000_000_000) {
      throw new CodecException("timestamp's nanoseconds make more than a second: nanos=" + nanos);
    }
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException e) {
      throw new CodecException("timestamp out of range: seconds=" + seconds, e);
    }
  }
}
