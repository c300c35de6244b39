package dev.vertxagents.codec;

import static dev.vertxagents.codec.Payloads.decode;
import static dev.vertxagents.codec.Payloads.encode;
import static dev.vertxagents.codec.Payloads.reader;
import static dev.vertxagents.codec.Payloads.skip;
import static dev.vertxagents.codec.Payloads.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every codec's writer and reader do alike. */
abstract class CodecContract {
  static final BigInteger UNSIGNED_LONG_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  abstract Codec codec();

  static Stream<Object> values() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", 1);
    map.put("", null);
    map.put("a", List.of(List.of(), Map.of()));
    return Stream.of(true, false, "", "plain", "\u0000\u001f\u007f\"\\/\b\f\n\r\t", "äöü", "€uro", "𝄞 clef", "?",
        "x".repeat(31), "x".repeat(32), "ä".repeat(16), "x".repeat(255), "x".repeat(256), "ä".repeat(70_000),
        0.0, -0.0, 1.5, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        List.of(), Map.of(), Arrays.asList(1, null, "two"), map, List.of(List.of(List.of("deep"))));
  }

  static Stream<BigInteger> integers() {
    return Stream.of(0, 5, 7, 8, 15, 16, 31, 32, 53, 63)
        .map(BigInteger.ONE::shiftLeft)
        .flatMap(power -> Stream.of(power, power.negate()))
        .flatMap(edge -> Stream.of(edge.subtract(BigInteger.ONE), edge, edge.add(BigInteger.ONE)))
        .filter(number -> number.compareTo(BigInteger.valueOf(Long.MIN_VALUE)) >= 0);
  }

  @ParameterizedTest
  @MethodSource("values")
  void readsBackWhatItWrote(Object value) {
    assertThat(decode(codec(), encode(codec(), value))).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("integers")
  void keepsIntegersToTheLastBit(BigInteger number) {
    byte[] payload = write(codec(), out -> out.writeBigInteger(number));

    assertThat(reader(codec(), payload).peek()).isEqualTo(ValueKind.INTEGER);
    assertThat(reader(codec(), payload).readBigInteger()).isEqualTo(number);
    if (number.bitLength() < Long.SIZE) {
      assertThat(write(codec(), out -> out.writeLong(number.longValue()))).isEqualTo(payload);
      assertThat(reader(codec(), payload).readLong()).isEqualTo(number.longValue());
    } else {
      assertThatThrownBy(() -> reader(codec(), payload).readLong()).isInstanceOf(TypeMismatchException.class);
    }
    if (number.bitLength() < Integer.SIZE) {
      assertThat(write(codec(), out -> out.writeInt(number.intValue()))).isEqualTo(payload);
      assertThat(reader(codec(), payload).readInt()).isEqualTo(number.intValue());
    } else {
      assertThatThrownBy(() -> reader(codec(), payload).readInt()).isInstanceOf(TypeMismatchException.class);
    }
  }

  @Test
  void namesTheIntegerThatDoesNotFit() {
    byte[] payload = encode(codec(), 1L << 40);

    assertThatThrownBy(() -> reader(codec(), payload).readInt()).isInstanceOf(TypeMismatchException.class)
        .hasMessageContaining("1099511627776");
  }

  @Test
  void neverTakesAFloatForAnInteger() {
    byte[] payload = encode(codec(), 2.0);

    assertThatThrownBy(() -> reader(codec(), payload).readInt()).isInstanceOf(TypeMismatchException.class);
    assertThatThrownBy(() -> reader(codec(), payload).readLong()).isInstanceOf(TypeMismatchException.class);
    assertThatThrownBy(() -> reader(codec(), payload).readInteger()).isInstanceOf(TypeMismatchException.class);
    assertThatThrownBy(() -> reader(codec(), payload).readBigInteger()).isInstanceOf(TypeMismatchException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1L << 53, -(1L << 53), (1L << 53) + 2, Long.MIN_VALUE, 1L << 62})
  void takesAnIntegerForADoubleThatHoldsIt(long number) {
    assertThat(reader(codec(), encode(codec(), number)).readDouble()).isEqualTo((double) number);
  }

  @ParameterizedTest
  @ValueSource(longs = {(1L << 53) + 1, -(1L << 53) - 1, Long.MAX_VALUE})
  void refusesAnIntegerForADoubleThatWouldRoundIt(long number) {
    byte[] payload = encode(codec(), number);

    assertThatThrownBy(() -> reader(codec(), payload).readDouble()).isInstanceOf(TypeMismatchException.class)
        .hasMessageContaining(Long.toString(number));
  }

  @Test
  void tellsEachKindBeforeItIsRead() {
    ValueReader in = reader(codec(), encode(codec(), Arrays.asList(null, true, 1, 1.5, "text", List.of(), Map.of())));

    in.beginArray();
    for (ValueKind kind : List.of(ValueKind.NULL, ValueKind.BOOLEAN, ValueKind.INTEGER, ValueKind.FLOAT,
        ValueKind.STRING, ValueKind.ARRAY, ValueKind.MAP)) {
      assertThat(in.peek()).isEqualTo(kind);
      in.skip();
    }
    in.endArray();
    in.finish();
  }

  @ParameterizedTest
  @MethodSource("values")
  void refusesAnotherKindThanTheOneAskedFor(Object value) {
    byte[] payload = encode(codec(), value);
    ValueKind kind = reader(codec(), payload).peek();

    if (kind != ValueKind.STRING) {
      assertThatThrownBy(() -> reader(codec(), payload).readString()).isInstanceOf(TypeMismatchException.class);
    }
    if (kind != ValueKind.BOOLEAN) {
      assertThatThrownBy(() -> reader(codec(), payload).readBoolean()).isInstanceOf(TypeMismatchException.class);
    }
    if (kind != ValueKind.ARRAY) {
      assertThatThrownBy(() -> reader(codec(), payload).beginArray()).isInstanceOf(TypeMismatchException.class);
    }
    if (kind != ValueKind.MAP) {
      assertThatThrownBy(() -> reader(codec(), payload).beginMap()).isInstanceOf(TypeMismatchException.class);
    }
    if (kind != ValueKind.FLOAT) {
      assertThatThrownBy(() -> reader(codec(), payload).readDouble()).isInstanceOf(TypeMismatchException.class);
    }
    assertThatThrownBy(() -> reader(codec(), payload).readNull()).isInstanceOf(TypeMismatchException.class);
    assertThatThrownBy(() -> reader(codec(), payload).readInt()).isInstanceOf(TypeMismatchException.class);
    assertThatThrownBy(() -> reader(codec(), payload).readBinary()).isInstanceOf(TypeMismatchException.class);
    assertThatThrownBy(() -> reader(codec(), payload).readTimestamp()).isInstanceOf(TypeMismatchException.class);
  }

  @Test
  void consumesANullOnlyIfThereIsOne() {
    ValueReader in = reader(codec(), encode(codec(), Arrays.asList(null, 1)));

    in.beginArray();
    assertThat(in.tryReadNull()).isTrue();
    assertThat(in.tryReadNull()).isFalse();
    assertThat(in.readInt()).isEqualTo(1);
    in.endArray();
    in.finish();
  }

  @Test
  void readsNumbersAtTheKeysOfAMap() {
    byte[] payload = write(codec(), out -> {
      out.beginMap(3);
      out.writeInt(-7);
      out.writeBoolean(true);
      out.writeDouble(1.5);
      out.writeNull();
      out.writeBoolean(true);
      out.writeString("yes");
      out.endMap();
    });

    ValueReader in = reader(codec(), payload);
    in.beginMap();
    assertThat(in.readInt()).isEqualTo(-7);
    assertThat(in.readBoolean()).isTrue();
    assertThat(in.readDouble()).isEqualTo(1.5);
    in.readNull();
    assertThat(in.readBoolean()).isTrue();
    assertThat(in.readString()).isEqualTo("yes");
    in.endMap();
    in.finish();
  }

  @Test
  void refusesToReadPastTheEndOfAnArrayOrToLeaveItEarly() {
    byte[] payload = encode(codec(), List.of(1, 2));

    ValueReader past = reader(codec(), payload);
    past.beginArray();
    past.readInt();
    past.readInt();
    assertThat(past.hasNext()).isFalse();
    assertThatThrownBy(past::readInt).isInstanceOf(TypeMismatchException.class);

    ValueReader early = reader(codec(), payload);
    early.beginArray();
    early.readInt();
    assertThatThrownBy(early::endArray).isInstanceOf(TypeMismatchException.class);
  }

  @ParameterizedTest
  @MethodSource("values")
  void skipsAnyValue(Object value) {
    ValueReader in = reader(codec(), encode(codec(), List.of(Map.of("k", value), value, 42)));

    in.beginArray();
    in.skip();
    in.skip();
    assertThat(in.readInt()).isEqualTo(42);
    in.endArray();
    in.finish();
  }

  @Test
  void looksIntoAMapForTheTextAtAKey() {
    byte[] payload = encode(codec(), List.of(Map.of("other", Map.of("type", "inner"), "type", "Car"), 1));
    ValueReader in = reader(codec(), payload);

    in.beginArray();
    assertThat(in.peekText("type")).isEqualTo("Car");
    assertThat(in.peekText("missing")).isNull();
    assertThat(in.peekText("other")).isNull();
    assertThat(in.readValue()).isEqualTo(Map.of("other", Map.of("type", "inner"), "type", "Car"));
    assertThat(in.peekText("type")).isNull();
    assertThat(in.readInt()).isEqualTo(1);
    in.endArray();
    in.finish();
  }

  @Test
  void readsAPayloadInTheMidstOfOtherBytes() {
    byte[] payload = encode(codec(), List.of(1, "text"));
    byte[] bytes = Payloads.join(payload, payload, payload);
    ValueReader in = codec().reader(Payloads.NO_TYPES, CodecLimits.DEFAULT);

    in.reset(bytes, payload.length, payload.length);

    assertThat(in.readValue()).isEqualTo(List.of(1, "text"));
    in.finish();
  }

  @Test
  void refusesAPayloadThatEndsAnywhereBeforeItsEnd() {
    byte[] payload = encode(codec(), List.of(1, 1.5, "text", Map.of("key", List.of(true))));

    for (int length = 0; length < payload.length; length++) {
      byte[] part = Arrays.copyOf(payload, length);
      assertThatThrownBy(() -> decode(codec(), part)).as("%d bytes", length).isInstanceOf(CodecException.class);
      assertThatThrownBy(() -> skip(codec(), part)).as("%d bytes", length).isInstanceOf(CodecException.class);
    }
  }

  @Test
  void isReadyForTheNextPayloadAfterABadOne() {
    byte[] good = encode(codec(), List.of(Map.of("k", 1), 2));
    ValueReader in = codec().reader(Payloads.NO_TYPES, CodecLimits.DEFAULT);

    for (int length = good.length - 1; length > 0; length--) {
      byte[] bad = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> {
        in.reset(bad, 0, bad.length);
        in.readValue();
        in.finish();
      }).isInstanceOf(CodecException.class);
      in.reset(good, 0, good.length);
      assertThat(in.readValue()).isEqualTo(List.of(Map.of("k", 1), 2));
      in.finish();
    }
  }

  @Test
  void writesOnePayloadBehindTheOther() {
    FrameBuffer out = new FrameBuffer();
    ValueWriter writer = codec().writer(out, Payloads.NO_TYPES);
    writer.start();
    writer.beginArray(2);
    writer.beginMap(1);
    out.truncate(0);

    writer.start();
    writer.writeValue(List.of(1));
    writer.finish();
    int first = out.size();
    writer.start();
    writer.writeValue(Map.of("k", 2));
    writer.finish();

    byte[] bytes = out.array();
    assertThat(decode(codec(), Arrays.copyOf(bytes, first))).isEqualTo(List.of(1));
    assertThat(decode(codec(), Arrays.copyOfRange(bytes, first, out.size()))).isEqualTo(Map.of("k", 2));
  }

  @Test
  void failsWhenTheFrameWouldPassItsLimit() {
    FrameBuffer out = new FrameBuffer();
    ValueWriter writer = codec().writer(out, Payloads.NO_TYPES);
    int whole = encode(codec(), List.of("text", 1.5)).length;

    for (int limit = whole - 1; limit >= 0; limit--) {
      out.truncate(0);
      out.limit(limit);
      assertThatThrownBy(() -> {
        writer.start();
        writer.writeValue(List.of("text", 1.5));
      }).isInstanceOf(FrameLimitException.class);
    }
    out.truncate(0);
    out.limit(whole);
    writer.start();
    assertThatCode(() -> writer.writeValue(List.of("text", 1.5))).doesNotThrowAnyException();
  }

  @Test
  void refusesToWriteWhatNestsDeeperThanAnyPeerReads() {
    assertThatThrownBy(() -> write(codec(), out -> {
      for (int depth = 0; depth < 100_000; depth++) {
        out.beginArray(1);
      }
    })).isInstanceOf(CodecException.class).hasMessageContaining("deep");
  }

  @Test
  void C1_takesADepthOf64() {
    byte[] payload = nested(64);

    assertThatCode(() -> decode(codec(), payload)).doesNotThrowAnyException();
    assertThatCode(() -> skip(codec(), payload)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 500})
  void C2_refusesADepthOf65(int depth) {
    byte[] payload = nested(depth);

    assertThatThrownBy(() -> decode(codec(), payload)).isInstanceOf(CodecException.class)
        .hasMessageContaining("maxDepth=64");
    assertThatThrownBy(() -> skip(codec(), payload)).isInstanceOf(CodecException.class)
        .hasMessageContaining("maxDepth=64");
  }

  /** Arrays and maps in turn. */
  private byte[] nested(int depth) {
    return write(codec(), out -> {
      for (int i = 0; i < depth; i++) {
        if (i % 2 == 0) {
          out.beginArray(1);
        } else {
          out.beginMap(1);
          out.writeString("k");
        }
      }
      out.writeNull();
      for (int i = depth - 1; i >= 0; i--) {
        if (i % 2 == 0) {
          out.endArray();
        } else {
          out.endMap();
        }
      }
    });
  }

  @Test
  void C7_refusesBytesBehindTheValue() {
    byte[] payload = encode(codec(), List.of(1));

    for (int extra : List.of(0x00, 0x01, (int) '1', 0x90, (int) ',')) {
      byte[] longer = Payloads.join(payload, new byte[] {(byte) extra});
      assertThatThrownBy(() -> decode(codec(), longer)).isInstanceOf(CodecException.class);
    }
  }

  @Test
  void C12_letsTheLastDuplicateKeyWin() {
    byte[] payload = write(codec(), out -> {
      out.beginMap(2);
      for (int value = 1; value <= 2; value++) {
        out.writeString("k");
        out.writeInt(value);
      }
      out.endMap();
    });

    assertThat(decode(codec(), payload)).isEqualTo(Map.of("k", 2));
  }

  @Test
  void C13_keepsIntegersBeyondALong() {
    byte[] payload = encode(codec(), UNSIGNED_LONG_MAX);

    assertThat(decode(codec(), payload)).isEqualTo(UNSIGNED_LONG_MAX);
    assertThatThrownBy(() -> reader(codec(), payload).readLong()).isInstanceOf(TypeMismatchException.class);
  }
}
