package dev.vertxagents.agent;

import io.vertx.codegen.annotations.Nullable;

/** Sees what becomes of a container's agents and connections. Called on the container's context; must not block. */
public interface ContainerObserver {
  /** An agent has its place; calls are accepted, its {@code start} begins. */
  default void spawned(String aid, Class<?> type) {
  }

  default void started(String aid) {
  }

  default void stopped(String aid) {
  }

  /** An agent's {@code start}, {@code stop}, timer or {@code fail} reported a failure. */
  default void failed(String aid, Throwable cause) {
  }

  /** An agent has lost its name to somebody whose claim is older: two parts of a cluster have found each other. */
  default void nameLost(String aid, DirectoryEntry winner) {
  }

  default void connected(String peer, boolean inbound) {
  }

  default void lost(String peer, boolean inbound, @Nullable Throwable cause) {
  }
}
