package examples.dispatch;

import java.util.Arrays;
import java.util.List;

/** The rounds without agents, one device after the other: what the agents' outcome must equal. */
final class SequentialRounds {
  private final Grid grid;
  private final List<Devices.Placed> devices;
  private final Offer[][] offers;
  private final Report[][] reports;
  private final Quote[] quotes;
  private final Coordinator coordinator;
  private Figures figures = Figures.NONE;
  private int round;

  SequentialRounds(Grid grid, int maxRounds) {
    this.grid = grid;
    Devices all = Devices.of(grid);
    devices = all.list();
    int buses = grid.buses().size();
    offers = new Offer[buses][];
    reports = new Report[buses][];
    quotes = new Quote[buses];
    for (int bus = 0; bus < buses; bus++) {
      offers[bus] = new Offer[all.terminalsAt(bus)];
      reports[bus] = new Report[all.terminalsAt(bus)];
    }
    coordinator = new Coordinator(StoppingRule.of(grid), maxRounds);
  }

  static SequentialRounds run(Grid grid, int maxRounds) {
    SequentialRounds rounds = new SequentialRounds(grid, maxRounds);
    while (!rounds.round()) {
      // the stopping rule and the greatest number of rounds end this
    }
    return rounds;
  }

  private boolean round() {
    round++;
    for (Devices.Placed placed : devices) {
      for (int t = 0; t < placed.terminals().length; t++) {
        offers[placed.device().buses()[t]][placed.terminals()[t]] = placed.device().offer(t);
      }
    }
    for (int bus = 0; bus < quotes.length; bus++) {
      quotes[bus] = Net.quote(offers[bus]);
    }
    for (Devices.Placed placed : devices) {
      placed.device().step(Arrays.stream(placed.device().buses()).mapToObj(bus -> quotes[bus]).toArray(Quote[]::new));
    }
    return Coordinator.isCheckpoint(round) && checkpoint();
  }

  private boolean checkpoint() {
    for (Devices.Placed placed : devices) {
      Figures own = placed.device().figures();
      for (int t = 0; t < placed.terminals().length; t++) {
        reports[placed.device().buses()[t]][placed.terminals()[t]] =
            new Report(placed.device().power(t, false), placed.device().power(t, true), t == 0 ? own : Figures.NONE);
      }
    }
    figures = Figures.NONE;
    for (int bus = 0; bus < quotes.length; bus++) {
      figures = figures.plus(Net.figures(reports[bus], quotes[bus], 0));
    }
    Advice advice = coordinator.advise(round, figures);
    devices.forEach(placed -> placed.device().follow(advice));
    return advice.stop();
  }

  boolean converged() {
    return coordinator.isConverged();
  }

  boolean impossible() {
    return coordinator.isImpossible();
  }

  int rounds() {
    return round;
  }

  double cost() {
    return figures.cost();
  }

  double imbalanceMw() {
    return figures.imbalance() * grid.baseMva();
  }

  double violationMw() {
    return figures.violation() * grid.baseMva();
  }
}
