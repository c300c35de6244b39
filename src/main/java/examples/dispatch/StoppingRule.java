package examples.dispatch;

/**
 * When the rounds are over: every bus balances, no line is overloaded, and no device could do better at the present prices. The
 * last is what makes it the optimum: if all devices are content, prices prove that nobody can find a cheaper dispatch (weak
 * duality), and as far as they are not, their discontent in $/h says how much cheaper it could be. No other answer is needed.
 *
 * @param power how much power, in per unit, is still overlooked at a bus and on a line
 * @param share of the cost that may still be saved
 * @param floor what may still be saved, in $/h, if there is next to no cost
 */
record StoppingRule(double power, double share, double floor) {
  /** Twice as strict as what is promised: 0.1 MW and 0.1 %. */
  static StoppingRule of(Grid grid) {
    return new StoppingRule(0.05 / grid.baseMva(), 5e-4, 1e-4);
  }

  boolean isMet(Figures figures) {
    return figures.imbalance() <= power && figures.violation() <= power
        && figures.uncertainty() <= share * Math.abs(figures.cost()) + floor;
  }
}
