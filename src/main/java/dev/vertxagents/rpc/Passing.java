package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/** A call at one of its ends, as much as has to be said of it if nobody looks at it and it fails. */
interface Passing {
  CallObserver.Side side();

  CallObserver.Road kind();

  /** Where it comes from, or goes. */
  @Nullable String far();

  String path();

  /** When it began, as {@code System.nanoTime()} had it. */
  long startNanos();
}
