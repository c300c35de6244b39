package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;

/** The way out to one page. Counts what was written and has not left, and what has left and is not acknowledged. */
final class Outbound {
  static final int MAX_QUEUED = 1 << 20;

  private static final int FULL = 256 * 1024;
  private static final int UNACKNOWLEDGED = 16;
  private static final long PATIENCE_MILLIS = 10_000;

  private final ServerWebSocket socket;
  private final OwnCost cost;
  private long queued;
  private long frames;
  private long unacknowledgedSince = -1;

  Outbound(ServerWebSocket socket, OwnCost cost) {
    this.cost = cost;
    this.socket = socket.setWriteQueueMaxSize(FULL);
  }

  /** Writes a message whose end is shared with others. */
  void write(String head, @Nullable Buffer tail, long nowMillis) {
    int size = head.length() + (tail == null ? 0 : tail.length());
    queued += size;
    cost.sent(size);
    if (++frames > UNACKNOWLEDGED && unacknowledgedSince < 0) {
      unacknowledgedSince = nowMillis;
    }
    Future<Void> written;
    if (tail == null) {
      written = socket.writeTextMessage(head);
    } else {
      socket.writeFrame(WebSocketFrame.textFrame(head, false));
      written = socket.writeFrame(WebSocketFrame.continuationFrame(tail, true));
    }
    written.onComplete(left -> queued -= size);
  }

  /** Whether it does not take what it is sent, so that it is better sent less. */
  boolean isFull() {
    return socket.isClosed() || socket.writeQueueFull(); // its end is told a little later
  }

  /** Whether it has taken nothing for so long, or so much waits for it, that it is given up. */
  boolean isTooSlow(long nowMillis) {
    return hasTooMuch() || unacknowledgedSince >= 0 && nowMillis - unacknowledgedSince > PATIENCE_MILLIS;
  }

  /** Whether so much waits for it as may wait at the most. */
  boolean hasTooMuch() {
    return queued > MAX_QUEUED;
  }

  void acknowledged() {
    frames = 0;
    unacknowledgedSince = -1;
  }

  /** Bytes that wait. */
  long queued() {
    return queued;
  }
}
