package examples.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;

/**
 * What the network alone allows: the request frames of {@code add}, sent to an {@link EchoServer} and counted as they
 * come back. All frames that one read makes room for leave in one write.
 */
final class BareEcho {
  private static final int SEQUENCE_AT = 7;
  private static final Buffer FRAME = frame();

  private final Vertx vertx;
  private final Context context;
  /** Vert.x closes the sockets of a client that nobody refers to. */
  private final NetClient client;
  private final NetSocket socket;
  private Promise<Sample> outcome;
  private int sent;
  private int received;
  private int before;
  private long started;
  private boolean over;

  private BareEcho(Vertx vertx, NetClient client, NetSocket socket) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.client = client;
    this.socket = socket;
    socket.handler(new FrameCutter(this::answers));
    socket.closeHandler(closed -> fail(new IllegalStateException("echo connection closed")));
  }

  static Future<BareEcho> connect(Vertx vertx, int port) {
    Promise<BareEcho> connected = Promise.promise();
    NetClient client = vertx.createNetClient();
    vertx.runOnContext(own -> client.connect(port, "127.0.0.1")
        .map(socket -> new BareEcho(vertx, client, socket)).onComplete(connected));
    return connected.future();
  }

  /** One measurement at a time. */
  Future<Sample> run(int inFlight, long millis) {
    Promise<Sample> done = Promise.promise();
    context.runOnContext(own -> {
      outcome = done;
      over = false;
      before = received;
      vertx.setTimer(millis, due -> over = true);
      started = System.nanoTime();
      send(inFlight);
    });
    return done.future();
  }

  private void send(int frames) {
    Buffer out = Buffer.buffer(frames * FRAME.length());
    for (int i = 0; i < frames; i++) {
      int start = out.length();
      out.appendBuffer(FRAME).setInt(start + SEQUENCE_AT, sent++);
    }
    socket.write(out).onFailure(cause -> fail(new IllegalStateException("echo connection lost: " + cause, cause)));
  }

  private void answers(Buffer frames) {
    int count = frames.length() / FRAME.length();
    for (int i = 0; i < count; i++) {
      if (frames.getInt(i * FRAME.length() + SEQUENCE_AT) != received++) {
        fail(new IllegalStateException("wrong echo: expected=" + (received - 1)));
        return;
      }
    }
    if (!over) {
      send(count);
    } else if (received == sent) {
      outcome.tryComplete(new Sample(received - before, System.nanoTime() - started));
    }
  }

  /** Ends the connection. */
  Future<Void> close() {
    return client.close();
  }

  private void fail(RuntimeException cause) {
    over = true;
    if (outcome != null) {
      outcome.tryFail(cause);
    }
  }

  /** {@code [0, id, ["agents/adder/add", [256, 7], {}]]} in MsgPack, with the id as 32 bits. */
  private static Buffer frame() {
    Buffer payload = Buffer.buffer().appendBytes(bytes(0x93, 0x00, 0xce)).appendInt(0)
        .appendBytes(bytes(0x93, 0xb0)).appendBytes("agents/adder/add".getBytes(StandardCharsets.US_ASCII))
        .appendBytes(bytes(0x92, 0xcd, 0x01, 0x00, 0x07, 0x80));
    return Buffer.buffer().appendInt(payload.length()).appendBuffer(payload);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
