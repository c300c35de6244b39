package examples.dispatch;

/**
 * What a bus does ("net" in the paper): it averages the bids of its terminals, which fixes the angle, and finds the
 * price at which their powers add up to nothing. Always sums in the order of the terminals, so that the outcome does
 * not depend on who spoke first.
 */
final class Net {
  private Net() {
  }

  static Quote quote(Offer[] offers) {
    double power = 0;
    double powerWeight = 0;
    double angle = 0;
    double angleWeight = 0;
    for (Offer offer : offers) {
      power += offer.power();
      powerWeight += offer.powerWeight();
      angle += offer.angleWeight() * offer.angle();
      angleWeight += offer.angleWeight();
    }
    return new Quote(powerWeight == 0 ? 0 : -power / powerWeight, angleWeight == 0 ? 0 : angle / angleWeight);
  }

  /** The figures of a bus: those of its devices, and its own imbalance. */
  static Figures figures(Report[] reports, Quote quote, int calls) {
    double power = 0;
    double physical = 0;
    Figures sum = Figures.NONE;
    for (Report report : reports) {
      power += report.power();
      physical += report.physicalPower();
      sum = sum.plus(report.figures());
    }
    return sum.atBus(Math.max(Math.abs(power), Math.abs(physical)), quote.price() * power, calls);
  }
}
