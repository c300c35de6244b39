package examples.bench;

import examples.bench.Sample.Costed;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures calls and bare echo in turns, so that what disturbs the machine disturbs both. */
final class RemoteRounds {
  private final Plan plan;
  private final PeerProcess peer;
  private final Contender echo;
  private final Contender calls;

  RemoteRounds(Plan plan, PeerProcess peer, Contender echo, Contender calls) {
    this.plan = plan;
    this.peer = peer;
    this.echo = echo;
    this.calls = calls;
  }

  /**
   * All measurements with one number of calls in flight.
   *
   * @param echo one per round
   * @param calls one per round
   */
  record Line(int inFlight, List<Costed> echo, List<Costed> calls) {
    /** Calls over echoes, round by round. */
    List<Double> ratios() {
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round < calls.size(); round++) {
        ratios.add(calls.get(round).callsPerSecond() / echo.get(round).callsPerSecond());
      }
      return ratios;
    }
  }

  Future<List<Line>> run() {
    Future<List<Line>> lines = Future.succeededFuture(new ArrayList<>());
    for (int inFlight : plan.inFlight()) {
      lines = lines.compose(done -> line(inFlight).onSuccess(done::add).map(done));
    }
    return lines;
  }

  private Future<Line> line(int inFlight) {
    Line line = new Line(inFlight, new ArrayList<>(), new ArrayList<>());
    Future<?> done = WarmUp.of(echo, inFlight, plan.warmup() / 2)
        .compose(warm -> WarmUp.of(calls, inFlight, plan.warmup() / 2));
    for (int round = 0; round < plan.rounds(); round++) {
      done = done.compose(before -> measure(echo, inFlight).onSuccess(line.echo()::add))
          .compose(before -> measure(calls, inFlight).onSuccess(line.calls()::add));
    }
    return done.map(line);
  }

  private Future<Costed> measure(Contender contender, int inFlight) {
    Duration before = peer.cpu();
    return contender.run(inFlight, plan.millis()).map(sample -> sample.costing(peer.cpu().minus(before)));
  }
}
