package dev.vertxagents.agent;

import dev.vertxagents.channel.BusNodes;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.List;

/**
 * What the directories of containers are views of: {@link LocalDirectory} within one {@code Vertx}, the cluster's
 * elsewhere. Thread-safe; futures may complete and handlers be called on any thread.
 */
public interface DirectoryStore {
  /**
   * Takes a name for an entry; answers the entry as it is kept.
   *
   * <p><b>Fails with</b> {@link IllegalArgumentException} if somebody has it; {@code OVERLOADED} if there are too many
   * names; {@code NOT_CONNECTED} if that cannot be known now.
   *
   * @param taken told once, with who has the name, if it is lost to another claim later
   */
  Future<DirectoryEntry> claim(DirectoryEntry entry, Handler<DirectoryEntry> taken);

  /** Gives a name back; does nothing unless it still is this very entry's. */
  Future<Void> release(DirectoryEntry entry);

  /** What is known of a name without asking anybody; null: not known. */
  @Nullable DirectoryEntry known(String name);

  /** Who has a name; null if nobody has. Fails with {@code NOT_CONNECTED} if that cannot be known in time. */
  Future<DirectoryEntry> find(String name);

  /** All entries. */
  Future<List<DirectoryEntry>> all();

  /** Another number whenever {@link #known} may answer something else than before. */
  int changes();

  /** A call there has failed: the entry is not trusted until it has been looked up again. */
  void suspect(DirectoryEntry entry);

  /** Tells of all entries, those that are there first, and of all changes, in order; running the result ends that. */
  Runnable watch(Handler<DirectoryChange> handler);

  /** Whether a host is one of those that this directory is made of, so that addresses may lead there. */
  default boolean isMember(String host) {
    return false;
  }

  /** Tells the id of each cluster node that leaves from now on; running the result ends that. */
  default Runnable onNodeLeft(Handler<String> handler) {
    return () -> { };
  }

  /** Who knows the nodes of the cluster that this directory spans; null: it spans none. */
  default @Nullable BusNodes nodes() {
    return null;
  }

  /** What is taken by somebody else. */
  static IllegalArgumentException taken(DirectoryEntry owner) {
    return new IllegalArgumentException("name is taken: name=" + owner.name() + " container=" + owner.container()
        + " addresses=" + owner.addresses());
  }
}
