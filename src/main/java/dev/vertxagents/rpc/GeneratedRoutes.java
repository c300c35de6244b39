package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/** The routes of one type as the compile-time generator wrote them. Internal; found by its name, {@code XRoutes}. */
public abstract class GeneratedRoutes {
  /** For generated code. */
  protected GeneratedRoutes() {
  }

  /** The route of a name on the wire, or null if the type exposes none. */
  public abstract @Nullable Route route(String name);
}
