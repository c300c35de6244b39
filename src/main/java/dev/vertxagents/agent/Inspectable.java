package dev.vertxagents.agent;

import io.vertx.codegen.annotations.Nullable;

/**
 * An agent that lets people look at its state, in the console. Agents that do not say so are never asked.
 */
public interface Inspectable {
  /**
   * What is worth seeing: maps, lists, strings, numbers, booleans; of anything else the text is shown. Called on the
   * agent's own context, like its methods and never inside one; must return within {@link Inspection#LIMIT} and
   * change nothing. No secrets: whoever sees the console sees them.
   */
  @Nullable Object inspect();
}
