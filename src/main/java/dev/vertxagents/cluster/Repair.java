package dev.vertxagents.cluster;

import dev.vertxagents.agent.DirectoryChange.Kind;
import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.cluster.SharedNames.Found;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the map, what this node knows and what it owns agree again, whatever was lost on the way: messages, backups,
 * nodes. One pass reads the whole map and then, name by name,
 * <ul>
 * <li>puts an own entry back that is not there; where another node's stands, the older claim stays and the other's
 * owner gives way, when it makes its own pass;
 * <li>removes what is of a node that has left, or that was not in the cluster for two passes (it may have just joined),
 * and what is of this node but not its own;
 * <li>takes the rest over into the cache.
 * </ul>
 * Names that change while the map is read are left to the next pass. Everything is compare-and-set, so any number of
 * nodes may do it at once. On the context of {@link ClusterNodes}.
 */
final class Repair {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterDirectory.class);
  /** Other nodes see a node leave at other times; they need not all come at the same moment. */
  private static final long SOON_MILLIS = 200;

  private final ClusterDirectory directory;
  private final Vertx vertx;
  private final ClusterNodes nodes;
  private final Set<String> gone = new HashSet<>();
  private final Set<String> absent = new HashSet<>();
  private final Set<String> touched = new HashSet<>();
  private @Nullable Future<Void> pass;
  private boolean again;
  private boolean soon;
  private int total;

  Repair(ClusterDirectory directory, Vertx vertx) {
    this.directory = directory;
    this.vertx = vertx;
    this.nodes = directory.nodes();
    nodes.onLeft(this::left);
    nodes.onJoined(node -> {
      gone.remove(node);
      soon();
    });
    nodes.context().runOnContext(v -> vertx.setPeriodic(directory.limits().repairMillis(), id -> now()));
  }

  /** How many names there were in the last pass. */
  int total() {
    return total;
  }

  /** A name that has just changed: a map that is being read now may not know it yet. */
  void touched(String name) {
    if (pass != null) {
      touched.add(name);
    }
  }

  private void left(String node) {
    gone.add(node);
    directory.roster().all().stream().filter(entry -> entry.node().equals(node))
        .forEach(entry -> directory.roster().remove(entry, Kind.LOST));
    soon();
  }

  void soon() {
    if (!soon) {
      soon = true;
      vertx.setTimer(SOON_MILLIS, id -> {
        soon = false;
        now();
      });
    }
  }

  /** One pass; if one is under way it completes with that, and another one follows. */
  Future<Void> now() {
    if (pass != null) {
      again = true;
      return pass;
    }
    if (!nodes.isActive()) {
      return Future.succeededFuture();
    }
    Future<Void> begun = directory.names().all().compose(this::compare);
    pass = begun;
    begun.onComplete(outcome -> {
      pass = null;
      touched.clear();
      if (outcome.failed()) {
        LOG.warn("names could not be compared with the cluster's: cause={}", String.valueOf(outcome.cause()));
      }
      if (again) {
        again = false;
        soon();
      }
    });
    return begun;
  }

  private Future<Void> compare(Map<String, Found> map) {
    nodes.look();
    Set<String> members = nodes.members();
    Map<String, DirectoryEntry> live = new HashMap<>();
    List<Future<?>> changes = new ArrayList<>();
    Set<String> strangers = new HashSet<>();
    map.forEach((name, found) -> {
      DirectoryEntry entry = found.entry();
      if (touched.contains(name) || directory.claims().isPending(name) || entry == null) {
        return;
      }
      Claim mine = directory.claims().get(name);
      if (mine != null) {
        changes.add(meet(mine, found));
      } else if (isOver(entry, members, strangers)) {
        changes.add(sweep(found));
      } else {
        live.put(name, entry);
      }
    });
    absent.clear();
    absent.addAll(strangers);
    total = map.size();
    putBack(map, changes);
    takeOver(live, map);
    directory.completed();
    return Future.join(changes).otherwiseEmpty().mapEmpty();
  }

  private boolean isOver(DirectoryEntry entry, Set<String> members, Set<String> strangers) {
    String node = entry.node();
    if (node.equals(nodes.self())) {
      return true; // we gave it back, and the map did not hear of it
    }
    if (members.contains(node)) {
      return false;
    }
    strangers.add(node);
    return gone.contains(node) || absent.contains(node);
  }

  private Future<?> sweep(Found found) {
    DirectoryEntry entry = found.entry();
    return directory.names().remove(entry.name(), found.value()).onSuccess(removed -> {
      if (removed) {
        directory.announcements().announce(Kind.LOST, (byte[]) found.value());
      }
    });
  }

  /** Our name, and what stands in the map under it. */
  private Future<?> meet(Claim mine, Found found) {
    DirectoryEntry other = found.entry();
    if (other.equals(mine.entry())) {
      return Future.succeededFuture();
    }
    boolean renewed = other.node().equals(nodes.self());
    if (renewed || mine.entry().beats(other) || !nodes.members().contains(other.node())) {
      return directory.names().replace(other.name(), found.value(), mine.value())
          .onSuccess(done -> directory.announcements().announce(Kind.ADDED, mine.value()));
    }
    directory.claims().lose(mine, other);
    return Future.succeededFuture();
  }

  private void putBack(Map<String, Found> map, List<Future<?>> changes) {
    for (Claim claim : directory.claims().all()) {
      String name = claim.entry().name();
      Found there = map.get(name);
      if (there == null && !touched.contains(name)) {
        changes.add(directory.names().putIfAbsent(name, claim.value())
            .onSuccess(before -> directory.announcements().announce(Kind.ADDED, claim.value())));
      } else if (there != null && there.entry() == null) {
        changes.add(directory.names().replace(name, there.value(), claim.value()));
      }
    }
  }

  private void takeOver(Map<String, DirectoryEntry> live, Map<String, Found> map) {
    for (DirectoryEntry known : directory.roster().all()) {
      String name = known.name();
      if (!live.containsKey(name) && directory.claims().get(name) == null && !touched.contains(name)) {
        directory.roster().remove(known, map.containsKey(name) ? Kind.LOST : Kind.REMOVED);
      }
    }
    live.values().forEach(directory.roster()::put);
  }
}
