package dev.vertxagents.rpc;

import dev.vertxagents.clock.AgentClock;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;

/**
 * How calls get to where a proxy points: over a connection, or within the process. Internal: equal roads lead to the
 * same place, and that makes proxies equal.
 */
public interface Road {
  /** Takes a call over and sees to its outcome. Fails through the call only. From any thread. */
  void send(OutboundCall<?> call);

  /**
   * Begins a call in place, if what it leads to is on this very context, ready, and nobody watches: then there is
   * nothing to send, and the caller calls the method itself.
   *
   * @return false if the call must be sent
   */
  default boolean enter(Station station) {
    return false;
  }

  /**
   * A call that it {@linkplain OutboundCall#lead led} somewhere is about to fail. From any thread.
   *
   * @return true if the road takes it over once more, and sees to its outcome
   */
  default boolean again(OutboundCall<?> call, AgentException failure) {
    return false;
  }

  /** Where results arrive of calls that were made outside of any context. */
  Context context();

  /** The time that limits written in code run on; null: the machine's, on the ticker of whoever carries the call. */
  default @Nullable AgentClock clock() {
    return null;
  }

  /** What values may be. */
  Types types();

  /** What error texts and proxies' names call the place; may be an address. */
  String destination();
}
