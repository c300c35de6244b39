package dev.vertxagents.agent;

import dev.vertxagents.rpc.LocalRoad;
import dev.vertxagents.rpc.OutboundCall;
import dev.vertxagents.rpc.Station;
import io.vertx.codegen.annotations.Nullable;

/**
 * The way of one container to whatever lives at one place; which of the three roads that is, is decided call by call.
 * Equal if the place is.
 */
final class PlaceRoad extends ContainerRoad {
  private final AgentAddress place;
  private final ConnectOptions options;
  private final String base;
  private final String socketBase;
  private @Nullable Peer peer;
  private @Nullable OpenContainer near;
  private int nearAsOf = -1;
  /** Set once: while a container is open its own place remains its own, and then nothing is found there any more. */
  private volatile @Nullable LocalRoad inside;

  PlaceRoad(OpenContainer owner, AgentAddress place, ConnectOptions options) {
    super(owner);
    this.place = place;
    this.options = options;
    this.base = place.base();
    this.socketBase = place.socketBase();
  }

  @Override
  public void send(OutboundCall<?> call) {
    if (owner().home().isCurrent()) {
      owner().roads().send(this, call);
      return;
    }
    if (!owner().home().isHere()) {
      call.keepArguments();
    }
    owner().home().run(() -> owner().roads().send(this, call));
  }

  @Override
  public boolean enter(Station station) {
    if (inside == null) {
      inside = owner().home().isHere() ? owner().roads().inside(this) : null;
    }
    return inside != null && inside.enter(station);
  }

  @Override
  public String destination() {
    return base;
  }

  AgentAddress place() {
    return place;
  }

  /** What {@link Containers} know the place by. */
  String socketBase() {
    return socketBase;
  }

  /** The container of this {@code Vertx} that is certainly meant, or null. On the container's context only. */
  @Nullable OpenContainer near(Containers neighbours) {
    int now = neighbours.changes();
    if (nearAsOf != now) {
      near = neighbours.at(this);
      nearAsOf = now;
    }
    return near;
  }

  /**
   * What was found at the place the last time, so that the next call need not look it up. On the container's context
   * only.
   */
  @Nullable Peer peer() {
    return peer;
  }

  void peer(Peer found) {
    peer = found;
  }

  ConnectOptions options() {
    return options;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PlaceRoad that && base.equals(that.base);
  }

  @Override
  public int hashCode() {
    return base.hashCode();
  }
}
