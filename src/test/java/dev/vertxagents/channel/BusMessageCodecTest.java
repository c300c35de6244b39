package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BusMessageCodecTest {
  private final BusMessageCodec codec = new BusMessageCodec();

  private static final BusMessage.Hello HELLO = new BusMessage.Hello(0x1122334455667788L, 512 << 10, "agents:link/5f",
      "n1", "west");
  private static final BusMessage.Parcel PARCEL = new BusMessage.Parcel(BusMessage.Kind.DATA, -2, 7, 300,
      Buffer.buffer(new byte[] {0, 0, 0, 1, (byte) 0x90}));

  private String hex(BusMessage message) {
    Buffer wire = Buffer.buffer();
    codec.encodeToWire(wire, message);
    return HexFormat.of().formatHex(wire.getBytes());
  }

  @Test
  void writesWhatTheWireFormatSays() {
    assertThat(hex(HELLO)).isEqualTo("00000028" + "01" + "00" + "1122334455667788" + "00080000" + "000e"
        + "6167656e74733a6c696e6b2f3566" + "0002" + "6e31" + "0004" + "77657374");
    assertThat(hex(PARCEL)).isEqualTo("00000017" + "01" + "01" + "fffffffffffffffe" + "00000007" + "0000012c"
        + "0000000190");
  }

  @Test
  void readsWhatItWrites() {
    for (BusMessage message : new BusMessage[] {HELLO, PARCEL}) {
      Buffer wire = Buffer.buffer("before");
      codec.encodeToWire(wire, message);
      assertThat(codec.decodeFromWire(6, wire)).isEqualTo(message);
    }
  }

  @Test
  void F11_C7_whatIsNoMessageIsNothing() {
    Buffer wire = Buffer.buffer();
    codec.encodeToWire(wire, HELLO);
    for (int length = 0; length < wire.length(); length++) {
      assertThat(codec.decodeFromWire(0, wire.slice(0, length))).as("length=%d", length).isNull();
    }
    assertThat(codec.decodeFromWire(0, wire.copy().setByte(4, (byte) 2))).as("version").isNull();
    assertThat(codec.decodeFromWire(0, wire.copy().setByte(5, (byte) 6))).as("kind").isNull();
    assertThat(codec.decodeFromWire(0, wire.copy().setByte(5, (byte) -1))).as("kind").isNull();
    assertThat(codec.decodeFromWire(0, wire.copy().setInt(0, -1))).as("length").isNull();
    assertThat(codec.decodeFromWire(0, wire.copy().setInt(0, 17))).as("length").isNull();
  }

  @Test
  void D9_aBodyAboveTheBoundIsNothing() {
    Buffer wire = Buffer.buffer();
    codec.encodeToWire(wire, new BusMessage.Parcel(BusMessage.Kind.DATA, 1, 1, 0,
        Buffer.buffer(new byte[BusMessage.Parcel.MAX_BYTES + 1])));

    assertThat(codec.decodeFromWire(0, wire)).isNull();
  }

  @Test
  void F11_randomBytesNeverThrow() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      Buffer wire = Buffer.buffer(bytes);
      if (bytes.length > 6) {
        wire.setInt(0, bytes.length - 4).setByte(4, (byte) 1).setByte(5, (byte) random.nextInt(7));
      }
      codec.decodeFromWire(0, wire);
    }
  }
}
