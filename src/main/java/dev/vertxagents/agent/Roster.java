package dev.vertxagents.agent;

import dev.vertxagents.agent.DirectoryChange.Kind;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The entries that a store knows, and who watches them. Thread-safe; watchers are told in the order of the changes,
 * under its lock: they must hand over and return. Internal.
 */
public final class Roster {
  private final Map<String, DirectoryEntry> entries = new ConcurrentHashMap<>();
  private final List<Handler<DirectoryChange>> watchers = new ArrayList<>();
  private final AtomicInteger changes = new AtomicInteger();

  /** The entry of a name, or null. */
  public @Nullable DirectoryEntry get(String name) {
    return entries.get(name);
  }

  /** A copy. */
  public List<DirectoryEntry> all() {
    return List.copyOf(entries.values());
  }

  public int size() {
    return entries.size();
  }

  /** Another number after each change. */
  public int changes() {
    return changes.get();
  }

  /** Counts as a change although nothing did: what was known must be asked for again. */
  public void touch() {
    changes.incrementAndGet();
  }

  /** Keeps an entry unless the name has one; answers that one, else null. */
  public synchronized @Nullable DirectoryEntry putIfAbsent(DirectoryEntry entry) {
    DirectoryEntry known = entries.putIfAbsent(entry.name(), entry);
    if (known == null) {
      changed(Kind.ADDED, entry);
    }
    return known;
  }

  /** Keeps an entry; who had the name has lost it. */
  public synchronized void put(DirectoryEntry entry) {
    DirectoryEntry before = entries.get(entry.name());
    if (entry.equals(before)) {
      return; // the old object stays: the younger ones of each repair would soon be garbage
    }
    entries.put(entry.name(), entry);
    if (before != null) {
      changed(Kind.LOST, before);
    }
    changed(Kind.ADDED, entry);
  }

  /** Forgets an entry, unless the name has another one by now. */
  public synchronized void remove(DirectoryEntry entry, Kind kind) {
    if (entries.remove(entry.name(), entry)) {
      changed(kind, entry);
    }
  }

  private void changed(Kind kind, DirectoryEntry entry) {
    changes.incrementAndGet();
    DirectoryChange change = new DirectoryChange(kind, entry);
    watchers.forEach(watcher -> watcher.handle(change));
  }

  /** Tells of what is there, then of changes, until the result is run. */
  public synchronized Runnable watch(Handler<DirectoryChange> watcher) {
    entries.values().forEach(entry -> watcher.handle(new DirectoryChange(Kind.ADDED, entry)));
    watchers.add(watcher);
    return () -> unwatch(watcher);
  }

  private synchronized void unwatch(Handler<DirectoryChange> watcher) {
    watchers.remove(watcher);
  }

  /** Whether anybody watches. */
  public synchronized boolean watched() {
    return !watchers.isEmpty();
  }
}
