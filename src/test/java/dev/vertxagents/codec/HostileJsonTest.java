package dev.vertxagents.codec;

import static dev.vertxagents.codec.Payloads.bytes;
import static dev.vertxagents.codec.Payloads.decode;
import static dev.vertxagents.codec.Payloads.encode;
import static dev.vertxagents.codec.Payloads.join;
import static dev.vertxagents.codec.Payloads.reader;
import static dev.vertxagents.codec.Payloads.skip;
import static dev.vertxagents.codec.Payloads.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON made to harm, and what some parsers take for JSON: refused. What Python sends: taken. */
class HostileJsonTest {
  private final Codec codec = new JsonCodec();

  @ParameterizedTest
  @ValueSource(ints = {65, 5_000, 100_000, 4 << 20})
  void C2_refusesArraysWithinArrays(int depth) {
    assertRefusedCheaply(text("[".repeat(depth)), "maxDepth=64");
    assertRefusedCheaply(text("{\"\":".repeat(depth)), "maxDepth=64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "80", "c0af", "e080af", "f08080af", "eda080", "edbfbf", "f4908080", "e282", "c3"})
  void C8_refusesTextThatIsNoUtf8(String hex) {
    assertRefusedCheaply(join(text("\""), bytes(hex), text("\"")), "UTF-8");
    assertRefusedCheaply(join(text("[\"\\n"), bytes(hex), text("\\n\"]")), "UTF-8");
    assertRefusedCheaply(join(text("{\""), bytes(hex), text("\": 1}")), "UTF-8");
    assertRefusedCheaply(join(text("["), bytes(hex), text("]")), "unexpected byte");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\udfffb\"", "\"\\ud83d\\ude00\""})
  void C8_reEmitsSurrogateEscapesAsTheyCame(String json) {
    assertThat(encode(codec, decode(codec, text(json)))).isEqualTo(text(json));
  }

  @Test
  void C13_keepsIntegersOfThirtyDigits() {
    byte[] payload = text("123456789012345678901234567890");

    assertThat(decode(codec, payload)).isEqualTo(new BigInteger("123456789012345678901234567890"));
    assertThat(encode(codec, decode(codec, payload))).isEqualTo(payload);
    assertThatThrownBy(() -> reader(codec, payload).readLong()).isInstanceOf(TypeMismatchException.class);
    assertThatThrownBy(() -> reader(codec, payload).readDouble()).isInstanceOf(TypeMismatchException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e100000000", "-1e400", "1e99999999999999999999", "[1E309]"})
  void C14_refusesNumbersBeyondADouble(String json) {
    assertRefusedCheaply(text(json), "double");
  }

  @Test
  void C14_refusesNumbersOfTooManyDigits() {
    assertRefusedCheaply(text("1".repeat(100_000)), "too long");
    assertRefusedCheaply(text("0." + "1".repeat(100_000)), "too long");
    assertRefusedCheaply(text("{\"a\": " + "9".repeat(1_001) + "}"), "too long");
    assertThat(decode(codec, text("9".repeat(1_000)))).isEqualTo(new BigInteger("9".repeat(1_000)));
  }

  @Test
  void C14_refusesKeysThatAreReadAsNumbersOfTooManyDigits() {
    ValueReader in = reader(codec, text("{\"" + "1".repeat(100_000) + "\": 1}"));
    in.beginMap();

    assertThatThrownBy(in::readBigInteger).isInstanceOf(TypeMismatchException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.0", "NaN", "Infinity", "-Infinity"})
  void C14_takesAndReEmitsWhatPythonSends(String json) {
    assertThat(encode(codec, decode(codec, text(json)))).isEqualTo(text(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff[1]", "[1] // one", "/* */ [1]", "# x\n1", "['a']", "[1,]", "{\"a\": 1,}", "[,1]",
      "[1,,2]", "{,}"})
  void C24_refusesDialects(String json) {
    assertRefusedCheaply(text(json), "unexpected byte");
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "-01", "+1", ".5", "5.", "1.e5", "1e", "1e+", "0x10", "--1", "-", "1_000", "1f",
      "INF", "+Infinity", "nan", "- 1", "-NaN", "tru", "True", "nul", "nulll", "None", "truefalse", "[1 2]", "[1}",
      "{1: 2}", "{null: 1}", "{\"a\" 1}", "{\"a\"}", "{\"a\": }", "{\"a\": 1 \"b\": 2}", "\"a", "\"\\x\"",
      "\"\\u12\"", "\"\\u12G4\"", "\"\\", "\"\\u", "\"tab\there\"", "\"nul\u0000\"", "", " ", "]", ",", ":", "[",
      "{", "{\"a\":", "[1", "[1,", "1 2", "\u00a01", "\f1", "{\"a\": 1]"})
  void C24_refusesWhatIsNoJson(String json) {
    assertRefusedCheaply(text(json), "");
  }

  @Test
  void takesWhiteSpaceAndRawUtf8() {
    assertThat(decode(codec, text(" \t\r\n[ 1 , \"ä€😀\\u00e4\" , { \"a\\/\" : null } ] \n")).toString())
        .isEqualTo("[1, ä€😀ä, {a/=null}]");
  }

  @Test
  void readsTheHeaderOfAMessageWhoseContentIsBroken() {
    ValueReader in = reader(codec, text("[0, 7, [\"agents/0/echo\", [oops"));

    in.beginArray();
    assertThat(in.readInt()).isZero();
    assertThat(in.readInt()).isEqualTo(7);
    in.beginArray();
    assertThat(in.readString()).isEqualTo("agents/0/echo");
    in.beginArray();
    assertThatThrownBy(in::readValue).isInstanceOf(CodecException.class).hasMessageContaining("unexpected byte");
  }

  @Test
  void readsAKeyAsANumberOnlyIfItIsOne() {
    for (String key : List.of("", "one", "1 ", " 1", "0x1", "01", "1.5", "true", "1e2", "NaN")) {
      ValueReader in = reader(codec, encode(codec, Map.of(key, 1)));
      in.beginMap();
      assertThatThrownBy(in::readInt).as(key).isInstanceOf(TypeMismatchException.class);
    }
  }

  @Test
  void refusesToWriteBytes() {
    assertThatThrownBy(() -> Payloads.write(codec, out -> out.writeBinary(new byte[1], 0, 1)))
        .isInstanceOf(CodecException.class).hasMessageContaining("msgpack");
  }

  @Test
  void refusesToWriteArraysAndMapsAsKeys() {
    assertThatThrownBy(() -> Payloads.write(codec, out -> {
      out.beginMap(1);
      out.beginArray(0);
    })).isInstanceOf(CodecException.class).hasMessageContaining("map key");
    assertThatThrownBy(() -> Payloads.write(codec, out -> {
      out.beginMap(1);
      out.beginMap(0);
    })).isInstanceOf(CodecException.class).hasMessageContaining("map key");
  }

  private void assertRefusedCheaply(byte[] payload, String reason) {
    assertThatThrownBy(() -> decode(codec, payload)).isInstanceOf(CodecException.class).hasMessageContaining(reason);
    assertThatThrownBy(() -> skip(codec, payload)).isInstanceOf(CodecException.class);
    assertTimeout(Duration.ofMillis(500), () -> Allocations.ofFailing(() -> decode(codec, payload)));
    assertThat(Allocations.ofFailing(() -> decode(codec, payload))).isLessThan(64 << 10);
  }
}
