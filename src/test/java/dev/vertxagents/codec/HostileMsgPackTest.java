package dev.vertxagents.codec;

import static dev.vertxagents.codec.Payloads.bytes;
import static dev.vertxagents.codec.Payloads.decode;
import static dev.vertxagents.codec.Payloads.encode;
import static dev.vertxagents.codec.Payloads.join;
import static dev.vertxagents.codec.Payloads.reader;
import static dev.vertxagents.codec.Payloads.repeat;
import static dev.vertxagents.codec.Payloads.skip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MsgPack made to harm: refused, for what it is, before it costs anything. */
class HostileMsgPackTest {
  private static final CodecLimits DEEP = new CodecLimits(1000, CodecLimits.DEFAULT_MAX_FRAME_BYTES);

  private final Codec codec = new MsgPackCodec();

  @ParameterizedTest
  @ValueSource(ints = {65, 5_000, 100_000, 4 << 20})
  void C2_refusesArraysWithinArrays(int depth) {
    byte[] payload = repeat(bytes("91"), depth);

    assertRefusedCheaply(payload, "maxDepth=64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dd 7fffffff", "dd ffffffff", "dd 04000000", "dd 80000000", "dc ffff"})
  void C3_refusesArraysThatClaimMoreThanTheBytesLeft(String hex) {
    assertRefusedCheaply(bytes(hex), "claims more");
    assertRefusedCheaply(join(bytes(hex), new byte[1000]), "claims more");
  }

  @Test
  void C4_refusesNestedArraysThatTogetherClaimMoreThanTheBytesLeft() {
    byte[] payload = repeat(bytes("dc ffff"), 24_000);

    assertRefusedCheaply(payload, "claims more");
    assertThatThrownBy(() -> decode(codec, payload, DEEP)).isInstanceOf(CodecException.class)
        .hasMessageContaining("claims more");
  }

