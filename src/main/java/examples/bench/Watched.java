package examples.bench;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerBuilder;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.Instrument;
import dev.vertxagents.observe.CallTracer;
import dev.vertxagents.observe.FlightRecorder;
import dev.vertxagents.observe.PrometheusPage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.spi.tracing.VertxTracer;
import java.util.List;
import java.util.function.Function;

/**
 * Our calls under the eyes of observers, on both sides. Each contender has a {@code Vertx} of its own on each side,
 * since a recorder sees all of one.
 */
record Watched(String name, String codec, List<Function<Vertx, Instrument>> instruments) implements Contender {
  static final String NOBODY = "nobody";
  static final String IDLE = "idle-recorder";
  static final String RECORDER = "recorder";
  static final String METRICS = "metrics";
  static final String BOTH = "metrics-recorder";
  /** As a {@code Vertx} has it that nobody gave a tracer. */
  static final String NO_TRACER = "no-op-tracer";
  /** Somebody's, that makes no spans. */
  static final String TRACER = "no-spans-tracer";
  static final List<String> NAMES = List.of(NOBODY, IDLE, RECORDER, METRICS, BOTH, NO_TRACER, TRACER);

  private static final long RENEW_MILLIS = 2_000;

  static List<Contender> all(String codec) {
    return List.of(new Watched(NOBODY, codec, List.of()),
        new Watched(IDLE, codec, List.of(FlightRecorder::of)),
        new Watched(RECORDER, codec, List.of(Watched::recording)),
        new Watched(METRICS, codec, List.of(vertx -> new PrometheusPage().calls())),
        new Watched(BOTH, codec, List.of(vertx -> new PrometheusPage().calls(), Watched::recording)),
        new Watched(NO_TRACER, codec, List.of(vertx -> CallTracer.of(VertxTracer.NOOP))),
        new Watched(TRACER, codec, List.of(vertx -> CallTracer.of(new VertxTracer<Object, Object>() { }))));
  }

  /** Two JVMs compile the same code differently by more than what is to be seen here. */
  @Override
  public String pair() {
    return "watched";
  }

  /** A recorder that somebody asks all the time. */
  private static Instrument recording(Vertx vertx) {
    FlightRecorder recorder = FlightRecorder.of(vertx);
    recorder.renew();
    vertx.setPeriodic(RENEW_MILLIS, id -> recorder.renew());
    return recorder;
  }

  @Override
  public Future<String> serve(Vertx shared) {
    return Agents.serve(builder(Vertx.vertx(), new ContainerOptions().setName(name + "-target").setPort(0)));
  }

  @Override
  public Future<Connection> connect(Vertx shared, String where) {
    Vertx own = Vertx.vertx();
    return Agents.connect(builder(own, new ContainerOptions().setName(name + "-load").setCodec(codec)), where)
        .map(connection -> new OwnConnection(own, connection));
  }

  private ContainerBuilder builder(Vertx own, ContainerOptions options) {
    ContainerBuilder builder = Container.builder(own).with(options);
    instruments.forEach(each -> builder.observe(each.apply(own)));
    return builder;
  }

  /** Closes its {@code Vertx}, too. */
  private record OwnConnection(Vertx own, Connection connection) implements Connection {
    @Override
    public Future<Sample> run(Workload workload, int inFlight, long millis) {
      return connection.run(workload, inFlight, millis);
    }

    @Override
    public Future<Void> close() {
      return own.close();
    }
  }
}
