package dev.vertxagents.channel;

import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;

/** An open endpoint that accepts links. */
public interface Listener {
  /** Where it really listens: with the port that was given when 0 was asked. */
  SocketAddress address();

  /** Stops accepting; completes when no more links are handed over. Links already accepted live on. Idempotent. */
  Future<Void> close();
}
