package dev.vertxagents.agent;

import dev.vertxagents.agent.DirectoryChange.Kind;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.List;

/**
 * The names of one {@code Vertx}: what its containers share unless they are given another store. Nobody elsewhere sees
 * them. At most 100 000.
 */
public final class LocalDirectory implements DirectoryStore, Shareable {
  private static final String KEY = "dev.vertxagents.directory";
  private static final int MAX_NAMES = 100_000;

  private final Roster roster = new Roster();

  private LocalDirectory() {
  }

  /** The one of a {@code Vertx}; it lives as long as that does. */
  public static LocalDirectory of(Vertx vertx) {
    return vertx.sharedData().<String, LocalDirectory>getLocalMap(KEY)
        .computeIfAbsent(KEY, key -> new LocalDirectory());
  }

  /** Nothing is ever lost to a later claim here. */
  @Override
  public Future<DirectoryEntry> claim(DirectoryEntry entry, Handler<DirectoryEntry> taken) {
    if (roster.size() >= MAX_NAMES) {
      return Future.failedFuture(new AgentException(FailureCode.OVERLOADED, Executed.NO,
          "too many names in this Vertx: name=" + entry.name() + " max=" + MAX_NAMES));
    }
    DirectoryEntry owner = roster.putIfAbsent(entry);
    return owner == null ? Future.succeededFuture(entry) : Future.failedFuture(DirectoryStore.taken(owner));
  }

  @Override
  public Future<Void> release(DirectoryEntry entry) {
    roster.remove(entry, Kind.REMOVED);
    return Future.succeededFuture();
  }

  @Override
  public @Nullable DirectoryEntry known(String name) {
    return roster.get(name);
  }

  @Override
  public Future<DirectoryEntry> find(String name) {
    return Future.succeededFuture(roster.get(name));
  }

  @Override
  public Future<List<DirectoryEntry>> all() {
    return Future.succeededFuture(roster.all());
  }

  @Override
  public int changes() {
    return roster.changes();
  }

  /** What is known here is all there is to know. */
  @Override
  public void suspect(DirectoryEntry entry) {
  }

  @Override
  public Runnable watch(Handler<DirectoryChange> handler) {
    return roster.watch(handler);
  }
}
