package dev.vertxagents.channel;

import dev.vertxagents.codec.ValueWriter;

/** What a message says: writes exactly one value. */
@FunctionalInterface
public interface Content {
  void write(ValueWriter out);

  /** Whether, as a request, it says more than aiomas would understand: see {@link Channel#extend()}. */
  default boolean extended() {
    return false;
  }
}
