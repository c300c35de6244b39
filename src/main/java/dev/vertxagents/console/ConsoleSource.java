package dev.vertxagents.console;

/** What a console shows: the containers of a {@code Vertx}, or a fixture's. Called on the console's context only. */
interface ConsoleSource {
  /** What the whole is called. */
  String name();

  /** This node's name. */
  String node();
}
