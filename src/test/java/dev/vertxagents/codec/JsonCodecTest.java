package dev.vertxagents.codec;

import static dev.vertxagents.codec.Payloads.decode;
import static dev.vertxagents.codec.Payloads.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonCodecTest extends CodecContract {
  private final Codec codec = new JsonCodec();

  @Override
  Codec codec() {
    return codec;
  }

  @Test
  void writesACallAsAiomasDoes() {
    Object call = List.of(0, 0, List.of("agents/0/noop", List.of(), Map.of()));

    byte[] payload = encode(codec, call);

    assertThat(new String(payload, UTF_8)).isEqualTo("[0, 0, [\"agents/0/noop\", [], {}]]");
    assertThat(decode(codec, payload)).isEqualTo(call);
  }
}
