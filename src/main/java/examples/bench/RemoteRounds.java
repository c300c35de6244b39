package examples.bench;

import examples.bench.Sample.Costed;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures calls and bare echo in turns, so that what disturbs the machine disturbs both. */
final class RemoteRounds {
  private static final long WARM_UP_MILLIS = 500;
  private static final double SETTLED = 0.05;

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
    int most = (int) (plan.warmup() * 1000 / WARM_UP_MILLIS / 2);
    Future<?> done = settle(echo, inFlight, List.of(), most).compose(warm -> settle(calls, inFlight, List.of(), most));
    for (int round = 0; round < plan.rounds(); round++) {
      done = done.compose(before -> measure(echo, inFlight).onSuccess(line.echo()::add))
          .compose(before -> measure(calls, inFlight).onSuccess(line.calls()::add));
    }
    return done.map(line);
  }

  /** Runs until three samples in a row differ by less than 5 %, or the time for it is up. */
  private Future<Void> settle(Contender contender, int inFlight, List<Double> last, int left) {
    if (left <= 0 || last.size() == 3 && spread(last) < SETTLED) {
      return Future.succeededFuture();
    }
    return contender.run(inFlight, WARM_UP_MILLIS).compose(sample -> {
      List<Double> recent = new ArrayList<>(last.size() < 3 ? last : last.subList(1, 3));
      recent.add(sample.callsPerSecond());
      return settle(contender, inFlight, recent, left - 1);
    });
  }

  private static double spread(List<Double> speeds) {
    double least = speeds.stream().mapToDouble(v -> v).min().orElseThrow();
    double most = speeds.stream().mapToDouble(v -> v).max().orElseThrow();
    return most / least - 1;
  }

  private Future<Costed> measure(Contender contender, int inFlight) {
    Duration before = peer.cpu();
    return contender.run(inFlight, plan.millis()).map(sample -> sample.costing(peer.cpu().minus(before)));
  }
}
