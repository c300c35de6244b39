package examples.bench;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerBuilder;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.observe.FlightRecorder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** The JVM of one contender of {@link LocalCalls}: an agent that makes the calls, and one that is called. */
public final class LocalPeer {
  private LocalPeer() {
  }

  /** Takes the contender's name as {@code {"contender": …}}. Says where the two agents are. */
  public static void main(String[] args) throws IOException {
    String contender = new JsonObject(args[0]).getString("contender");
    Vertx vertx = Vertx.vertx();
    ContainerBuilder builder = Container.builder(vertx).with(new ContainerOptions().setPort(0));
    if (contender.equals(Contenders.AGENTS_IDLE)) {
      builder.observe(FlightRecorder.of(vertx));
    }
    if (contender.equals(Contenders.AGENTS_OBSERVED)) {
      builder.observe(new CountingObserver());
    }
    Agent caller = contender.equals(Contenders.PLAIN) ? new PlainCaller() : new LoadAgent();
    Child.answer(builder.open().compose(container -> container.spawn("target", new TargetAgent())
        .compose(target -> container.spawn("caller", caller)
            .map(spawned -> new JsonObject().put("caller", spawned.address().toString())
                .put("target", target.address().toString())))));
  }

  /** Calls what is no agent. */
  public static final class PlainCaller extends Agent implements Load {
    @Override
    public Future<Sample> run(Destination to, Workload workload, int inFlight, long millis) {
      return Future.failedFuture(new UnsupportedOperationException("calls only itself"));
    }

    @Override
    public Future<Sample> oneByOne(String address, long millis) {
      return new OneByOne(new PlainCall()).run(millis);
    }
  }
}
