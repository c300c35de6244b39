package dev.vertxagents.codec;

import static dev.vertxagents.codec.Payloads.bytes;
import static dev.vertxagents.codec.Payloads.decode;
import static dev.vertxagents.codec.Payloads.encode;
import static dev.vertxagents.codec.Payloads.hex;
import static dev.vertxagents.codec.Payloads.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private final Codec codec = new MsgPackCodec();

  @Test
  void C10_refusesMapKeysThatAreArraysMapsOrBytes() {
    for (String hex : List.of("81 90 01", "81 80 01", "81 c4 01 00 01")) {
      assertThatThrownBy(() -> decode(codec, bytes(hex))).isInstanceOf(CodecException.class).hasMessageContaining("map key");
    }
  }

  @Test
  void C12_letsTheLastDuplicateKeyWin() {
    assertThat(decode(codec, bytes("82 a1 61 01 a1 61 02"))).isEqualTo(Map.of("a", 2));
  }

  @Test
  void C18_refusesAMapWithTheReservedKey() {
    assertThatThrownBy(() -> encode(codec, Map.of("__type__", List.of(0, "x")))).isInstanceOf(CodecException.class)
        .hasMessageContaining("__type__");
  }

  @Test
  void integersComeAsTheSmallestTypeThatHoldsThem() {
    assertThat(decode(codec, bytes("ce 7f ff ff ff"))).isEqualTo(Integer.MAX_VALUE);
    assertThat(decode(codec, bytes("ce 80 00 00 00"))).isEqualTo(Integer.MAX_VALUE + 1L);
    assertThat(decode(codec, bytes("d0 80"))).isEqualTo(-128);
    assertThat(decode(codec, bytes("cf 00 00 00 00 00 00 00 01"))).isEqualTo(1);
    assertThat(decode(codec, bytes("cf 80 00 00 00 00 00 00 00")).toString()).isEqualTo("9223372036854775808");
  }

  @Test
  void aListThatContainsItselfCannotTravel() {
    List<Object> list = new ArrayList<>();
    list.add(list);

    assertThatThrownBy(() -> encode(codec, list)).isInstanceOf(CodecException.class).hasMessageContaining("deep");
  }

  @Test
  void peeksAtATextWithoutMoving() {
    byte[] payload = bytes("93 83 01 c0 a1 62 91 02 a4 74 79 70 65 a1 58 03 04");
    ValueReader in = reader(codec, payload);

    in.beginArray();

    assertThat(in.peekText("type")).isEqualTo("X");
    assertThat(in.peekText("other")).isNull();
    assertThat(in.peekText("b")).isNull();
    assertThat(in.readValue()).asString().isEqualTo("{1=null, b=[2], type=X}");
    assertThat(in.readInt()).isEqualTo(3);
    assertThat(in.readInt()).isEqualTo(4);
    in.endArray();
    in.finish();
  }

  @Test
  void writesAllShapesOfOneList() {
    for (Object list : List.of(List.of(1, 2), new int[] {1, 2}, new Object[] {1, (short) 2}, new TreeSet<>(List.of(1L, 2L)))) {
      assertThat(hex(encode(codec, list))).isEqualTo("920102");
    }
  }
}
