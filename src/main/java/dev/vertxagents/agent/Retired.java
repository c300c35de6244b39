package dev.vertxagents.agent;

import dev.vertxagents.clock.Ticker;
import dev.vertxagents.rpc.RpcConnection;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that seem dead and carry no new calls. The peer may be just slow: those that are pending keep their
 * chance until their deadlines, which they all have; then the connection is closed. On the container's context only.
 */
final class Retired extends Ticker.Deadline {
  private static final long LOOK_MILLIS = 1_000;

  private final Ticker ticker;
  private List<RpcConnection> connections = List.of();

  Retired(Ticker ticker) {
    this.ticker = ticker;
  }

  void add(RpcConnection connection) {
    List<RpcConnection> more = new ArrayList<>(connections);
    more.add(connection);
    connections = more;
    closeThoseWithoutCalls();
  }

  boolean has(RpcConnection connection) {
    return connections.contains(connection);
  }

  int pending() {
    return connections.stream().mapToInt(each -> each.channel().pending()).sum();
  }

  private void closeThoseWithoutCalls() {
    List<RpcConnection> still = new ArrayList<>();
    for (RpcConnection each : connections) {
      if (each.isOpen() && each.channel().pending() + each.channel().inbound() > 0) {
        still.add(each);
      } else {
        each.close();
      }
    }
    connections = List.copyOf(still);
    if (!still.isEmpty() && !armed()) {
      ticker.arm(this, LOOK_MILLIS);
    }
  }

  @Override
  protected void expired() {
    closeThoseWithoutCalls();
  }

  /** At once. */
  Future<?> close() {
    disarm();
    List<RpcConnection> all = connections;
    connections = List.of();
    return Future.join(all.stream().map(RpcConnection::close).toList());
  }
}
