package dev.vertxagents.agent;

import dev.vertxagents.agent.AgentAddress.Scheme;
import dev.vertxagents.channel.BusTransport;
import dev.vertxagents.channel.Transport;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.LocalRoad;
import dev.vertxagents.rpc.OutboundCall;
import dev.vertxagents.rpc.PathProxy;
import dev.vertxagents.rpc.RpcConnection;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Chooses, call by call, the shortest road from one container to a place: directly within the container, by a hop to
 * another one of this {@code Vertx}, or over the wire. The options may force a longer one. On the container's context
 * only.
 */
final class Roads {
  private final OpenContainer owner;
  private final Transport transport;
  private final Peers peers;
  private final Map<OpenContainer, LocalRoad> localRoads = new HashMap<>();
  private @Nullable LocalRoad inside;

  Roads(OpenContainer owner, CodecRegistry codecs, Transport transport) {
    this.owner = owner;
    this.transport = transport;
    this.peers = new Peers(owner, codecs, transport);
  }

  Transport transport() {
    return transport;
  }

  Peers peers() {
    return peers;
  }

  /** Sends a call on its way; fails only through the call. */
  void send(PlaceRoad to, OutboundCall<?> call) {
    try {
      peers.checkOpen();
      OpenContainer near = nearBy(to);
      if (near != null) {
        sendNear(near, call);
      } else {
        peers.at(to, this::socket).send(call, to.place().aid());
      }
    } catch (AgentException refused) {
      call.fail(refused);
    }
  }

  /** The connection to a place, opened if there is none; null if it came out at a container of this {@code Vertx}. */
  Future<@Nullable RpcConnection> connection(PlaceRoad to) {
    return peers.at(to, this::socket).connection(to.place().aid());
  }

  /** The direct road, if the place is the own container and calls have been made on it; else null. */
  @Nullable LocalRoad inside(PlaceRoad to) {
    return inside != null && to.near(owner.neighbours()) == owner ? inside : null;
  }

  /** What the container at a place says of an agent: the name of its class, or null if it is not there. */
  Future<Object> validate(PlaceRoad to) {
    OpenContainer near = nearBy(to);
    String aid = to.place().aid();
    if (near != null || to.place().scheme() == Scheme.AGENT && peers.at(to, this::socket).isOpen()) {
      return near == null ? Future.succeededFuture("") : new PathProxy(to, "").call("validate_aid", aid);
    }
    return peers.at(to, this::socket).validate(aid);
  }

  /** The container of this {@code Vertx} that is meant, if the short road to it may be taken. */
  @Nullable OpenContainer nearBy(PlaceRoad to) {
    if (owner.options().getRoad() == RoadChoice.WIRE) {
      return null;
    }
    OpenContainer near = to.near(owner.neighbours());
    if (near == null && to.place().scheme() == Scheme.LOCAL) {
      throw noContainer(to.place());
    }
    return near != null ? near : peers.alias(to);
  }

  /** By the direct road or the hop. */
  void sendNear(OpenContainer near, OutboundCall<?> call) {
    LocalRoad road = localRoads.get(near);
    if (road == null) {
      localRoads.keySet().removeIf(known -> owner.neighbours().named(known.name()) != known);
      road = roadTo(near);
      localRoads.put(near, road);
      inside = near == owner && owner.options().getRoad() == RoadChoice.AUTO ? road : inside;
    }
    road.send(call);
  }

  private LocalRoad roadTo(OpenContainer near) {
    boolean direct = near == owner && owner.options().getRoad() == RoadChoice.AUTO;
    return new LocalRoad(owner.rpc(), near.rpc(), new LocalReferrer(owner, near),
        direct ? CallObserver.Road.DIRECT : CallObserver.Road.HOP, near.address());
  }

  private SocketAddress socket(PlaceRoad to) {
    AgentAddress place = to.place();
    if (place.scheme() == Scheme.BUS) {
      return BusTransport.address(place.place());
    }
    OpenContainer near = owner.neighbours().at(to);
    if (near != null) {
      return nearSocket(near);
    }
    return switch (place.scheme()) {
      case TCP, AGENT -> SocketAddress.inetSocketAddress(place.port(), place.place());
      case IPC -> SocketAddress.domainSocketAddress(place.place());
      case LOCAL -> throw noContainer(place);
      case BUS, NAME -> throw AgentAddress.bad(place.toString(), "a name, not a place");
    };
  }

  private static SocketAddress nearSocket(OpenContainer near) {
    SocketAddress socket = near.endpoints().nearAddress();
    if (socket == null) {
      throw new AgentException(FailureCode.NOT_CONNECTED, Executed.NO,
          "container has no endpoint to connect to: container=" + near.name()
              + " road=wire (set its port to 0, or take another road)");
    }
    return socket;
  }

  /** Why there is no such agent, with what is known of the place. */
  String noSuchAgent(PlaceRoad to) {
    OpenContainer near = owner.neighbours().at(to);
    return near == null ? "no agent at address: address=" + to.place() : near.noSuchAgent(to.place().aid());
  }

  private static AgentException noContainer(AgentAddress place) {
    return new AgentException(FailureCode.NOT_CONNECTED, Executed.NO, "no container of that name in this Vertx: name="
        + place.place());
  }
}
