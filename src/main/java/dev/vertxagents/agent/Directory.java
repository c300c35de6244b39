package dev.vertxagents.agent;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.List;

/**
 * Where agents are found by name and by what they are, as one container sees it. Names are optional. Usable from any
 * thread; results arrive on the caller's context.
 *
 * <p>A proxy of {@code name:meter-7} is {@code container.proxy("name:meter-7")}.
 */
public interface Directory {
  /** What ends a watch. */
  interface Watch extends AutoCloseable {
    /** Nothing more is told after this. Idempotent, from any thread. */
    @Override
    void close();
  }

  /**
   * Gives an agent of this container a name, until it stops or the name is taken back.
   *
   * <p><b>Fails with</b> {@link IllegalArgumentException} if the name is taken or none, if the agent does not live here
   * or a tag begins with {@code type=}; {@code OVERLOADED} if the directory is full; {@code NOT_CONNECTED} if it does
   * not answer.
   *
   * @param agent the agent itself or a proxy of it
   * @param tags what it can be found by, such as {@code "site=west"}
   */
  Future<DirectoryEntry> register(String name, Object agent, String... tags);

  /** Takes a name back. Does nothing if this container does not own it. */
  Future<Void> unregister(String name);

  /** Who has a name. Fails with {@code NO_SUCH_AGENT}; {@code NOT_CONNECTED} if the directory does not answer. */
  Future<DirectoryEntry> find(String name);

  /**
   * All named agents that implement an {@code @Expose} interface, or are of a class, and have all of the tags; as
   * proxies that follow their names.
   */
  <T> Future<Group<T>> find(Class<T> api, String... tags);

  /** All names that have all of the tags, in their order; {@code type=examples.plant.Meter} is a tag, too. */
  Future<List<DirectoryEntry>> query(String... tags);

  /**
   * Tells of the names that have all of the tags: first those that are there, as {@code ADDED}, then what becomes of
   * them and of others, on the caller's context. Ends with the container.
   */
  Watch watch(Handler<DirectoryChange> handler, String... tags);
}
