package dev.vertxagents.agent;

import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.rpc.Road;
import dev.vertxagents.rpc.Types;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;

/** A way from one container to somewhere: what does not depend on where. */
abstract class ContainerRoad implements Road {
  private final OpenContainer owner;

  ContainerRoad(OpenContainer owner) {
    this.owner = owner;
  }

  final OpenContainer owner() {
    return owner;
  }

  @Override
  public final Context context() {
    return owner.home().context();
  }

  @Override
  public final @Nullable AgentClock clock() {
    return owner.rpc().clock();
  }

  @Override
  public final Types types() {
    return owner.rpc().types();
  }
}
