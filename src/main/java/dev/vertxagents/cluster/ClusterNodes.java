package dev.vertxagents.cluster;

import dev.vertxagents.channel.BusNodes;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.shareddata.Shareable;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Who is in the cluster of a {@code Vertx}: the one place that reaches for its cluster manager. It looks four times a
 * second: the manager has room for one listener only, and that may be taken. From any thread; handlers are called on
 * the context that belongs to this.
 */
public final class ClusterNodes implements BusNodes, Shareable {
  private static final String KEY = "dev.vertxagents.nodes";
  private static final long LOOK_MILLIS = 250;

  private final ClusterManager manager;
  private final Context context;
  private final List<Handler<String>> onJoined = new CopyOnWriteArrayList<>();
  private final List<Handler<String>> onLeft = new CopyOnWriteArrayList<>();
  private final Map<String, String> hosts = new ConcurrentHashMap<>();
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private volatile Set<String> members;

  /**
   * Somebody who wants to know of one node's end. A node may come and go between two looks, so not having seen it says
   * nothing; but one that has just joined may reach us before the news of it does, so one look is not enough.
   */
  private static final class Watched {
    private final String node;
    private final Runnable told;
    private boolean missed;

    Watched(String node, Runnable told) {
      this.node = node;
      this.told = told;
    }

    boolean isGone(Set<String> now, Set<String> before) {
      boolean gone = !now.contains(node) && (missed || before.contains(node));
      missed = !now.contains(node);
      return gone;
    }
  }

  private ClusterNodes(VertxInternal vertx) {
    manager = vertx.clusterManager();
    context = vertx.createEventLoopContext();
    members = Set.copyOf(manager.getNodes());
    members.forEach(this::learnHost);
    context.runOnContext(v -> vertx.setPeriodic(LOOK_MILLIS, id -> look()));
  }

  /** Those of a clustered {@code Vertx}. Fails with {@link IllegalArgumentException} if it is not. */
  public static ClusterNodes of(Vertx vertx) {
    if (!vertx.isClustered()) {
      throw new IllegalArgumentException("this Vertx is not clustered (build it with a cluster manager)");
    }
    return vertx.sharedData().<String, ClusterNodes>getLocalMap(KEY)
        .computeIfAbsent(KEY, key -> new ClusterNodes((VertxInternal) vertx));
  }

  @Override
  public String self() {
    return manager.getNodeId();
  }

  /** The ids of those that were there at the last look. */
  public Set<String> members() {
    return members;
  }

  /** Whether a node is one of them; it may have joined just now. On the context. */
  boolean isMember(String node) {
    if (!members.contains(node)) {
      look();
    }
    return members.contains(node);
  }

  /** Whether this node itself is part of the cluster. */
  public boolean isActive() {
    return manager.isActive();
  }

  /** Called with the id of each node that joins from now on. */
  public void onJoined(Handler<String> handler) {
    onJoined.add(handler);
  }

  /** Called with the id of each node that leaves from now on, said or unsaid; running the result ends that. */
  public Runnable onLeft(Handler<String> handler) {
    onLeft.add(handler);
    return () -> onLeft.remove(handler);
  }

  /** Whether it is known where a node is: its event bus tells so a little later than it joins. */
  boolean knowsHost(String node) {
    return hosts.containsKey(node);
  }

  @Override
  public Runnable whenGone(String node, Runnable told) {
    Watched watch = new Watched(node, told);
    watched.add(watch);
    return () -> watched.remove(watch);
  }

  /** Whether a host is the one of a member, as its event bus tells. */
  boolean isHost(String host) {
    return hosts.containsValue(host);
  }

  /** What belongs to the directory runs here. */
  Context context() {
    return context;
  }

  /** Looks now. On the context. */
  void look() {
    if (!manager.isActive()) {
      return;
    }
    Set<String> before = members;
    Set<String> now = Set.copyOf(manager.getNodes());
    watched.stream().filter(each -> each.isGone(now, before)).filter(watched::remove).forEach(each -> each.told.run());
    if (!now.equals(before)) {
      members = now;
      tell(now, before, onJoined);
      tell(before, now, onLeft);
      hosts.keySet().retainAll(now);
    }
    now.stream().filter(node -> !hosts.containsKey(node)).forEach(this::learnHost);
  }

  private static void tell(Set<String> these, Set<String> without, List<Handler<String>> handlers) {
    Set<String> others = new HashSet<>(these);
    others.removeAll(without);
    others.forEach(node -> handlers.forEach(handler -> handler.handle(node)));
  }

  /** Completes, on the context, when the host of a node is known or cannot be known now. */
  Future<Void> learnHost(String node) {
    Promise<Void> learned = Promise.promise();
    Promise<NodeInfo> info = Promise.promise();
    info.future().onComplete(outcome -> context.runOnContext(v -> {
      NodeInfo known = outcome.result();
      if (known != null && known.host() != null && members.contains(node)) {
        hosts.put(node, known.host());
      }
      learned.complete();
    }));
    manager.getNodeInfo(node, info);
    return learned.future();
  }
}
