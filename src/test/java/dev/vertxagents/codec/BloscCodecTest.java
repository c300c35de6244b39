package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BloscCodecTest extends CodecContract {
  private static final List<String> UNSUPPORTED = List.of("bit shuffle", "zlib");

  private final Codec codec = new BloscCodec();

  @Override
  Codec codec() {
    return codec;
  }

  /**
   * Buffers that c-blosc 1.21 compressed in various ways, each of them the array of {@code count} texts a000000,
   * a000001 ….
   */
  static Stream<Named<JsonObject>> compressed() throws IOException {
    try (InputStream file = BloscCodecTest.class.getResourceAsStream("/blosc-vectors.json")) {
      return new JsonObject(Buffer.buffer(file.readAllBytes())).getJsonArray("vectors").stream()
          .map(JsonObject.class::cast)
          .map(vector -> Named.of(vector.getString("name"), vector));
    }
  }

  @ParameterizedTest
  @MethodSource("compressed")
  void inflatesWhatOthersCompressed(JsonObject vector) {
    byte[] buffer = HexFormat.of().parseHex(vector.getString("hex"));

    if (UNSUPPORTED.contains(vector.getString("name"))) {
      assertThatThrownBy(() -> Payloads.decode(codec, buffer)).isInstanceOf(CodecException.class)
          .hasMessageContaining("supported");
    } else {
      List<String> texts = IntStream.range(0, vector.getInteger("count")).mapToObj("a%06d"::formatted).toList();
      assertThat(Payloads.decode(codec, buffer)).isEqualTo(texts);
    }
  }

  @Test
  void writesAPlainCopy() {
    byte[] payload = Payloads.encode(codec, List.of(0, 0, List.of("agents/0/add", List.of(1, 2), Map.of())));

    assertThat(Payloads.hex(payload))
        .isEqualTo("02011308150000001000000025000000" + "93000093ac6167656e74732f302f61646492010280");
  }
}
