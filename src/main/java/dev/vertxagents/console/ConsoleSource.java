package dev.vertxagents.console;

import java.util.List;

/** What a console shows: all nodes, or a fixture's. On the console's context only. */
interface ConsoleSource {
  /** What the whole is called. */
  String name();

  /** The name of the node that serves. */
  String node();

  /** All that are known, this one first. */
  List<NodeSource> nodes();

  /** Somebody looks: for the next seconds calls are to be recorded, and nodes to tell of theirs. */
  void renew();

  /** No more. */
  void close();
}
