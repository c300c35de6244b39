package dev.vertxagents.cluster;

import dev.vertxagents.agent.DirectoryChange;
import dev.vertxagents.agent.DirectoryChange.Kind;
import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.agent.DirectoryStore;
import dev.vertxagents.agent.Roster;
import dev.vertxagents.cluster.SharedNames.Found;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.AsyncMap;
import io.vertx.core.shareddata.Shareable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The names of a cluster of {@code Vertx}, for the containers of one of them: {@code
 * Container.builder(vertx).withDirectory(directory)}. Thread-safe.
 *
 * <p>Names are claimed by compare-and-set in a map that the cluster shares; what has been looked up once is answered
 * from memory until a change is announced or a call fails there. Every ten seconds and when nodes come or go the map
 * and what is known here are compared: what was lost is published again, what belongs to a node that is gone is swept.
 * Of two claims that meet when parts of a cluster find each other the older one stays, by the owners' clocks.
 *
 * <p>At most 100 000 names, 10 000 of one node. What must not be claimed twice in a split needs a
 * {@linkplain #open(Vertx, int) quorum}.
 */
public final class ClusterDirectory implements DirectoryStore, Shareable {
  private static final String NAMES = "agents.names";
  private static final String CONTAINERS = "agents.containers";
  private static final String KEY = "dev.vertxagents.cluster";
  private static final long MISSING_NANOS = 1_000_000_000;
  private static final int MAX_MISSING = 10_000;

  private final ClusterNodes nodes;
  private final ClusterLimits limits;
  private final SharedNames names;
  private final Announcements announcements;
  private final Claims claims;
  private final Repair repair;
  private final Roster roster = new Roster();
  /** What must be looked up again although it is known. */
  private final Set<String> suspects = ConcurrentHashMap.newKeySet();
  private final Map<String, Future<DirectoryEntry>> lookUps = new HashMap<>();
  /** Until when nobody is believed to have a name, in {@code System.nanoTime}. */
  private final Map<String, Long> missing = new HashMap<>();
  private boolean complete;

  private ClusterDirectory(Vertx vertx, String mapName, AsyncMap<String, Object> map, ClusterLimits limits) {
    this.nodes = ClusterNodes.of(vertx);
    this.limits = limits;
    this.names = new SharedNames(vertx, map);
    this.announcements = new Announcements(vertx, mapName, nodes, this::heard);
    this.claims = new Claims(this);
    this.repair = new Repair(this, vertx);
  }

  /**
   * The one of a clustered {@code Vertx}; it lives as long as that does. Fails with {@link IllegalArgumentException}
   * if the {@code Vertx} is not clustered.
   */
  public static Future<ClusterDirectory> open(Vertx vertx) {
    return open(vertx, ClusterLimits.DEFAULT);
  }

  /**
   * The same, for a cluster of a known size: while fewer nodes than the quorum see each other, no name is claimed;
   * claims fail with {@code NOT_CONNECTED}, {@code executed=NO}. With more than half of all nodes as quorum the smaller
   * part of a split takes nothing over. Names that it has stay.
   *
   * @param quorum 1 or more, the same on every node; 1: a part of any size claims names
   */
  public static Future<ClusterDirectory> open(Vertx vertx, int quorum) {
    return open(vertx, NAMES, quorum);
  }

  /**
   * The same for containers: another set of names, in which whoever runs a container claims it by its own name, so that
   * it runs once in the cluster. Descriptors do.
   */
  public static Future<ClusterDirectory> ofContainers(Vertx vertx) {
    return open(vertx, CONTAINERS, ClusterLimits.DEFAULT);
  }

  /** The same with a quorum. */
  public static Future<ClusterDirectory> ofContainers(Vertx vertx, int quorum) {
    return open(vertx, CONTAINERS, quorum);
  }

  private static Future<ClusterDirectory> open(Vertx vertx, String mapName, int quorum) {
    return quorum < 1
        ? Future.failedFuture(new IllegalArgumentException("quorum is out of range: quorum=" + quorum + " (1 or more)"))
        : open(vertx, mapName, ClusterLimits.DEFAULT.withQuorum(quorum))
            .compose(directory -> directory.agreesOn(quorum));
  }

  private Future<ClusterDirectory> agreesOn(int quorum) {
    return limits.quorum() == quorum ? Future.succeededFuture(this) : Future.failedFuture(
        new IllegalArgumentException("directory is open with another quorum: quorum=" + limits.quorum() + " asked="
            + quorum + " (there is one of a Vertx: open it once with the quorum that all are to have)"));
  }

  /** Whether enough nodes see each other for names to be claimed. */
  public boolean hasQuorum() {
    return nodes.members().size() >= limits.quorum();
  }

  static Future<ClusterDirectory> open(Vertx vertx, ClusterLimits limits) {
    return open(vertx, NAMES, limits);
  }

  private static Future<ClusterDirectory> open(Vertx vertx, String mapName, ClusterLimits limits) {
    if (!vertx.isClustered()) {
      return Future.failedFuture(new IllegalArgumentException(
          "this Vertx is not clustered (build it with a cluster manager, or do without a cluster directory)"));
    }
    return vertx.sharedData().<String, Object>getClusterWideMap(mapName)
        .map(map -> vertx.sharedData().<String, ClusterDirectory>getLocalMap(KEY)
            .computeIfAbsent(mapName, key -> new ClusterDirectory(vertx, mapName, map, limits)));
  }

  @Override
  public ClusterNodes nodes() {
    return nodes;
  }

  ClusterLimits limits() {
    return limits;
  }

  SharedNames names() {
    return names;
  }

  Announcements announcements() {
    return announcements;
  }

  Roster roster() {
    return roster;
  }

  Claims claims() {
    return claims;
  }

  /** All names have been read once. */
  void completed() {
    complete = true;
  }

  /** Has something done where the state is; its outcome arrives wherever. */
  private <T> Future<T> here(Supplier<Future<T>> task) {
    Promise<T> done = Promise.promise();
    nodes.context().runOnContext(v -> {
      try {
        task.get().onComplete(done);
      } catch (RuntimeException e) {
        done.tryFail(e);
      }
    });
    return done.future();
  }

  @Override
  public Future<DirectoryEntry> claim(DirectoryEntry entry, Handler<DirectoryEntry> taken) {
    return here(() -> claims.claim(entry, taken));
  }

  /**
   * Replaces what an own entry says, but not its name or its age: where it can be reached by now.
   *
   * <p><b>Fails with</b> {@link IllegalArgumentException} if the name is not, or no longer, this very entry's.
   */
  public Future<DirectoryEntry> renew(DirectoryEntry entry, List<String> addresses) {
    return here(() -> claims.renew(entry, addresses));
  }

  @Override
  public Future<Void> release(DirectoryEntry entry) {
    return here(() -> claims.release(entry));
  }

  @Override
  public @Nullable DirectoryEntry known(String name) {
    DirectoryEntry entry = !suspects.isEmpty() && suspects.contains(name) ? null : roster.get(name);
    return entry != null && nodes.knowsHost(entry.node()) ? entry : null;
  }

  @Override
  public Future<DirectoryEntry> find(String name) {
    DirectoryEntry known = known(name);
    return known != null ? Future.succeededFuture(known) : here(() -> lookUp(name));
  }

  private Future<DirectoryEntry> lookUp(String name) {
    DirectoryEntry known = known(name);
    if (known != null || isMissing(name)) {
      return Future.succeededFuture(known);
    }
    Future<DirectoryEntry> pending = lookUps.get(name);
    if (pending == null) {
      Promise<DirectoryEntry> looked = Promise.promise();
      pending = looked.future();
      lookUps.put(name, pending);
      names.get(name).map(found -> lookedUp(name, found)).compose(this::reachable).onComplete(outcome -> {
        lookUps.remove(name);
        looked.handle(outcome);
      });
    }
    return pending;
  }

  /** Addresses may lead to members only: of a node that has just joined it is not known yet where it is. */
  private Future<DirectoryEntry> reachable(@Nullable DirectoryEntry entry) {
    return entry == null || nodes.knowsHost(entry.node()) ? Future.succeededFuture(entry)
        : nodes.learnHost(entry.node()).map(entry);
  }

  private boolean isMissing(String name) {
    Long until = missing.get(name);
    return until != null && until - System.nanoTime() > 0;
  }

  private @Nullable DirectoryEntry lookedUp(String name, @Nullable Found found) {
    suspects.remove(name);
    DirectoryEntry entry = found == null ? null : found.entry();
    if (entry != null && nodes.isMember(entry.node())) {
      roster.put(entry);
      missing.remove(name);
      return entry;
    }
    DirectoryEntry before = roster.get(name);
    if (before != null && claims.get(name) == null) {
      roster.remove(before, entry == null ? Kind.REMOVED : Kind.LOST);
    }
    if (missing.size() >= MAX_MISSING) {
      missing.clear();
    }
    missing.put(name, System.nanoTime() + MISSING_NANOS);
    return null;
  }

  /** A name has become ours, or is no more: nothing that was believed of it before counts. */
  void changed(String name) {
    missing.remove(name);
    suspects.remove(name);
    repair.touched(name);
  }

  Repair repair() {
    return repair;
  }

  /** A change that another node announces. */
  private void heard(DirectoryChange change) {
    DirectoryEntry entry = change.entry();
    String name = entry.name();
    repair.touched(name);
    missing.remove(name);
    Claim mine = claims.get(name);
    if (mine != null) {
      if (!mine.entry().equals(entry)) {
        repair.soon();
      }
    } else if (change.kind() != Kind.ADDED) {
      roster.remove(entry, change.kind());
    } else {
      roster.put(entry);
    }
  }

  @Override
  public Future<List<DirectoryEntry>> all() {
    return here(() -> complete ? Future.succeededFuture() : repair.now()).map(done -> roster.all());
  }

  @Override
  public int changes() {
    return roster.changes();
  }

  @Override
  public void suspect(DirectoryEntry entry) {
    if (entry.equals(roster.get(entry.name())) && !entry.node().equals(nodes.self())) {
      suspects.add(entry.name());
      roster.touch();
    }
  }

  @Override
  public Runnable watch(Handler<DirectoryChange> handler) {
    Runnable end = roster.watch(handler);
    all();
    return end;
  }

  @Override
  public Runnable onNodeLeft(Handler<String> handler) {
    return nodes.onLeft(handler);
  }

  /** Whoever is a member of the cluster may be connected to. */
  @Override
  public boolean isMember(String host) {
    return nodes.isHost(host);
  }

  /** How many values and messages were found that are none of ours; they are ignored. */
  public long unreadable() {
    return names.unreadable() + announcements.unreadable();
  }
}
