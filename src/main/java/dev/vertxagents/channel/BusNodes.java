package dev.vertxagents.channel;

import io.vertx.core.Handler;

/**
 * Who knows the nodes of the cluster that an event bus spans: the bus itself loses what is sent to a dead node without a
 * word. Thread-safe; handlers may be called on any thread.
 */
public interface BusNodes {
  /** The id of this node, another one each time that it joins. */
  String self();

  /** Tells the id of each node that leaves from now on, whether it said so or not; running the result ends that. */
  Runnable onLeft(Handler<String> handler);
}
