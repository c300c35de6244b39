package dev.vertxagents.channel;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** The other end of the loopback link. */
final class ScriptedPeer {
  final Link link;
  final List<String> frames = new ArrayList<>();
  private final FrameParser parser = new FrameParser(16 << 20);

  ScriptedPeer(Link link) {
    this.link = link;
    link.handler(this::arrived);
    link.resume();
  }

  private void arrived(Buffer chunk) {
    parser.feed(chunk.getBytes(), 0, chunk.length());
    while (parser.next()) {
      String frame = new String(parser.frame(), parser.frameOffset(), parser.frameLength());
      if (!frame.startsWith("[1, 999999")) {
        frames.add(frame);
      }
    }
  }

  void send(String json) {
    sendBytes(RawPeer.json(json));
  }

  void sendBytes(Buffer bytes) {
    link.write(bytes);
  }
}
