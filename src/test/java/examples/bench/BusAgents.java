package examples.bench;

import dev.vertxagents.agent.ContainerOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Our calls over the clustered event bus, otherwise as those over TCP. */
public final class BusAgents implements Contender {
  @Override
  public String name() {
    return Contenders.AGENTS_BUS;
  }

  @Override
  public String pair() {
    return ClusterMember.PAIR;
  }

  /** The place of the cluster stands before the address. */
  @Override
  public Future<String> serve(Vertx vertx) {
    return ClusterMember.first().compose(member ->
        Agents.serve(Agents.counting(member.vertx(), new ContainerOptions().setName("bus-target").setBus(true)))
            .map(address -> member.place() + ' ' + address));
  }

  @Override
  public Future<Connection> connect(Vertx vertx, String where) {
    String[] parts = where.split(" ");
    return ClusterMember.join(parts[0])
        .compose(member -> Agents
            .connect(Agents.counting(member.vertx(), new ContainerOptions().setName("bus-load")), parts[1])
            .map(calls -> new MemberConnection(calls, member)));
  }

  private record MemberConnection(Connection calls, ClusterMember member) implements Connection {
    @Override
    public Future<Sample> run(Workload workload, int inFlight, long millis) {
      return calls.run(workload, inFlight, millis);
    }

    /** Told by a promise of no context: those of this {@code Vertx} end with it. */
    @Override
    public Future<Void> close() {
      Promise<Void> closed = Promise.promise();
      calls.close().onComplete(done -> member.leave().onComplete(closed));
      return closed.future();
    }
  }
}
