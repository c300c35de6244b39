package dev.vertxagents.agent;

import dev.vertxagents.channel.Transport;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.RpcConnection;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.Set;

/**
 * The places that a container has connected to, one connection each, bounded in number. On the container's context
 * only.
 */
final class Peers {
  private final OpenContainer owner;
  private final CodecRegistry codecs;
  private final Transport transport;
  private final Map<Key, Peer> peers = new LinkedHashMap<>();
  private final Set<Promise<?>> waits = new LinkedHashSet<>();
  private boolean closed;

  private record Key(String base, ConnectOptions options) {
  }

  Peers(OpenContainer owner, CodecRegistry codecs, Transport transport) {
    this.owner = owner;
    this.codecs = codecs;
    this.transport = transport;
  }

  /**
   * The peer at a place; nothing is sent yet. Fails with {@code OVERLOADED} if there are too many, {@code
   * SHUTTING_DOWN} at the end.
   */
  Peer at(PlaceRoad road, Function<PlaceRoad, SocketAddress> socket) {
    Peer known = known(road);
    if (known != null) {
      return known;
    }
    checkOpen();
    makeRoom();
    Peer made = new Peer(owner, road.place(), new Dial(owner, codecs, transport, road, socket.apply(road)));
    peers.put(new Key(road.destination(), road.options()), made);
    road.peer(made);
    return made;
  }

  private @Nullable Peer known(PlaceRoad road) {
    Peer last = road.peer();
    if (last != null && !last.forgotten()) {
      return last;
    }
    Peer known = peers.get(new Key(road.destination(), road.options()));
    if (known != null) {
      road.peer(known);
    }
    return known;
  }

  /** Fails with {@code SHUTTING_DOWN} at the end. */
  void checkOpen() {
    if (closed) {
      throw owner.shuttingDown();
    }
  }

  /** Lets something that waits for a peer, and perhaps for long, fail with {@code SHUTTING_DOWN} at the end. */
  void endsWithUs(Promise<?> wait) {
    checkOpen();
    waits.add(wait);
    wait.future().onComplete(outcome -> waits.remove(wait));
  }

  private void makeRoom() {
    int bound = owner.options().getMaxOutboundConnections();
    if (peers.size() >= bound) {
      peers.values().removeIf(Peer::forgetIfIdle);
    }
    if (peers.size() >= bound) {
      throw new AgentException(FailureCode.OVERLOADED, Executed.NO,
          "too many outbound connections: maxOutboundConnections=" + bound);
    }
  }

  /** The container of this {@code Vertx} that a connection to this place came out at, if it is still there. */
  @Nullable OpenContainer alias(PlaceRoad road) {
    Peer known = known(road);
    return known == null ? null : known.alias();
  }

  /** Where the other end of an outbound connection lives, with an empty aid; null for others. */
  @Nullable AgentAddress placeOf(RpcConnection connection) {
    for (Peer peer : peers.values()) {
      if (peer.uses(connection)) {
        return peer.place().withAid("");
      }
    }
    return null;
  }

  /** Calls of this container without outcome, sent or waiting for a connection. */
  int pending() {
    return peers.values().stream().mapToInt(Peer::pending).sum();
  }

  /** Adds the connections that are open, by their kind. */
  void countOpen(Map<String, Integer> kinds) {
    for (Peer peer : peers.values()) {
      if (peer.isOpen()) {
        kinds.merge(switch (peer.place().scheme()) {
          case IPC -> "unix";
          case BUS -> "bus";
          default -> "tcp";
        }, 1, Integer::sum);
      }
    }
  }

  /** Closes all connections; calls that wait for one fail with {@code SHUTTING_DOWN}. */
  Future<?> close() {
    closed = true;
    List.copyOf(waits).forEach(wait -> wait.tryFail(owner.shuttingDown()));
    List<Peer> all = List.copyOf(peers.values());
    peers.clear();
    return Future.join(all.stream().map(Peer::close).toList());
  }
}
