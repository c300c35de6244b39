package dev.vertxagents.codec;

import static dev.vertxagents.codec.Payloads.decode;
import static dev.vertxagents.codec.Payloads.encode;
import static dev.vertxagents.codec.Payloads.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MsgPackCodecTest extends CodecContract {
  private final Codec codec = new MsgPackCodec();

  @Override
  Codec codec() {
    return codec;
  }

  @Test
  void writesACallAsAiomasDoes() {
    Object call = List.of(0, 0, List.of("agents/0/noop", List.of(), Map.of()));

    byte[] payload = encode(codec, call);

    assertThat(hex(payload)).isEqualTo("93000093ad6167656e74732f302f6e6f6f709080");
    assertThat(decode(codec, payload)).isEqualTo(call);
  }
}
