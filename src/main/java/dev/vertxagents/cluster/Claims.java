package dev.vertxagents.cluster;

import dev.vertxagents.agent.DirectoryChange.Kind;
import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.agent.DirectoryStore;
import dev.vertxagents.cluster.SharedNames.Found;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that belong to this node, and how they are won and given back. On the context of {@link ClusterNodes}. */
final class Claims {
  private static final int ATTEMPTS = 3;

  private final ClusterDirectory directory;
  private final SharedNames names;
  private final Map<String, Claim> own = new HashMap<>();
  private final Set<String> pending = new HashSet<>();

  Claims(ClusterDirectory directory) {
    this.directory = directory;
    this.names = directory.names();
  }

  @Nullable Claim get(String name) {
    return own.get(name);
  }

  /** A copy. */
  Collection<Claim> all() {
    return List.copyOf(own.values());
  }

  /** Whether a claim of a name is on its way. */
  boolean isPending(String name) {
    return pending.contains(name);
  }

  /** What comes too late for whoever waits is given back. */
  Future<DirectoryEntry> claim(DirectoryEntry entry, Handler<DirectoryEntry> taken) {
    String name = entry.name();
    checkQuorum(name);
    checkRoom(name);
    DirectoryEntry placed = entry.on(directory.nodes().self());
    Claim mine = own.get(name);
    if (mine != null || !pending.add(name)) {
      return Future.failedFuture(DirectoryStore.taken(mine == null ? placed : mine.entry()));
    }
    Future<DirectoryEntry> put = put(new Claim(placed, names.encode(placed), taken), ATTEMPTS);
    put.onComplete(outcome -> pending.remove(name));
    Future<DirectoryEntry> inTime = SharedNames.inTime(name, put);
    put.onSuccess(late -> {
      if (inTime.failed()) {
        release(late);
      }
    });
    return inTime;
  }

  private void checkQuorum(String name) {
    if (!directory.hasQuorum()) {
      throw new AgentException(FailureCode.NOT_CONNECTED, Executed.NO, "too few nodes see each other: name=" + name
          + " nodes=" + directory.nodes().members().size() + " quorum=" + directory.limits().quorum()
          + " (it can be claimed when others are back)");
    }
  }

  private void checkRoom(String name) {
    ClusterLimits limits = directory.limits();
    int mine = own.size() + pending.size();
    int total = directory.repair().total();
    if (mine >= limits.maxNamesPerNode() || total >= limits.maxNames()) {
      throw new AgentException(FailureCode.OVERLOADED, Executed.NO, "too many names: name=" + name + " here=" + mine
          + " maxNamesPerNode=" + limits.maxNamesPerNode() + " everywhere=" + total + " maxNames=" + limits.maxNames());
    }
  }

  /** What stands there may be of a node that is gone, or no entry at all: then it is replaced, if it is still there. */
  private Future<DirectoryEntry> put(Claim claim, int attempts) {
    String name = claim.entry().name();
    return names.putIfAbsent(name, claim.value()).compose(before -> {
      if (before == null) {
        return Future.succeededFuture(true);
      }
      return isAlive(before) || attempts == 1 ? Future.<Boolean>failedFuture(DirectoryStore.taken(
          before.entry() == null ? claim.entry() : before.entry()))
          : names.replace(name, before.value(), claim.value());
    }).compose(done -> done ? Future.succeededFuture(keep(claim)) : put(claim, attempts - 1));
  }

  /** What is of this node, but not among its claims, has been given back already. */
  private boolean isAlive(Found found) {
    return found.entry() != null && directory.nodes().isMember(found.entry().node())
        && !found.entry().node().equals(directory.nodes().self());
  }

  private DirectoryEntry keep(Claim claim) {
    DirectoryEntry entry = claim.entry();
    own.put(entry.name(), claim);
    directory.changed(entry.name());
    directory.roster().put(entry);
    directory.announcements().announce(Kind.ADDED, claim.value());
    return entry;
  }

  /** If the map has another value meanwhile, the next repair brings it round. */
  Future<DirectoryEntry> renew(DirectoryEntry entry, List<String> addresses) {
    String name = entry.name();
    Claim claim = own.get(name);
    if (claim == null || !claim.entry().equals(entry)) {
      return Future.failedFuture(new IllegalArgumentException("name is not ours any more: name=" + name));
    }
    DirectoryEntry changed = new DirectoryEntry(name, entry.tags(), addresses, entry.container(), entry.node(),
        entry.incarnation());
    Claim renewed = new Claim(changed, names.encode(changed), claim.taken());
    keep(renewed);
    return SharedNames.inTime(name, names.replace(name, claim.value(), renewed.value())).map(changed);
  }

  /** Does nothing unless the name is still this very entry's. */
  Future<Void> release(DirectoryEntry entry) {
    String name = entry.name();
    Claim claim = own.get(name);
    if (claim == null || !claim.entry().equals(entry)) {
      return Future.succeededFuture();
    }
    own.remove(name);
    directory.changed(name);
    directory.roster().remove(entry, Kind.REMOVED);
    Future<Boolean> removed = SharedNames.inTime(name, names.remove(name, claim.value()));
    removed.onComplete(done -> directory.announcements().announce(Kind.REMOVED, claim.value()));
    return removed.mapEmpty();
  }

  /** Gives a name up for an older claim, and tells whoever has made this one. */
  void lose(Claim claim, DirectoryEntry winner) {
    own.remove(winner.name());
    directory.roster().put(winner);
    claim.taken().handle(winner);
  }
}
