package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/**
 * Knows what may be passed by reference, beyond the services that it serves. Internal: agents are known here.
 */
public interface Referrer {
  /** The path, in the tree that this side serves, of a service or agent; null if it has none. */
  @Nullable String pathOf(Object value);

  /**
   * The address by which anybody reaches what has no path here, such as a proxy; null if it has none, or none that
   * may be sent.
   */
  @Nullable String addressOf(Object value);

  /** A proxy of the peer's service at a path, over the road that it came by. */
  Object proxy(Road cameBy, String path);

  /**
   * A proxy of what lives at an address that the peer named; null if addresses mean nothing here.
   *
   * @throws AgentException {@code BAD_ADDRESS}, {@code ADDRESS_DENIED}
   */
  @Nullable Object proxyAt(String address);
}
