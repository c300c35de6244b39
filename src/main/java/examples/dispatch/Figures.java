package examples.dispatch;

/**
 * What is known of a checkpoint: of one device, of all devices at a bus, or of the whole grid. Figures of parts are
 * put together with {@link #plus}; in a fixed order, since floating-point sums depend on it.
 *
 * @param imbalance largest power, per unit, that a bus has too much or too little, whether the lines' own flows are
 *     counted or those that follow from the buses' angles
 * @param violation farthest that a line would exceed its limits at the buses' angles, in per-unit power
 * @param cost of generation, in $/h
 * @param ceiling the cost if every generator did what is dearest, in $/h: no dispatch costs more
 * @param gap by how much, in $/h, devices could do better at the present prices; none of them could at the optimum
 * @param discordValue what it is worth at the present prices, in $/h, that powers do not balance and angles do not
 *     agree yet
 * @param calls calls made since the checkpoint before
 * @param residuals squared and weighted, summed over the rounds since the checkpoint before: primal then dual, by
 *     {@link Quantity}
 * @param products of this checkpoint's progress with that of each remembered one, oldest first
 */
public record Figures(double imbalance, double violation, double cost, double ceiling, double gap,
    double discordValue, int calls, double[] residuals, double[] products) {
  static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, new double[0], new double[0]);

    Figures plus(Figures other) {
    return new Figures(Math.max(imbalance, other.imbalance), Math.max(violation, other.violation), cost + other.cost,
        ceiling + other.ceiling, gap + other.gap, discordValue + other.discordValue, calls + other.calls,
        sum(residuals, other.residuals), sum(products, other.products));
  }

  /** The same with a bus's own imbalance and the calls of its terminals. */
  Figures atBus(double busImbalance, double value, int busCalls) {
    return new Figures(busImbalance, violation, cost, ceiling, gap, discordValue + value, calls + busCalls, residuals,
        products);
  }

  /** The least that a dispatch can cost, in $/h, as far as the present prices can tell. */
  double leastCost() {
    return cost - gap - discordValue;
  }

  /** How far the cost may be from the optimum, in $/h. */
  double uncertainty() {
    return gap + Math.abs(discordValue);
  }

  private static double[] sum(double[] a, double[] b) {
    if (a.length == 0 || b.length == 0) {
      return a.length == 0 ? b : a;
    }
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
