package examples.dispatch;

import java.util.Arrays;

/**
 * One device of the grid and its side of proximal message passing: the same few lines for all kinds, which differ
 * only in their prox step. Not thread-safe.
 *
 * <p>Every variable of a device (a power or an angle at one of its terminals) has a <i>bid</i>. From the bus's quote
 * follow the bus's copy of the variable and the scaled dual: {@code copy + dual = bid}. The prox step finds the
 * variable's best value near {@code copy − dual}, and the bid moves by as much as that value differs from the copy.
 * (This is the iteration of the paper, ADMM, written with one number per variable instead of two: Douglas–Rachford
 * splitting.)
 */
abstract class Device {
  private final int[] buses;
  private final Variable[] variables;
  private final double[] bid;
  private final double[] weight;
  private final double[] copy;
  private final double[] dual;
  private final double[] best;
  private final double[] residuals = new double[2 * Quantity.values().length];
  private final Trail trail;
  private double[] scale = {};
  private boolean underway;
  private Quote[] quotes = {};

  /** A variable: what it is, and at which of the device's terminals. */
  record Variable(Quantity quantity, int terminal) {
  }

  /**
   * Describes a device.
   *
   * @param buses the bus of each terminal
   * @param weight the penalty of each variable
   */
  Device(int[] buses, Variable[] variables, double[] weight) {
    this.buses = buses.clone();
    this.variables = variables.clone();
    this.weight = weight.clone();
    int n = variables.length;
    bid = new double[n];
    copy = new double[n];
    dual = new double[n];
    best = new double[n];
    trail = new Trail(bid);
  }

  /** The best values for the device near the targets: {@code argmin f(x) + Σ weight/2 (x − target)²}. */
  abstract double[] prox(double[] target);

  /**
   * Power that the device feeds into a terminal's bus, per unit; with {@code atQuote} what physics makes of the
   * buses' angles.
   */
  abstract double power(int terminal, boolean atQuote);

  /** Cost now, in $/h. */
  double cost() {
    return 0;
  }

  /** The cost if it did what is dearest, in $/h. */
  double ceiling() {
    return cost();
  }

  /** By how much the device could do better at the quotes, in $/h. */
  double gap() {
    return 0;
  }

  /** How far the buses' angles exceed its limits, in per-unit power. */
  double violation() {
    return 0;
  }

  final int[] buses() {
    return buses.clone();
  }

  /** What a terminal bids in the coming round. A device that cannot move gives its power no weight. */
  Offer offer(int terminal) {
    double power = 0;
    double powerWeight = 0;
    double angle = 0;
    double angleWeight = 0;
    for (int i = 0; i < bid.length; i++) {
      if (variables[i].terminal() == terminal && variables[i].quantity() == Quantity.ANGLE) {
        angle = bid[i];
        angleWeight = weight[i];
      } else if (variables[i].terminal() == terminal) {
        power = bid[i];
        powerWeight = 1 / weight[i];
      }
    }
    return new Offer(power, powerWeight, angle, angleWeight);
  }

  /** Takes the prox step of a round, on the answers of the terminals' buses. */
  final void step(Quote... answers) {
    quotes = answers.clone();
    double[] target = new double[bid.length];
    for (int i = 0; i < bid.length; i++) {
      double before = copy[i];
      copy[i] = copyOf(i);
      dual[i] = bid[i] - copy[i];
      if (underway) {
        addResidual(i, best[i] - copy[i], copy[i] - before);
      }
    }
    applyScale();
    for (int i = 0; i < bid.length; i++) {
      target[i] = copy[i] - dual[i];
    }
    double[] found = prox(target);
    for (int i = 0; i < bid.length; i++) {
      best[i] = found[i];
      bid[i] += best[i] - copy[i];
    }
    underway = true;
  }

  private double copyOf(int i) {
    Quote quote = quotes[variables[i].terminal()];
    return variables[i].quantity() == Quantity.ANGLE ? quote.angle() : bid[i] + quote.price() / weight[i];
  }

  private void addResidual(int i, double primal, double dualStep) {
    int q = 2 * variables[i].quantity().ordinal();
    residuals[q] += weight[i] * primal * primal;
    residuals[q + 1] += weight[i] * dualStep * dualStep;
  }

  /** A penalty changes between copy and prox: copy and price stay, so that the buses need not be told. */
  private void applyScale() {
    if (scale.length == 0) {
      return;
    }
    for (int i = 0; i < bid.length; i++) {
      double factor = scale[variables[i].quantity().ordinal()];
      weight[i] *= factor;
      dual[i] /= factor;
      bid[i] = copy[i] + dual[i];
    }
    scale = new double[0];
    trail.restart(bid);
  }

  /** The figures of a checkpoint, after a step. */
  final Figures figures() {
    double[] products = trail.extend(bid, weight);
    Figures figures = new Figures(0, violation(), cost(), ceiling(), gap(), angleDiscord(), 0, residuals.clone(), products);
    Arrays.fill(residuals, 0);
    return figures;
  }

  /** What it is worth, in $/h, that the device's angles are not yet those of its buses. */
  private double angleDiscord() {
    double value = 0;
    for (int i = 0; i < bid.length; i++) {
      value -= variables[i].quantity() == Quantity.ANGLE ? multiplier(i) * (best[i] - copy[i]) : 0;
    }
    return value;
  }

  /** Does what the coordinator says after a checkpoint. */
  final void follow(Advice advice) {
    if (advice.mix().length > 0) {
      System.arraycopy(trail.mix(advice.mix()), 0, bid, 0, bid.length);
      underway = false;
    }
    if (advice.forget()) {
      trail.restart(bid);
    }
    scale = advice.scale();
  }

  final double weight(int i) {
    return weight[i];
  }

  /** The value that the last prox step gave a variable. */
  final double value(int i) {
    return best[i];
  }

  /** The unscaled dual of a variable at the last quote. */
  final double multiplier(int i) {
    return weight[i] * dual[i];
  }

  final Quote quote(int terminal) {
    return quotes[terminal];
  }
}