  @Test
  void C4_countsWhatAllLevelsTogetherClaim() {
    byte[] fits = bytes("93 92 01 02 03 04");
    byte[] oneTooMany = bytes("93 94 01 02 03");

    assertThat(decode(codec, fits)).isEqualTo(List.of(List.of(1, 2), 3, 4));
    assertRefusedCheaply(oneTooMany, "claims more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"df 40000000", "df 7fffffff", "df 80000000", "df ffffffff", "de 8000", "8f"})
  void C5_refusesMapsThatClaimMoreThanTheBytesLeft(String hex) {
    assertRefusedCheaply(join(bytes(hex), new byte[20]), "claims more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a2 61", "d9 ff 61", "da ffff 61", "db 7fffffff 61", "db ffffffff 61", "c4 02 00",
      "c5 ffff 00", "c6 7fffffff 00", "c6 80000000 00", "c7 0c ff 00", "d6 ff 00", "d7 ff 00", "cb 00", "ca 00",
      "cd 00", "ce 00", "cf 00", "d3 00", "cc", "d9", "da 00", "db 00", "dc 00", "dd 00", "c7"})
  void C6_refusesValuesLongerThanWhatIsLeft(String hex) {
    assertRefusedCheaply(bytes(hex), "claims more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "80", "c0 af", "e0 80 af", "f0 80 80 af", "c1 81", "ed a0 80", "ed bf bf",
      "f4 90 80 80", "f8 88 80 80 80", "e2 82", "61 c3"})
  void C8_refusesTextThatIsNoUtf8(String hex) {
    byte[] text = bytes(hex);
    byte[] payload = join(new byte[] {(byte) (0xa0 | text.length)}, text);

    assertRefusedCheaply(payload, "UTF-8");
    assertRefusedCheaply(join(bytes("81"), payload, bytes("01")), "UTF-8");
  }

  @Test
  void C8_takesAReplacementCharacterThatWasSent() {
    assertThat(decode(codec, bytes("a3 ef bf bd"))).isEqualTo("\ufffd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udc00", "a\ud800b", "\udc00\ud800", "?\ud83d",
      "€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€\ud83d"})
  void C8_refusesToWriteAnUnpairedSurrogate(String text) {
    assertThatThrownBy(() -> encode(codec, text)).isInstanceOf(CodecException.class).hasMessageContaining("surrogate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c1", "91 c1", "d4 00 00", "d4 ff 00", "d5 ff 0000", "d6 00 00000000", "c7 00 ff",
      "c7 05 ff 0000000000", "c7 0c 01 000000000000000000000000", "d8 ff 00000000000000000000000000000000",
      "c8 0001 ff 00", "c9 00000001 ff 00"})
  void C9_refusesBytesAndExtensionsThatMeanNothing(String hex) {
    assertRefusedCheaply(bytes(hex), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"d7 ff ee6b280000000000", "c7 0c ff 3b9aca00 0000000000000000",
      "c7 0c ff 00000000 7fffffffffffffff", "c7 0c ff 00000000 000002de41e40080 00"})
  void C9_refusesTimestampsThatAreNone(String hex) {
    assertThatThrownBy(() -> decode(codec, bytes(hex))).isInstanceOf(CodecException.class);
  }

  @Test
  void C9_takesTimestampsOfAllLengths() {
    assertThat(decode(codec, bytes("d6 ff 00000001"))).isEqualTo(Instant.ofEpochSecond(1));
    assertThat(decode(codec, bytes("d6 ff ffffffff"))).isEqualTo(Instant.ofEpochSecond(0xffffffffL));
    assertThat(decode(codec, bytes("d7 ff ee6b27fc 00000001"))).isEqualTo(Instant.ofEpochSecond(1, 999_999_999));
    assertThat(decode(codec, bytes("d7 ff 00000003 ffffffff"))).isEqualTo(Instant.ofEpochSecond(0x3ffffffffL));
    assertThat(decode(codec, bytes("c7 0c ff 3b9ac9ff ffffffffffffffff")))
        .isEqualTo(Instant.ofEpochSecond(-1, 999_999_999));
  }

  @ParameterizedTest
  @ValueSource(strings = {"81 90 01", "81 91 01 01", "81 80 01", "81 c4 01 00 01", "81 d6 ff 00000000 01",
      "82 01 01 90 01"})
  void C10_refusesMapKeysThatAreNoScalars(String hex) {
    assertRefusedCheaply(bytes(hex), "map key");
  }

  @Test
  void C10_keepsKeysThatAreScalars() {
    Map<Object, Object> expected = new LinkedHashMap<>();
    expected.put(null, 1);
    expected.put(true, 2);
    expected.put(1, 3);
    expected.put(1.5, 4);
    expected.put("k", 5);

    assertThat(decode(codec, bytes("85 c0 01 c3 02 01 03 cb3ff8000000000000 04 a1 6b 05"))).isEqualTo(expected);
  }

  @Test
  void C13_neverReadsAnUnsignedIntegerAsANegativeOne() {
    byte[] payload = bytes("cf ffffffffffffffff");

    assertThat(decode(codec, payload)).isEqualTo(new BigInteger("18446744073709551615"));
    assertThatThrownBy(() -> reader(codec, payload).readLong()).isInstanceOf(TypeMismatchException.class)
        .hasMessageContaining("18446744073709551615");
    assertThatThrownBy(() -> reader(codec, payload).readDouble()).isInstanceOf(TypeMismatchException.class);
    assertThat(reader(codec, bytes("cf 8000000000000000")).readDouble()).isEqualTo(0x1p63);
  }

  @ParameterizedTest
  @ValueSource(strings = {"18446744073709551616", "-9223372036854775809", "1000000000000000000000000000000"})
  void C13_refusesToWriteIntegersBeyondTheFormat(String number) {
    assertThatThrownBy(() -> encode(codec, new BigInteger(number))).isInstanceOf(CodecException.class)
        .hasMessageContaining("2^64-1");
  }

  /** Refused by whoever reads it, in no time and with no memory that the payload's claims could have asked for. */
  private void assertRefusedCheaply(byte[] payload, String reason) {
    assertThatThrownBy(() -> decode(codec, payload)).isInstanceOf(CodecException.class).hasMessageContaining(reason);
    assertThatThrownBy(() -> skip(codec, payload)).isInstanceOf(CodecException.class).hasMessageContaining(reason);
    assertTimeout(Duration.ofMillis(500), () -> Allocations.ofFailing(() -> decode(codec, payload)));
    assertThat(Allocations.ofFailing(() -> decode(codec, payload))).isLessThan(64 << 10);
  }
}
