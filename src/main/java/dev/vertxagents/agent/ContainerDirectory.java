package dev.vertxagents.agent;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A store as one container sees it: what it registers are its own agents, and what it finds are proxies of its own.
 * The names that its agents have are known here, and go with them. State on the container's context only.
 */
final class ContainerDirectory implements Directory {
  private final OpenContainer owner;
  /** Without those elsewhere that only we ask. */
  private final DirectoryStore near;
  private final DirectoryStore store;
  /** By name. */
  private final Map<String, Owned> owned = new LinkedHashMap<>();
  private final Set<Watching> watches = new HashSet<>();
  private Runnable nodeWatch = () -> { };
  private boolean closed;

  private record Owned(String aid, DirectoryEntry entry) {
  }

  ContainerDirectory(OpenContainer owner, DirectoryStore near) {
    this.owner = owner;
    this.near = near;
    this.store = owner.options().getSeeds().isEmpty() ? near : new Seeds(owner, near);
  }

  /** The container is open: its observers are told of the nodes that leave. */
  void opened() {
    nodeWatch = near.onNodeLeft(node -> owner.home().run(() -> left(node, owner.observers())));
  }

  private void left(String node, ContainerObserver observers) {
    if (!closed) {
      observers.nodeLeft(node);
    }
  }

  DirectoryStore store() {
    return store;
  }

