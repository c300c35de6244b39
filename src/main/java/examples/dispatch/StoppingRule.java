package examples.dispatch;

/**
 * When the rounds are over: every bus balances, no line is overloaded, and no device could do better at the present
 * prices. The last is what makes it the optimum: if all devices are content, prices prove that nobody can find a
 * cheaper dispatch (weak duality), and as far as they are not, their discontent in $/h says how much cheaper it could
 * be. No other answer is needed.
 *
 * @param power how much power, in per unit, is still overlooked at a bus and on a line
 * @param share of the cost that may still be saved
 * @param amount what may still be saved, in $/h, if there is next to no cost
 */
record StoppingRule(double power, double share, double amount) {
  /** Twice as strict as what is promised: 0.1 MW and 0.1 %. */
  static StoppingRule of(Grid grid) {
    return new StoppingRule(0.05 / grid.baseMva(), 5e-4, 1e-4);
  }

  /**
   * Whether prices prove that there is no dispatch at all: any would cost more than the dearest that the generators
   * could do. While prices are still rough they may seem to prove too much, so it counts only if it stays.
   */
  boolean isHopeless(Figures figures) {
    return figures.imbalance() > power && figures.leastCost() > 2 * Math.abs(figures.ceiling()) + 1;
  }

  boolean isMet(Figures figures) {
    return figures.imbalance() <= power && figures.violation() <= power
        && figures.uncertainty() <= share * Math.abs(figures.cost()) + amount;
  }
}
