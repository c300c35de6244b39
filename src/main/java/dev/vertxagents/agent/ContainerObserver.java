package dev.vertxagents.agent;

import io.vertx.codegen.annotations.Nullable;

/**
 * Sees what becomes of a container's agents and connections. Called on the container's context; must not block. Each
 * {@code spawned} is followed by one {@code stopped}, however often the agent is restarted in between.
 */
public interface ContainerObserver {
  /**
   * The container begins; nothing has happened in it yet.
   *
   * @param view what may be looked at, also from elsewhere and later
   */
  default void opened(ContainerView view) {
  }

  /** The container is gone, or could not be opened. Nothing more is told. */
  default void closed() {
  }

  /** An agent has its place; calls are accepted, its {@code start} begins. */
  default void spawned(String aid, Class<?> type) {
  }

  default void started(String aid) {
  }

  /** An agent that failed has its place again, as a new object; its {@code start} begins. */
  default void restarted(String aid) {
  }

  /** An agent has given up its place. */
  default void stopped(String aid) {
  }

  /** An agent's {@code start}, {@code stop}, timer or {@code fail} reported a failure. */
  default void failed(String aid, Throwable cause) {
  }

  /** An agent has a value to be kept; see {@link Container#record}. */
  default void recorded(String aid, String name, double value) {
  }

  /** An agent has lost its name to somebody whose claim is older: two parts of a cluster have found each other. */
  default void nameLost(String aid, DirectoryEntry winner) {
  }

  default void connected(String peer, boolean inbound) {
  }

  default void lost(String peer, boolean inbound, @Nullable Throwable cause) {
  }

  /** A connection to a place that there had been one to before is there again; told after {@code connected}. */
  default void reconnected(String peer) {
  }

  /** Somebody has connected and was sent away: there are {@code maxConnections} already. */
  default void refused(String peer) {
  }

  /**
   * A node of the cluster is gone, and with it all containers there. Without a cluster there are no nodes.
   *
   * @param node its id, as the cluster manager knows it
   */
  default void nodeLeft(String node) {
  }
}