  @Override
  public Future<DirectoryEntry> register(String name, Object agent, String... tags) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(agent, "agent");
    List<String> all = List.of(tags);
    return owner.home().call(() -> {
      if (closed) {
        throw owner.shuttingDown();
      }
      AgentCell cell = cellOf(agent);
      return claim(name, cell.aid(), Tags.of(cell.agent(), all)).compose(entry -> cell.accepts()
          ? Future.succeededFuture(entry)
          : unregister(name).compose(gone -> Future.failedFuture(notHere(agent))));
    });
  }

  private AgentCell cellOf(Object agent) {
    AgentCell cell;
    if (agent instanceof Agent itself) {
      cell = itself.place();
    } else {
      AgentAddress address = AgentProxy.of(agent).address();
      cell = address != null && owner.owns(address) ? owner.agents().get(address.aid()) : null;
    }
    if (cell == null || cell.container() != owner || !cell.accepts()) {
      throw notHere(agent);
    }
    return cell;
  }

  private IllegalArgumentException notHere(Object agent) {
    return new IllegalArgumentException("agent does not live in this container: agent=" + agent + " container="
        + owner.name());
  }

  /** Takes a name for an agent that lives, or is about to live, here. */
  Future<DirectoryEntry> claim(String name, String aid, List<String> tags) {
    if (closed) {
      return Future.failedFuture(owner.shuttingDown());
    }
    List<String> addresses = owner.addressesOf(aid).stream().map(AgentAddress::toString).toList();
    DirectoryEntry wanted = new DirectoryEntry(name, tags, addresses, owner.name(), "", System.currentTimeMillis());
    return atHome(store.claim(wanted, winner -> owner.home().run(() -> taken(winner)))).compose(entry -> {
      if (closed) {
        store.release(entry);
        return Future.failedFuture(owner.shuttingDown());
      }
      owned.put(name, new Owned(aid, entry));
      return owner.busDoor().openName(name, aid).map(entry);
    });
  }

  private void taken(DirectoryEntry winner) {
    Owned lost = disown(winner.name());
    if (lost != null) {
      owner.observers().nameLost(lost.aid(), winner);
    }
  }

  private Owned disown(String name) {
    owner.busDoor().closeName(name);
    return owned.remove(name);
  }

  /** Stores answer wherever they like. */
  private <T> Future<T> atHome(Future<T> answer) {
    return Future.future(here -> answer.onComplete(outcome -> owner.home().run(() -> here.handle(outcome))));
  }

  @Override
  public Future<Void> unregister(String name) {
    Objects.requireNonNull(name, "name");
    return owner.home().call(() -> {
      Owned gone = disown(name);
      return gone == null ? Future.succeededFuture() : atHome(store.release(gone.entry()));
    });
  }

  /** Takes back all names of an agent that ends. Completes when they are free, or cannot be freed. */
  Future<?> left(String aid) {
    List<Owned> gone = owned.isEmpty() ? List.of()
        : owned.values().stream().filter(each -> each.aid().equals(aid)).toList();
    if (gone.isEmpty()) {
      return Future.succeededFuture();
    }
    gone.forEach(each -> disown(each.entry().name()));
    return atHome(Future.join(gone.stream().map(each -> store.release(each.entry())).toList()));
  }

  @Override
  public Future<DirectoryEntry> find(String name) {
    Objects.requireNonNull(name, "name");
    return owner.home().call(() -> atHome(store.find(DirectoryEntry.checkName(name)))
        .compose(entry -> entry == null ? Future.failedFuture(nobody(name)) : Future.succeededFuture(entry)));
  }

  static AgentException nobody(String name) {
    return new AgentException(FailureCode.NO_SUCH_AGENT, Executed.NO, "no agent of that name: name=" + name);
  }

  @Override
  public <T> Future<Group<T>> find(Class<T> api, String... tags) {
    List<String> wanted = new ArrayList<>(List.of(tags));
    wanted.add(DirectoryEntry.TYPE + api.getName());
    return owner.home().call(() -> query(wanted).map(found -> Group.of(found.stream()
        .map(entry -> owner.proxy("name:" + entry.name(), api)).toList())));
  }

  @Override
  public Future<List<DirectoryEntry>> query(String... tags) {
    List<String> wanted = List.of(tags);
    return owner.home().call(() -> query(wanted));
  }

  private Future<List<DirectoryEntry>> query(List<String> tags) {
    return atHome(store.all()).map(all -> all.stream().filter(entry -> entry.matches(tags))
        .sorted(Comparator.comparing(DirectoryEntry::name)).toList());
  }

  @Override
  public Watch watch(Handler<DirectoryChange> handler, String... tags) {
    Watching watching = new Watching(owner.home().vertx().getOrCreateContext(), List.of(tags),
        Objects.requireNonNull(handler, "handler"), gone -> owner.home().run(() -> end(gone)));
    owner.home().run(() -> begin(watching));
    return watching;
  }

  private void begin(Watching watching) {
    if (!closed) {
      watches.add(watching);
      watching.begin(store);
    }
  }

  private void end(Watching watching) {
    watches.remove(watching);
    watching.end();
  }

  /** What another container is told that asks for a name; null if there is nothing to tell. */
  Future<DirectoryEntry> answer(String name) {
    return Names.isName(name) ? near.find(name).map(entry -> Optional.ofNullable(entry)
        .flatMap(ContainerDirectory::outside).orElse(null)) : Future.succeededFuture();
  }

  /** A page of all names, in their order, after one of them. */
  Future<List<DirectoryEntry>> answerAfter(String after) {
    return near.all().map(all -> all.stream().filter(entry -> entry.name().compareTo(after) > 0)
        .map(ContainerDirectory::outside).flatMap(Optional::stream)
        .sorted(Comparator.comparing(DirectoryEntry::name)).limit(Seed.NAMES_PER_PAGE).toList());
  }

  /** With the addresses that mean something elsewhere, if there are any. */
  private static Optional<DirectoryEntry> outside(DirectoryEntry entry) {
    List<String> far = entry.addresses().stream().filter(address -> !address.startsWith("local:")).toList();
    return far.isEmpty() ? Optional.empty() : Optional.of(new DirectoryEntry(entry.name(), entry.tags(), far,
        entry.container(), entry.node(), entry.incarnation()));
  }

  /** Nobody finds the agents here any more. Completes when everybody has been told. */
  Future<?> close() {
    closed = true;
    nodeWatch.run();
    if (store instanceof Seeds seeds) {
      seeds.close();
    }
    List.copyOf(watches).forEach(Watching::end);
    List<Future<Void>> released = owned.values().stream().map(each -> store.release(each.entry())).toList();
    List.copyOf(owned.keySet()).forEach(this::disown);
    return atHome(Future.join(released));
  }
}
