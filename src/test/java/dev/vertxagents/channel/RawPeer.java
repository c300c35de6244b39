package dev.vertxagents.channel;

import io.netty.channel.ChannelOption;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A peer that sends whatever bytes it likes. */
final class RawPeer {
  private final Context context;
  private final NetClient client;
  private final NetSocket socket;
  private final Buffer received = Buffer.buffer();
  private final Promise<Void> closed = Promise.promise();
  private volatile int receivedBytes;

  RawPeer(Vertx vertx, SocketAddress address) {
    context = vertx.getOrCreateContext();
    client = vertx.createNetClient();
    socket = Turn.outcome(context, () -> client.connect(address).onSuccess(connected -> {
      connected.handler(bytes -> {
        received.appendBuffer(bytes);
        receivedBytes = received.length();
      });
      connected.exceptionHandler(e -> { });
      connected.closeHandler(v -> closed.complete());
    }));
  }

  /** A payload as a frame. */
  static Buffer frame(Buffer payload) {
    return Buffer.buffer().appendInt(payload.length()).appendBuffer(payload);
  }

  /** JSON text as a frame. */
  static Buffer json(String text) {
    return frame(Buffer.buffer(text));
  }

  static Buffer hex(String digits) {
    return Buffer.buffer(HexFormat.of().parseHex(digits.replace(" ", "")));
  }

  RawPeer send(Buffer bytes) {
    Turn.run(context, () -> socket.write(bytes));
    return this;
  }

  void awaitClosed() {
    Turn.await(closed.future());
  }

  boolean closed() {
    return closed.future().isComplete();
  }

  /** Waits for so many frames and returns their payloads as text. */
  List<String> awaitFrames(int count) {
    Turn.until(context, () -> frames().size() >= count);
    return Turn.on(context, this::frames);
  }

  List<String> frames() {
    List<String> frames = new ArrayList<>();
    int at = 0;
    while (received.length() - at >= 4 && received.length() - at - 4 >= received.getInt(at)) {
      int length = received.getInt(at);
      frames.add(received.getString(at + 4, at + 4 + length, StandardCharsets.UTF_8.name()));
      at += 4 + length;
    }
    return frames;
  }

  /** How many bytes have arrived. */
  int receivedBytes() {
    return Turn.on(context, received::length);
  }

  /** The same without taking a turn, for looking from other event loops. */
  int receivedBytesNow() {
    return receivedBytes;
  }

  void close() {
    Turn.outcome(context, socket::close);
  }

  void reset() {
    Turn.run(context, () -> resetSocket(socket));
  }

  /** With SO_LINGER 0 a close is a reset. */
  private static void resetSocket(NetSocket socket) {
    var channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.close();
  }
}
