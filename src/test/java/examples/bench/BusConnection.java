package examples.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Requests on an event bus, made on one context. */
record BusConnection(ClusterMember member, Target target) implements Connection {
  @Override
  public Future<Sample> run(Workload workload, int inFlight, long millis) {
    Promise<Sample> done = Promise.promise();
    Context context = member.vertx().getOrCreateContext();
    context.runOnContext(own -> ClosedLoop.run(target, workload, inFlight, millis).onComplete(done));
    return done.future();
  }

  @Override
  public Future<Void> close() {
    return member.leave();
  }
}
