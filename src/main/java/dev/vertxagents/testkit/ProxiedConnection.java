package dev.vertxagents.testkit;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;

/** One connection through a {@link FaultProxy}: two sockets on one event loop, and a flow each way. */
final class ProxiedConnection {
  private final Context context = Vertx.currentContext();
  private final NetSocket near;
  private final NetSocket far;
  private final ProxiedFlow forth;
  private final ProxiedFlow back;
  private volatile boolean ended;

  /** On the context of both sockets. */
  ProxiedConnection(NetSocket near, NetSocket far, FaultScript toTarget, FaultScript toClient) {
    this.near = near;
    this.far = far;
    this.forth = new ProxiedFlow(this, near, far, toTarget);
    this.back = new ProxiedFlow(this, far, near, toClient);
    forth.start();
    back.start();
  }

  Context context() {
    return context;
  }

  boolean ended() {
    return ended;
  }

  /** An orderly end of both sockets, after what was passed on. */
  void finish() {
    end(() -> {
      near.close();
      far.close();
    });
  }

  void reset() {
    end(() -> {
      VertxInternals.reset(near);
      VertxInternals.reset(far);
    });
  }

  private void end(Runnable how) {
    context.runOnContext(v -> {
      ended = true;
      forth.stop();
      back.stop();
      how.run();
    });
  }
}
