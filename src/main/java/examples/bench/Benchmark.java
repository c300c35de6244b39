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

/** Measures remote calls beside a bare echo, local calls, and the weight of idle agents; prints all of it in one run. */
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
    return Container.open(vertx, new ContainerOptions().setName("bench"))
        .compose(container -> container.spawn("load", new LoadAgent())
            .compose(load -> container.spawn("adder", new AdderAgent())
                .compose(adder -> measure(vertx, plan, peer, patient(plan, load), adder.address().toString()))));
  }

  private static Future<Report> measure(Vertx vertx, Plan plan, PeerProcess peer, Load load, String local) {
    Contender calls = (inFlight, millis) -> load.run(peer.adder, inFlight, millis);
    return BareEcho.connect(vertx, peer.echoPort)
        .compose(echo -> new RemoteRounds(plan, peer, echo::run, calls).run())
        .compose(lines -> local(plan, load, local, new ArrayList<>())
            .compose(nanos -> IdleAgents.bytesEach(vertx, plan.agents())
                .map(bytes -> new Report(plan, lines, nanos, bytes))));
  }

  /** One round more than planned, for warming up, which is not counted. */
  private static Future<List<Double>> local(Plan plan, Load load, String address, List<Double> rounds) {
    if (rounds.size() > plan.rounds()) {
      return Future.succeededFuture(rounds.subList(1, rounds.size()));
    }
    return load.run(address, 1, plan.millis()).compose(sample -> {
      rounds.add(sample.nanosPerCall());
      return local(plan, load, address, rounds);
    });
  }

  private static Load patient(Plan plan, AgentProxy load) {
    return load.timeout(Duration.ofMillis(plan.millis()).plusSeconds(30)).as(Load.class);
  }
}
