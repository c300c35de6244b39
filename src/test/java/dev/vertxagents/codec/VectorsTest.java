package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Frames that aiomas 2.0.1 put on the wire: each is read to what it means and, unless compressed, written to the
 * same bytes.
 */
class VectorsTest {
  private static final int HEADER = 4;

  static Stream<Named<JsonObject>> vectors() throws IOException {
    try (InputStream file = VectorsTest.class.getResourceAsStream("/aiomas-vectors.json")) {
      return new JsonObject(Buffer.buffer(file.readAllBytes())).getJsonArray("vectors").stream()
          .map(JsonObject.class::cast)
          .map(vector -> Named.of(vector.getString("codec") + " " + vector.getString("name"), vector));
    }
  }

  /**
   * For long frames the file has the first bytes only: the rest follows from the meaning, and the digest tells
   * whether it is right.
   */
  static Stream<Named<JsonObject>> wholeVectors() throws IOException {
    return vectors().filter(vector -> vector.getPayload().containsKey("hex"));
  }

  static Stream<Named<JsonObject>> vectorsThatWeWrite() throws IOException {
    return vectors().filter(vector -> !vector.getPayload().getString("codec").equals("blosc"));
  }

  @ParameterizedTest
  @MethodSource("wholeVectors")
  void readsEveryFrame(JsonObject vector) {
    byte[] frame = HexFormat.of().parseHex(vector.getString("hex"));
    ValueReader reader = codec(vector).reader(Payloads.NO_TYPES, CodecLimits.DEFAULT);

    reader.reset(frame, HEADER, frame.length - HEADER);
    Object message = RawTree.read(reader);
    reader.finish();

    assertThat(message).isEqualTo(VectorMeaning.message(vector.getJsonObject("meaning")));
  }

  @ParameterizedTest
  @MethodSource("vectorsThatWeWrite")
  void writesEveryFrameToTheSameBytes(JsonObject vector) throws Exception {
    Object message = VectorMeaning.message(vector.getJsonObject("meaning"));

    byte[] frame = frame(codec(vector), message);

    assertThat(frame).hasSize(vector.getInteger("frame_length"));
    if (vector.containsKey("hex")) {
      assertThat(HexFormat.of().formatHex(frame)).isEqualTo(vector.getString("hex"));
    } else {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(frame);
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(vector.getString("sha256"));
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void recognisesTheCodecByTheFirstByte(JsonObject vector) {
    String head = vector.getString("hex", vector.getString("hex_head"));

    Codec recognised = CodecRegistry.all().recognise(HexFormat.of().parseHex(head)[HEADER]);

    assertThat(recognised).isNotNull().extracting(Codec::name).isEqualTo(vector.getString("codec"));
  }

  private static byte[] frame(Codec codec, Object message) {
    FrameBuffer out = new FrameBuffer();
    int header = out.reserve(HEADER);
    ValueWriter writer = codec.writer(out, Payloads.NO_TYPES);
    writer.start();
    RawTree.write(message, writer);
    writer.finish();
    out.setInt(header, out.size() - HEADER);
    return Arrays.copyOf(out.array(), out.size());
  }

  private static Codec codec(JsonObject vector) {
    return CodecRegistry.all().named(vector.getString("codec"));
  }
}
