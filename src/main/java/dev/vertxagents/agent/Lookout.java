package dev.vertxagents.agent;

import dev.vertxagents.agent.AgentAddress.Scheme;
import dev.vertxagents.agent.Departure.Reason;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.RpcConnection;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;

/**
 * What a container wants to know of agents anywhere: whether they are gone. Containers of this {@code Vertx} are asked
 * directly, others by a {@link Vigil} on the connection to them. On the container's context only.
 */
final class Lookout {
  private final OpenContainer owner;
  private final Map<RpcConnection, Vigil> vigils = new HashMap<>();

  Lookout(OpenContainer owner) {
    this.owner = owner;
  }

  /** Completes when the agent at an address is gone. Fails with {@code SHUTTING_DOWN} at the end. */
  Future<Departure> watch(AgentAddress address) {
    Promise<Departure> departed = Promise.promise();
    owner.roads().peers().endsWithUs(departed);
    if (address.scheme() == Scheme.NAME) {
      new NameRoad(owner, address, new ConnectOptions()).find().onComplete(
          way -> attempt(way.road(), departed),
          failure -> tell(departed, failure));
    } else {
      attempt(new PlaceRoad(owner, address, new ConnectOptions()), departed);
    }
    return departed.future();
  }

  private void attempt(PlaceRoad road, Promise<Departure> departed) {
    try {
      watch(road, departed);
    } catch (AgentException refused) {
      tell(departed, refused);
    }
  }

  private void watch(PlaceRoad road, Promise<Departure> departed) {
    OpenContainer near = owner.roads().nearBy(road);
    if (near != null) {
      watchNear(near, road.place().aid(), departed);
      return;
    }
    owner.roads().connection(road).onComplete(
        connection -> reached(road, connection, departed),
        failure -> tell(departed, failure));
  }

  private void reached(PlaceRoad road, @Nullable RpcConnection connection, Promise<Departure> departed) {
    OpenContainer near = connection == null ? owner.roads().nearBy(road) : null;
    if (departed.future().isComplete()) {
      return;
    }
    if (near != null) {
      watchNear(near, road.place().aid(), departed);
    } else if (connection == null) {
      departed.tryComplete(Departure.unreachable("connection lost at once: address=" + road.place()));
    } else {
      vigils.computeIfAbsent(connection, c -> new Vigil(owner, c)).watch(road.place().aid())
          .onComplete(departed::tryComplete, departed::tryFail);
    }
  }

  private void watchNear(OpenContainer near, String aid, Promise<Departure> departed) {
    Promise<Departure> there = Promise.promise();
    near.home().run(() -> near.monitors().add(aid, there));
    there.future().onSuccess(why -> owner.home().run(() -> departed.tryComplete(why)));
    departed.future().onFailure(ended -> near.home().run(() -> near.monitors().remove(aid, there)));
  }

  /** A connection is gone. */
  void lost(RpcConnection connection, @Nullable Throwable cause) {
    Vigil vigil = vigils.get(connection);
    if (vigil != null) {
      vigil.lost(cause == null ? "connection closed by the peer" : cause.getMessage());
    }
  }

  /** A vigil has nobody to look out for any more. */
  void forget(RpcConnection connection, Vigil vigil) {
    vigils.remove(connection, vigil);
  }

  /** What cannot be reached is lost, what nobody knows is not there; anything else was no answer. */
  static void tell(Promise<Departure> departed, Throwable failure) {
    if (AgentException.is(failure, FailureCode.NO_SUCH_AGENT)) {
      departed.tryComplete(new Departure(Reason.NO_SUCH_AGENT, failure.getMessage()));
      return;
    }
    if (AgentException.is(failure, FailureCode.NOT_CONNECTED, FailureCode.CONNECTION_LOST, FailureCode.TIMEOUT)) {
      departed.tryComplete(Departure.unreachable(failure.getMessage()));
    } else {
      departed.tryFail(failure);
    }
  }

  /** How many connections are under watch. */
  int size() {
    return vigils.size();
  }
}
