package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateSerializerTest {
  static final List<Wire> wires = Wire.BOTH;

  private static Object read(String date) {
    return Wire.JSON.read(("{\"__type__\": [0, \"" + date + "\"]}").getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
      "2017-12-29T10:30:00Z,           2017-12-29T10:30:00+00:00",
      "2017-12-29T10:30:00.5+01:00,    2017-12-29T10:30:00.500000+01:00",
      "2017-12-29T10:30:00.000001-09:30, 2017-12-29T10:30:00.000001-09:30",
      "2017-12-29T10:30:00.000000999Z, 2017-12-29T10:30:00+00:00",
      "2017-12-29T10:30:00.123456999Z, 2017-12-29T10:30:00.123456+00:00",
      "2017-12-29T10:30:00+00:00:30,   2017-12-29T10:29:30+00:00",
      "0001-01-01T00:00:00Z,           0001-01-01T00:00:00+00:00"})
  void writesAsArrowPrints(String date, String wire) {
    assertThat(Wire.JSON.text(OffsetDateTime.parse(date))).isEqualTo("{\"__type__\": [0, \"" + wire + "\"]}");
  }

  @ParameterizedTest
  @CsvSource({
      "2017-12-29T10:30:00+00:00,           2017-12-29T10:30:00Z",
      "2017-12-29T10:30:00Z,                2017-12-29T10:30:00Z",
      "2017-12-29T10:30:00,                 2017-12-29T10:30:00Z",
      "2017-12-29 10:30:00,                 2017-12-29T10:30:00Z",
      "2017-12-29T10:30,                    2017-12-29T10:30:00Z",
      "2017-12-29,                          2017-12-29T00:00:00Z",
      "2017-12-29T10:30:00.1+02:00,         2017-12-29T10:30:00.1+02:00",
      "2017-12-29T10:30:00.123456789-0130,  2017-12-29T10:30:00.123456789-01:30",
      "2017-12-29T10:30:00+02,              2017-12-29T10:30:00+02:00"})
  void readsWhatArrowReads(String date, OffsetDateTime expected) {
    assertThat(read(date)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2017-13-01", "2017-02-29", "2017-12-29T24:30:00", "2017-12-29.5",
      "2017-12-29T10:30:00+19:00", "2017-12-29T10:30:00.1234567890", "12017-12-29", "agents/0",
      "2017-12-29T10:30:00 and much more that goes on and on"})
  void refusesWhatIsNoDate(String date) {
    assertThatThrownBy(() -> read(date)).isExactlyInstanceOf(CodecException.class).hasMessageContaining("id=0");
  }

  @ParameterizedTest
  @FieldSource("wires")
  void convertsToTheDeclaredType(Wire wire) {
    OffsetDateTime date = OffsetDateTime.parse("2017-12-29T10:30:00.000001+01:00");
    ZonedDateTime berlin = date.atZoneSameInstant(ZoneId.of("Europe/Berlin"));

    assertThat(wire.convert(berlin, Object.class)).isEqualTo(date);
    assertThat(wire.trip(date, OffsetDateTime.class)).isEqualTo(date);
    assertThat(wire.convert(date, Instant.class)).isEqualTo(date.toInstant());
    assertThat(wire.trip(date.toInstant(), Instant.class)).isEqualTo(date.toInstant());
    assertThat(wire.trip(berlin, ZonedDateTime.class)).isEqualTo(date.toZonedDateTime());
    assertThat(wire.trip(null, Instant.class)).isNull();
    assertThatThrownBy(() -> wire.convert("2017-12-29", Instant.class)).isInstanceOf(TypeMismatchException.class);
  }

  @ParameterizedTest
  @FieldSource("wires")
  void refusesYearsThatPythonHasNot(Wire wire) {
    for (Object date : List.of(Instant.MAX, Instant.MIN, OffsetDateTime.MAX, OffsetDateTime.MIN,
        ZonedDateTime.of(10_000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))) {
      assertThatThrownBy(() -> wire.write(date)).isExactlyInstanceOf(CodecException.class).hasMessageContaining("9999");
    }
  }

  @ParameterizedTest
  @FieldSource("wires")
  void refusesADateWhereDatesAreNotRegistered(Wire wire) {
    Wire bare = new Wire(wire.codec, List.of());

    assertThatThrownBy(() -> bare.write(Map.of("at", Instant.EPOCH))).isExactlyInstanceOf(CodecException.class)
        .hasMessageContaining("DateSerializer.INSTANCE");
  }

  @Test
  void aTimestampOfMsgPackIsADateToo() {
    byte[] timestamp = Payloads.bytes("d6 ff 00 00 00 01");

    assertThat(Wire.MSGPACK.read(timestamp)).isEqualTo(Instant.ofEpochSecond(1));
    assertThat(Wire.MSGPACK.read(OffsetDateTime.class, timestamp))
        .isEqualTo(OffsetDateTime.parse("1970-01-01T00:00:01Z"));
  }
}
