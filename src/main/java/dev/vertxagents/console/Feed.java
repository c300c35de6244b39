package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;

/**
 * One topic with one set of arguments, shared by all subscriptions that are alike. Frames are made when somebody needs
 * them: once in a round, however many do.
 */
interface Feed {
  /** A round begins: looks at the data anew. */
  void advance();

  /** All that a new viewer needs, null if it is not there yet. */
  @Nullable Frame snap();

  /** What changed in this round, null if nothing did; for viewers that have had everything before. */
  @Nullable Frame delta();

  /** Whether this round has anything for viewers that have had everything before: who misses it is not up to date. */
  boolean hasChanged();

  /**
   * What changed in this round and in so many before it, for a viewer that was told nothing in those; null if only a
   * snap can say it, or would be shorter.
   */
  default @Nullable Frame delta(int missed) {
    return null;
  }

  /** How much of this round is told in no other: who misses it must know of a gap. 0 if a snap makes up for it. */
  default int lost() {
    return 0;
  }

  /** Nobody watches any more. */
  default void close() {
  }
}
