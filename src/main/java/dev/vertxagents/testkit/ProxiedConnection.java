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

  /**
   * Takes two sockets over, on the context of both.
   *
   * @param seed of what happens by chance
   */
  ProxiedConnection(FaultProxy proxy, ProxiedSocket near, ProxiedSocket far, long seed) {
    this.near = near.socket();
    this.far = far.socket();
    this.forth = new ProxiedFlow(this, near, far, new ProxiedFlow.Treatment(proxy.toTarget(), proxy.clock(), seed));
    this.back = new ProxiedFlow(this, far, near, new ProxiedFlow.Treatment(proxy.toClient(), proxy.clock(), ~seed));
    forth.start();
    back.start();
  }

  Context context() {
    return context;
  }

  boolean ended() {
    return ended;
  }

  /** Whether frames were lost on it. */
  boolean lossy() {
    return forth.lossy() || back.lossy();
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
