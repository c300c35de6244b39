package examples.dispatch;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;

/** The agent of a bus: waits in each round for all its terminals, then quotes them price and angle. */
final class BusAgent extends Agent implements Bus {
  private final int index;
  private final String coordinatorAddress;
  private final Gathering<Offer, Quote> offers;
  private final Gathering<Report, Advice> reports;
  private final int callsPerCheckpoint;
  private Coordination coordinator;
  private Quote quote = new Quote(0, 0);
  private int round;

  BusAgent(int index, int terminals, String coordinatorAddress) {
    this.index = index;
    this.coordinatorAddress = coordinatorAddress;
    offers = new Gathering<>(new Offer[terminals], this::answer);
    reports = new Gathering<>(new Report[terminals], this::passOn);
    callsPerCheckpoint = terminals * (Coordinator.ROUNDS + 1) + 1;
  }

  @Override
  protected Future<?> start() {
    coordinator = container().proxy(coordinatorAddress, Coordination.class);
    return Future.succeededFuture();
  }

  @Override
  public Future<Quote> offer(int terminal, int ofRound, double power, double powerWeight, double angle,
      double angleWeight) {
    round = ofRound;
    return offers.take(terminal, ofRound, new Offer(power, powerWeight, angle, angleWeight));
  }

  @Override
  public Future<Advice> report(int terminal, int ofRound, Report report) {
    return reports.take(terminal, ofRound, report);
  }

  private Future<Quote> answer(Offer[] bids) {
    quote = Net.quote(bids);
    return Future.succeededFuture(quote);
  }

  private Future<Advice> passOn(Report[] all) {
    return coordinator.report(index, round, Net.figures(all, quote, callsPerCheckpoint));
  }
}
