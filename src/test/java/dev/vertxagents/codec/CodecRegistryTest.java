package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecRegistryTest {
  private final CodecRegistry all = CodecRegistry.all();

  @Test
  void namesItsCodecsInOrder() {
    assertThat(all.names()).containsExactly("msgpack", "json", "blosc");
    assertThat(all.codecs()).extracting(Codec::name).containsExactly("msgpack", "json", "blosc");
  }

  @Test
  void listsTheKnownNamesWhenOneIsNot() {
    assertThatThrownBy(() -> all.named("xml")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name=xml").hasMessageContaining("msgpack, json, blosc");
  }

  @Test
  void refusesTwoCodecsOfOneName() {
    assertThatThrownBy(() -> new CodecRegistry(List.of(new JsonCodec(), new JsonCodec())))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("name=json");
  }

  @ParameterizedTest
  @CsvSource({"0x93, msgpack", "0x9f, msgpack", "0xdc, msgpack", "0xdd, msgpack", "0x5b, json", "0x20, json",
      "0x0a, json", "0x0d, json", "0x09, json", "0x02, blosc"})
  void recognisesACodecByTheFirstByte(String first, String name) {
    assertThat(all.recognise(Integer.decode(first).byteValue())).extracting(Codec::name).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x00", "0x01", "0x03", "0x47", "0x7b", "0x22", "0x80", "0xc0", "0xc1", "0xef", "0xff"})
  void C22_recognisesNoCodecInOtherBytes(String first) {
    assertThat(all.recognise(Integer.decode(first).byteValue())).isNull();
  }

  @Test
  void C22_recognisesOnlyTheCodecsThatAreEnabled() {
    CodecRegistry json = new CodecRegistry(List.of(new JsonCodec()));

    assertThat(json.recognise((byte) 0x93)).isNull();
    assertThat(json.recognise((byte) '[')).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, maxDepth=0", "1001, 1, maxDepth=1001", "1, 0, maxFrameBytes=0",
      "1, 268435457, maxFrameBytes=268435457"})
  void refusesLimitsOutOfRange(int maxDepth, int maxFrameBytes, String named) {
    assertThatThrownBy(() -> new CodecLimits(maxDepth, maxFrameBytes)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }
}
