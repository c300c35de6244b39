package examples.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The Vert.x event bus, clustered by Hazelcast, with the cheapest bodies that say the same. */
public final class ClusteredEventBus implements Contender {
  @Override
  public String name() {
    return Contenders.EVENT_BUS_LONG;
  }

  @Override
  public String pair() {
    return ClusterMember.PAIR;
  }

  @Override
  public Future<String> serve(Vertx vertx) {
    return ClusterMember.first().compose(member -> EventBusTarget.serve(member.vertx()).map(member.place()));
  }

  @Override
  public Future<Connection> connect(Vertx vertx, String where) {
    return ClusterMember.join(where)
        .map(member -> new BusConnection(member, new EventBusTarget(member.vertx())));
  }
}
