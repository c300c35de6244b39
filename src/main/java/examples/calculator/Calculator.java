package examples.calculator;

import dev.vertxagents.rpc.Arg;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.RpcConnection;
import dev.vertxagents.rpc.RpcOptions;
import dev.vertxagents.rpc.RpcServer;
import dev.vertxagents.rpc.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

/** Remote calls without agents: a plain object is served, and called over one connection. */
public final class Calculator {
  @Expose
  public int add(int a, @Arg(orElse = "10") int b) {
    return a + b;
  }

  /** Serves a calculator on a free port and asks it for a sum. */
  public static Future<Object> sum(Vertx vertx, int a, int b) {
    SocketAddress anyPort = SocketAddress.inetSocketAddress(0, "127.0.0.1");
    return RpcServer.listen(vertx, anyPort, new RpcOptions(), Service.of(new Calculator()))
        .compose(server -> RpcConnection.connect(vertx, server.address(), new RpcOptions()))
        .compose(connection -> connection.remote().call("add", a, b));
  }
}
