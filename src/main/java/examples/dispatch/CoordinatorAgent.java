package examples.dispatch;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The agent that watches: it adds up what the buses tell, always in the order of the buses, and advises all devices
 * alike.
 */
final class CoordinatorAgent extends Agent implements Coordination {
  private final Coordinator coordinator;
  private final Set<String> absent;
  private final int grid;
  private final Gathering<Figures, Advice> reports;
  private final Outcome.Production[] productions;
  private final Promise<Void> complete = Promise.promise();
  private final Promise<Outcome> outcome = Promise.promise();
  private Figures figures = Figures.NONE;
  private boolean over;
  private int round;
  private long calls;

  CoordinatorAgent(Grid grid, Set<String> places, int maxRounds) {
    coordinator = new Coordinator(StoppingRule.of(grid), maxRounds);
    absent = new HashSet<>(places);
    this.grid = grid.hashCode();
    reports = new Gathering<>(new Figures[grid.buses().size()], this::advise);
    productions = new Outcome.Production[grid.generators().size()];
  }

  @Override
  public Future<Void> join(String place, int ofGrid) {
    if (ofGrid != grid) {
      return Future.failedFuture(new IllegalArgumentException("another case is run here: place=" + place
          + " (start all places with the same case)"));
    }
    if (absent.remove(place) && absent.isEmpty()) {
      complete.complete();
    }
    return complete.future();
  }

  @Override
  public Future<Advice> report(int bus, int ofRound, Figures busFigures) {
    round = ofRound;
    return reports.take(bus, ofRound, busFigures);
  }

  private Future<Advice> advise(Figures[] all) {
    figures = Figures.NONE;
    for (Figures bus : all) {
      figures = figures.plus(bus);
    }
    calls += figures.calls();
    Advice advice = coordinator.advise(round, figures);
    over = advice.stop();
    tryEnd();
    return Future.succeededFuture(advice);
  }

  @Override
  public Future<Void> produced(int generator, double power, double cost) {
    calls++;
    productions[generator] = new Outcome.Production(power, cost);
    tryEnd();
    return Future.succeededFuture();
  }

  private void tryEnd() {
    if (over && !Arrays.asList(productions).contains(null)) {
      outcome.tryComplete(new Outcome(coordinator.isConverged(), coordinator.isImpossible(), round, figures.cost(),
          figures.imbalance(), figures.violation(), figures.uncertainty(), calls, Arrays.asList(productions)));
    }
  }

  @Override
  public Future<Void> abandon(String reason) {
    outcome.tryFail(new IllegalStateException("an agent could not go on: " + reason));
    return Future.succeededFuture();
  }

  @Override
  public Future<Progress> progress() {
    return Future.succeededFuture(
        new Progress(round, figures.cost(), figures.imbalance(), figures.uncertainty(), calls));
  }

  @Override
  public Future<Outcome> outcome() {
    return outcome.future();
  }
}
