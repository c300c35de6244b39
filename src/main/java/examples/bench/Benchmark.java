package examples.bench;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.launch.Program;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures remote calls beside a bare echo, local calls, and the weight of idle agents; prints it all in one run. */
public final class Benchmark implements Program {
  @Override
  public Future<Integer> run(Setting setting) {
    Plan plan = Plan.of(setting.config());
    Vertx vertx = setting.vertx();
    return vertx.executeBlocking(PeerProcess::start)
        .compose(peer -> measure(vertx, plan, peer).eventually(() -> ended(vertx, peer)))
        .map(report -> {
          setting.out().println(setting.json() ? report.json().encodePrettily() : report.text());
          return 0;
        });
  }

  private static Future<Void> ended(Vertx vertx, PeerProcess peer) {
    return vertx.executeBlocking(() -> {
      peer.close();
      return null;
    });
  }

  private static Future<Report> measure(Vertx vertx, Plan plan, PeerProcess peer) {
    return Container.open(vertx, new ContainerOptions().setName("bench").setCodec(plan.codec()))
        .compose(container -> container.spawn("load", new LoadAgent())
            .compose(load -> container.spawn("adder", new AdderAgent())
                .compose(adder -> measure(vertx, plan, peer, patient(plan, load), adder.address().toString()))));
  }

  private static Future<Report> measure(Vertx vertx, Plan plan, PeerProcess peer, Load load, String local) {
    Contender remoteCalls = (inFlight, millis) -> load.run(peer.adder, inFlight, millis);
    Contender localCalls = (inFlight, millis) -> load.run(local, inFlight, millis);
    return BareEcho.connect(vertx, peer.echoPort)
        .compose(echo -> new RemoteRounds(plan, peer, echo::run, remoteCalls).run().eventually(echo::close))
        .compose(lines -> localNanos(plan, localCalls)
            .compose(nanos -> IdleAgents.bytesEach(vertx, plan.agents())
                .map(bytes -> new Report(plan, lines, nanos, bytes))));
  }

  private static Future<List<Double>> localNanos(Plan plan, Contender calls) {
    List<Double> rounds = new ArrayList<>();
    Future<?> done = WarmUp.of(calls, 1, plan.warmup());
    for (int round = 0; round < plan.rounds(); round++) {
      done = done.compose(before -> calls.run(1, plan.millis())).onSuccess(sample -> rounds.add(sample.nanosPerCall()));
    }
    return done.map(rounds);
  }

  private static Load patient(Plan plan, AgentProxy load) {
    return load.timeout(Duration.ofMillis(plan.millis()).plusSeconds(30)).as(Load.class);
  }
}
