package dev.vertxagents.agent;

import dev.vertxagents.codec.TypeSerializer;
import dev.vertxagents.rpc.Types;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.shareddata.Shareable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The containers of one {@code Vertx}, by name and by what their addresses begin with. Thread-safe. */
final class Containers implements Shareable {
  private static final String KEY = "dev.vertxagents.containers";

  private final Map<String, OpenContainer> byName = new ConcurrentHashMap<>();
  private final Map<String, OpenContainer> byBase = new ConcurrentHashMap<>();
  private final Map<Object, Turns> turns = new ConcurrentHashMap<>();
  private final AtomicInteger changes = new AtomicInteger();

  /** Those of a {@code Vertx}; they live as long as it does. */
  static Containers of(Vertx vertx) {
    return vertx.sharedData().<String, Containers>getLocalMap(KEY).computeIfAbsent(KEY, key -> new Containers());
  }

  /** Takes a container in under its name, or {@code container-1}, {@code container-2}, … Returns the name. */
  String add(@Nullable String wanted, OpenContainer container) {
    String name = put(wanted, container);
    changes.incrementAndGet();
    return name;
  }

  private String put(@Nullable String wanted, OpenContainer container) {
    if (wanted != null) {
      if (!Names.isName(wanted)) {
        throw new IllegalArgumentException("not a container name: name=" + Quoted.of(wanted)
            + " (" + Names.GRAMMAR + ")");
      }
      if (byName.putIfAbsent(wanted, container) != null) {
        throw new IllegalArgumentException("container name is taken in this Vertx: name=" + wanted);
      }
      return wanted;
    }
    int number = byName.size() + 1;
    while (byName.putIfAbsent("container-" + number, container) != null) {
      number++;
    }
    return "container-" + number;
  }

  /** Lets a container be found by what its agents' addresses begin with. */
  void addBase(String base, OpenContainer container) {
    byBase.put(base, container);
    changes.incrementAndGet();
  }

  void remove(OpenContainer container) {
    byName.values().remove(container);
    byBase.values().removeIf(container::equals);
    changes.incrementAndGet();
  }

  /** Another number whenever a look-up may find something else than before. To be asked before the look-up. */
  int changes() {
    return changes.get();
  }

  @Nullable OpenContainer named(String name) {
    return byName.get(name);
  }

  Collection<OpenContainer> all() {
    return byName.values();
  }

  /** Whoever is certainly meant by an address, without asking anybody; null: it has to be connected to. */
  @Nullable OpenContainer at(PlaceRoad road) {
    AgentAddress place = road.place();
    return place.scheme() == AgentAddress.Scheme.LOCAL ? byName.get(place.place()) : byBase.get(road.socketBase());
  }

  /** Whoever really answered at the far end of a connection, if that is one of these. */
  @Nullable OpenContainer behind(SocketAddress remote) {
    for (OpenContainer container : byName.values()) {
      if (container.endpoints().isAt(remote)) {
        return container;
      }
    }
    return null;
  }

  /**
   * Types for a container, shared by all that have registered the same: what is a route of one is a route of the
   * other, so that between them immutable values pass as they are.
   */
  Types types(List<TypeSerializer<?>> serializers, boolean reflective) {
    return byName.values().stream().map(container -> container.rpc().types())
        .filter(known -> known.isOf(serializers, reflective)).findFirst()
        .orElseGet(() -> new Types(serializers, List.of(new AgentAdapters()), reflective));
  }

  /** What the containers of one event loop share. */
  Turns turns(Context context) {
    return turns.computeIfAbsent(VertxInternals.eventLoop(context), loop -> new Turns());
  }
}
