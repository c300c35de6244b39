package dev.vertxagents.codec;

import static dev.vertxagents.codec.Payloads.decode;
import static dev.vertxagents.codec.Payloads.encode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What holds for every value and for whatever bytes arrive. */
class CodecPropertiesTest {
  private static final JsonFactory JACKSON = JsonFactory.builder()
      .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final String ALPHABET = "[]{}\",:\\/ue0123456789+-.EeNaIinfty trs\n\u0000\u00e9'";
  /**
   * A reader may make several objects of a byte, and loads its classes once; claims of hostile headers are far
   * beyond.
   */
  private static final int BYTES_PER_BYTE = 200;
  private static final int BYTES_FOR_CLASSES = 1 << 20;

  /** Netty's first buffer allocates megabytes, which no property should be charged with. */
  @BeforeContainer
  static void loadBuffers() {
    decode(new MsgPackCodec(), Payloads.bytes("c4 01 00"));
  }

  @Property
  void readsBackEveryTree(@ForAll("codecs") Codec codec, @ForAll("trees") Object tree) {
    assertThat(decode(codec, encode(codec, tree))).isEqualTo(tree);
  }

  @Property
  void writesWhatItReadToTheSameBytes(@ForAll("codecs") Codec codec, @ForAll("trees") Object tree) {
    byte[] payload = encode(codec, tree);

    assertThat(encode(codec, decode(codec, payload))).isEqualTo(payload);
  }

  @Property
  void fieldByFieldAndAsATreeAPayloadMeansTheSame(@ForAll("codecs") Codec codec, @ForAll("trees") Object tree) {
    byte[] payload = encode(codec, tree);

    ValueReader in = Payloads.reader(codec, payload);
    Object raw = RawTree.read(in);
    in.finish();

    assertThat(Payloads.write(codec, out -> RawTree.write(raw, out))).isEqualTo(payload);
  }

  @Property
  void survivesAnyBytes(@ForAll("codecs") Codec codec, @ForAll @Size(max = 200) byte[] payload) {
    assertReadOrRefused(codec, payload);
  }

  @Property
  void survivesWhatLooksLikeMsgPack(@ForAll("heads") byte[] payload) {
    assertReadOrRefused(new MsgPackCodec(), payload);
  }

  @Property
  void survivesWhatLooksLikeJson(@ForAll("jsonLike") String text) {
    assertReadOrRefused(new JsonCodec(), Payloads.text(text));
  }

  @Property
  void survivesDamageToPayloads(@ForAll("codecs") Codec codec, @ForAll("trees") Object tree, @ForAll int at,
      @ForAll byte changed) {
    byte[] payload = encode(codec, tree);
    payload[Math.floorMod(at, payload.length)] = changed;

    assertReadOrRefused(codec, payload);
  }

  @Property
  void survivesDamageToCompressedPayloads(@ForAll("compressed") byte[] compressed, @ForAll int at,
      @ForAll byte changed) {
    byte[] payload = compressed.clone();
    payload[Math.floorMod(at, payload.length)] = changed;

    assertReadOrRefused(new BloscCodec(), payload);
  }

  @Property
  void takesNoJsonThatJacksonRefuses(@ForAll("jsonLike") String text) {
    if (isRead(new JsonCodec(), Payloads.text(text))) {
      assertThat(jacksonReads(text)).as(text).isTrue();
    }
  }

  private static void assertReadOrRefused(Codec codec, byte[] payload) {
    long allocated = Allocations.of(() -> isRead(codec, payload));

    assertThat(allocated).isLessThan(BYTES_FOR_CLASSES + BYTES_PER_BYTE * payload.length);
    assertThat(isSkipped(codec, payload) || !isRead(codec, payload)).as("what is read can be skipped").isTrue();
  }

  /** Whatever else than a {@link CodecException} comes out fails the test. */
  private static boolean isRead(Codec codec, byte[] payload) {
    try {
      decode(codec, payload);
      return true;
    } catch (CodecException refused) {
      return false;
    }
  }

  private static boolean isSkipped(Codec codec, byte[] payload) {
    try {
      Payloads.skip(codec, payload);
      return true;
    } catch (CodecException refused) {
      return false;
    }
  }

  private static boolean jacksonReads(String text) {
    try (JsonParser parser = JACKSON.createParser(text)) {
      while (parser.nextToken() != null) {
        parser.getValueAsString();
      }
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  @Provide
  Arbitrary<Codec> codecs() {
    return Arbitraries.of(CodecRegistry.all().codecs());
  }

  @Provide
  Arbitrary<Object> trees() {
    return Trees.any();
  }

  /** Bytes that begin values, more often than others: headers of arrays, maps, texts and extensions. */
  @Provide
  Arbitrary<byte[]> heads() {
    Arbitrary<Byte> head = Arbitraries.bytes().between((byte) 0x80, (byte) 0xdf);
    return Arbitraries.oneOf(head, Arbitraries.bytes().between((byte) 0, (byte) 3), Arbitraries.bytes())
        .array(byte[].class).ofMaxSize(100);
  }

  @Provide
  Arbitrary<String> jsonLike() {
    return Arbitraries.oneOf(Arbitraries.of(ALPHABET.split("")),
        Arbitraries.of("[", "]", "{\"a\":", "}", ",", "1", "\"\\u00e9\"", "1.5e-3", "NaN", "null", "true"))
        .list().ofMaxSize(20).map(tokens -> String.join("", tokens));
  }

  @Provide
  Arbitrary<byte[]> compressed() throws IOException {
    List<byte[]> buffers = BloscCodecTest.compressed()
        .map(vector -> Payloads.bytes(vector.getPayload().getString("hex")))
        .filter(buffer -> buffer.length < 400).toList();
    return Arbitraries.of(buffers).map(buffer -> Arrays.copyOf(buffer, buffer.length));
  }
}
