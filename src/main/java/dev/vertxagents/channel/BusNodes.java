package dev.vertxagents.channel;

/**
 * Who knows the nodes of the cluster that an event bus spans: the bus itself loses what is sent to a dead node without
 * a word. Thread-safe.
 */
public interface BusNodes {
  /** The id of this node, another one each time that it joins. */
  String self();

  /**
   * Tells once, on any thread, when a node is not there any more, whether it said so or not, and even if it never was;
   * running the result ends that.
   */
  Runnable whenGone(String node, Runnable told);
}
