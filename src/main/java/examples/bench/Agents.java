package examples.bench;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerBuilder;
import dev.vertxagents.agent.ContainerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Our calls as users make them: typed proxies, default deadlines and bounds, an observer on both sides. */
record Agents(String name, String codec) implements Contender {
  @Override
  public Future<String> serve(Vertx vertx) {
    return serve(counting(vertx, new ContainerOptions().setName(name + "-target").setPort(0)));
  }

  /** Answers with the target's address. */
  static Future<String> serve(ContainerBuilder builder) {
    return builder.open().compose(container -> container.spawn("target", new TargetAgent()))
        .map(proxy -> proxy.address().toString());
  }

  @Override
  public Future<Connection> connect(Vertx vertx, String where) {
    return connect(counting(vertx, new ContainerOptions().setName(name + "-load").setCodec(codec)), where);
  }

  /** To a target's address. */
  static Future<Connection> connect(ContainerBuilder builder, String where) {
    return builder.open().compose(container -> container.spawn("load", new LoadAgent())
            .map(load -> new LoadConnection(container, load, Destination.of(where))));
  }

  /** A container with an observer that counts. */
  static ContainerBuilder counting(Vertx vertx, ContainerOptions options) {
    return Container.builder(vertx).with(options).observe(new CountingObserver());
  }

  /** Calls made by an agent of its own. */
  record LoadConnection(Container container, AgentProxy load, Destination to) implements Connection {
    @Override
    public Future<Sample> run(Workload workload, int inFlight, long millis) {
      return patient(load, millis).run(to, workload, inFlight, millis);
    }

    @Override
    public Future<Void> close() {
      return container.close();
    }
  }

  /** One that waits for the end of a measurement. */
  static Load patient(AgentProxy load, long millis) {
    return load.timeout(Duration.ofMillis(millis).plusMinutes(1)).as(Load.class);
  }
}
