package dev.vertxagents.codec;

import static dev.vertxagents.codec.Payloads.bytes;
import static dev.vertxagents.codec.Payloads.decode;
import static dev.vertxagents.codec.Payloads.encode;
import static dev.vertxagents.codec.Payloads.join;
import static dev.vertxagents.codec.Payloads.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blosc buffers whose header or streams lie: refused before, or as soon as, they would cost anything. */
class HostileBloscTest {
  private static final int PLAIN_COPY = 0x13;
  private static final int BLOSCLZ = 0x00;

  private final Codec codec = new BloscCodec();

  @ParameterizedTest
  @CsvSource({"2147483647, inflated payload would exceed limit", "-1, inflated payload would exceed limit",
      "-2147483648, inflated payload would exceed limit", "4194305, inflated payload would exceed limit",
      "0, inflated payload would exceed limit", "4194304, inflate too far"})
  void C21_refusesWhatClaimsToInflateTooFar(int declared, String reason) {
    byte[] payload = buffer(BLOSCLZ, declared, 1024, new byte[1000]);

    assertRefusedCheaply(payload, reason);
  }

  @Test
  void C21_refusesARatioThatNoCompressorReaches() {
    byte[] payload = buffer(BLOSCLZ, 400_000, 400_000, new byte[1_000]);

    assertRefusedCheaply(payload, "maxRatio=256");
  }

