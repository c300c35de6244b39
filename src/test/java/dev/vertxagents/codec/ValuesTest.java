package dev.vertxagents.codec;

import static dev.vertxagents.codec.Payloads.bytes;
import static dev.vertxagents.codec.Payloads.decode;
import static dev.vertxagents.codec.Payloads.encode;
import static dev.vertxagents.codec.Payloads.hex;
import static dev.vertxagents.codec.Payloads.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private final Codec codec = new MsgPackCodec();

  @Test
  void C10_refusesMapKeysThatAreArraysMapsOrBytes() {
    for (String hex : List.of("81 90 01", "81 80 01", "81 c4 01 00 01")) {
      assertThatThrownBy(() -> decode(codec, bytes(hex))).isInstanceOf(CodecException.class)
          .hasMessageContaining("map key");
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
  void whatContainsItselfCannotTravel() {
    record Node(List<Node> inside) { }
    List<Object> list = new ArrayList<>();
    list.add(list);
    Map<String, Object> map = new HashMap<>();
    map.put("map", map);
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node(nodes));
    Object[] array = new Object[1];
    array[0] = Optional.of(array);

    for (Object itself : List.of(list, map, nodes, array)) {
      assertThatThrownBy(() -> encode(codec, itself)).isInstanceOf(CodecException.class).hasMessageContaining("deep");
    }
  }

  @Test
  void collectionsThatChangeOrFailWhileTheyAreWrittenCannotTravel() {
    List<Object> liar = new ArrayList<>(List.of(1)) {
      @Override
      public int size() {
        return 2;
      }
    };
    Map<Object, Object> map = new HashMap<>() {
      @Override
      public int size() {
        return 1;
      }
    };
    List<Object> failing = new LinkedList<>() {
      @Override
      public Iterator<Object> iterator() {
        throw new IllegalStateException("closed");
      }
    };

    for (Object collection : new Object[] {liar, map}) {
      assertThatThrownBy(() -> encode(codec, collection)).isInstanceOf(CodecException.class)
          .hasMessageContaining("changed");
    }
    assertThatThrownBy(() -> encode(codec, failing)).isInstanceOf(CodecException.class).hasMessageContaining("closed");
  }

  @Test
  void refusesWhatIsNoValueAndSaysWhatToDo() {
    assertThatThrownBy(() -> encode(codec, List.of(new Thread()))).isExactlyInstanceOf(CodecException.class)
        .hasMessageContaining("java.lang.Thread").hasMessageContaining("TypeSerializer");
    assertThatThrownBy(() -> encode(codec, Map.of(List.of(), 1))).isExactlyInstanceOf(CodecException.class)
        .hasMessageContaining("map key");
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
    for (Object list : List.of(List.of(1, 2), new int[] {1, 2}, new Object[] {1, (short) 2},
        new TreeSet<>(List.of(1L, 2L)))) {
      assertThat(hex(encode(codec, list))).isEqualTo("920102");
    }
  }
}
