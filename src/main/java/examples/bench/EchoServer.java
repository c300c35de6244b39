package examples.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/** Sends frames back as they came: cut by their length, written once per read, nothing else. */
final class EchoServer {
  private EchoServer() {
  }

  static Future<NetServer> listen(Vertx vertx) {
    return vertx.createNetServer().connectHandler(EchoServer::serve).listen(0, "127.0.0.1");
  }

  private static void serve(NetSocket socket) {
    socket.handler(new FrameCutter(frames -> {
      socket.write(frames);
    }));
  }
}