  @Test
  void C21_refusesARatioAbove100BeyondTheUsualFrame() {
    CodecLimits wide = new CodecLimits(CodecLimits.DEFAULT_MAX_DEPTH, 256 << 20);
    byte[] payload = buffer(BLOSCLZ, 100 << 20, 100 << 20, new byte[100_000]);

    assertThatThrownBy(() -> decode(codec, payload, wide)).isInstanceOf(CodecException.class)
        .hasMessageContaining("maxRatio=100");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 1 << 20, Integer.MIN_VALUE})
  void C21_refusesALengthThatIsNotTheFrames(int difference) {
    byte[] payload = encode(codec, List.of(1, 2));
    ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).putInt(12, payload.length + difference);

    assertRefusedCheaply(payload, "differ in length");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 1000})
  void C21_refusesACopyThatDeclaresAnotherLength(int difference) {
    byte[] payload = encode(codec, List.of(1, 2));
    ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).putInt(4, payload.length - BloscHeader.LENGTH + difference);

    assertRefusedCheaply(payload, "differs in length");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1025, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void C21_refusesABlockSizeThatCannotBe(int blockSize) {
    assertRefusedCheaply(buffer(BLOSCLZ, 1024, blockSize, new byte[100]), "block");
  }

  @Test
  void C21_refusesMoreBlocksThanTheTableHolds() {
    assertRefusedCheaply(buffer(BLOSCLZ, 1024, 1, new byte[100]), "too short for its blocks");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, -1, 1 << 20, Integer.MIN_VALUE})
  void C21_refusesABlockThatBeginsOutsideOfTheBuffer(int start) {
    assertRefusedCheaply(buffer(BLOSCLZ, 64, 64, join(littleEndian(start), new byte[50])), "outside");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 60, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void C21_refusesAStreamThatReachesBeyondTheBuffer(int length) {
    assertRefusedCheaply(block(64, join(littleEndian(length), new byte[50])), "beyond");
  }

  /**
   * Nothing; more literals than there are, or than fit; a match before the beginning; too short; too long a run; a
   * cut one.
   */
  @ParameterizedTest
  @ValueSource(strings = {"", "1f 00", "00 00 20 01", "00 00", "00 00 e0 ff ff ff 00", "00 00 e0",
      "00 00 e0 ff", "00 00 20", "00 00 3f ff", "00 00 3f ff ff ff"})
  void C21_refusesABlosclzStreamThatIsNone(String hex) {
    byte[] stream = bytes(hex);

    assertRefusedCheaply(block(64, join(littleEndian(stream.length), stream)), "blosclz");
  }

  @Test
  void C21_refusesAnLz4StreamThatIsNone() {
    byte[] payload = block(64, join(littleEndian(10), repeat(bytes("ff"), 10)));
    payload[2] = 1 << 5;

    assertRefusedCheaply(payload, "lz4");
  }

  @Test
  void C21_refusesAnLz4StreamOfAnotherLength() {
    byte[] stream = bytes("10 01");
    byte[] payload = block(64, join(littleEndian(stream.length), stream));
    payload[2] = 1 << 5;

    assertRefusedCheaply(payload, "lz4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "02", "02011308", "03 01 13 08 01000000 01000000 11000000 c0"})
  void refusesWhatIsNoBloscBuffer(String hex) {
    assertRefusedCheaply(bytes(hex), "no Blosc buffer");
  }

  @ParameterizedTest
  @CsvSource({"0x04, filter", "0x08, filter", "0x40, compressor", "0x60, compressor", "0x80, compressor",
      "0xe0, compressor"})
  void refusesFiltersAndCompressorsThatItDoesNotKnow(String flags, String reason) {
    byte[] payload = buffer(Integer.decode(flags), 64, 64, new byte[50]);

    assertRefusedCheaply(payload, reason);
  }

  @Test
  void inflatesBlocksThatAreSplitIntoAStreamForEachByteOfAnElement() {
    byte[] plain = encode(new MsgPackCodec(), List.of("x".repeat(5000)));

    byte[] payload = splitAndShuffled(plain, 8, 1024);

    assertThat(decode(codec, payload)).isEqualTo(List.of("x".repeat(5000)));
  }

  /** Every stream is stored as it is, which is what compressors do with what they cannot shorten. */
  private static byte[] splitAndShuffled(byte[] plain, int typeSize, int blockSize) {
    int blocks = (plain.length + blockSize - 1) / blockSize;
    byte[] table = new byte[0];
    byte[] streams = new byte[0];
    for (int at = 0; at < plain.length; at += blockSize) {
      byte[] block = Arrays.copyOfRange(plain, at, Math.min(plain.length, at + blockSize));
      table = join(table, littleEndian(BloscHeader.LENGTH + 4 * blocks + streams.length));
      int count = block.length == blockSize ? typeSize : 1;
      byte[] shuffled = shuffle(block, typeSize);
      for (int stream = 0; stream < count; stream++) {
        int size = block.length / count;
        streams = join(streams, littleEndian(size), Arrays.copyOfRange(shuffled, stream * size, (stream + 1) * size));
      }
    }
    return buffer(0x01, plain.length, blockSize, join(table, streams));
  }

  private static byte[] shuffle(byte[] block, int typeSize) {
    byte[] shuffled = block.clone();
    int elements = block.length / typeSize;
    for (int i = 0; i < elements * typeSize; i++) {
      shuffled[i % typeSize * elements + i / typeSize] = block[i];
    }
    return shuffled;
  }

  /** A buffer of one block. */
  private static byte[] block(int plainSize, byte[] streams) {
    return buffer(BLOSCLZ, plainSize, plainSize, join(littleEndian(BloscHeader.LENGTH + 4), streams));
  }

  private static byte[] buffer(int flags, int plainSize, int blockSize, byte[] rest) {
    return join(new byte[] {2, 1, (byte) flags, 8}, littleEndian(plainSize), littleEndian(blockSize),
        littleEndian(BloscHeader.LENGTH + rest.length), rest);
  }

  private static byte[] littleEndian(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  private void assertRefusedCheaply(byte[] payload, String reason) {
    assertThatThrownBy(() -> decode(codec, payload)).isInstanceOf(CodecException.class).hasMessageContaining(reason);
    assertThat(Allocations.ofFailing(() -> decode(codec, payload))).isLessThan(64 << 10);
  }
}
