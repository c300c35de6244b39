package examples.dispatch;

/**
 * A line: feeds into its second bus what it takes from the first, {@code f = b·(θ1 − θ2 − shift)}, within its limits.
 * It has two terminals and four variables: the powers {@code −f} and {@code f}, and the angles.
 */
final class LineDevice extends Device {
  /** When asking how much better it could do, a line looks no farther than this, in radians. */
  private static final double REACH = 1;

  private final Grid.Line line;

  LineDevice(Grid.Line line, double flowWeight, double angleWeight) {
    super(new int[] {line.from(), line.to()},
        new Variable[] {new Variable(Quantity.FLOW, 0), new Variable(Quantity.FLOW, 1), new Variable(Quantity.ANGLE, 0),
            new Variable(Quantity.ANGLE, 1)},
        new double[] {flowWeight, flowWeight, angleWeight, angleWeight});
    this.line = line;
  }

  @Override
  double[] prox(double[] target) {
    return prox(line, target, weight(0), weight(2));
  }

  /**
   * {@code argmin flowWeight/2 ((−f − t0)² + (f − t1)²) + angleWeight/2 ((θ1 − t2)² + (θ2 − t3)²)}. The mean of the
   * angles is free; what remains is a parabola in their difference, and a clamp.
   */
  static double[] prox(Grid.Line line, double[] target, double flowWeight, double angleWeight) {
    double b = line.susceptance();
    double wanted = (target[1] - target[0]) / 2;
    double apart = target[2] - target[3];
    double stiffness = 2 * flowWeight * b * b + angleWeight / 2;
    double free = (2 * flowWeight * b * (wanted + b * line.shift()) + angleWeight / 2 * apart) / stiffness;
    double difference = line.clamp(free);
    double mean = (target[2] + target[3]) / 2;
    double flow = line.flow(difference);
    return new double[] {-flow, flow, mean + difference / 2, mean - difference / 2};
  }

  @Override
  double power(int terminal, boolean atQuote) {
    double flow = atQuote ? line.flow(quotedDifference()) : value(1);
    return terminal == 0 ? -flow : flow;
  }

  @Override
  double violation() {
    double difference = quotedDifference();
    return Math.abs(line.susceptance() * (difference - line.clamp(difference)));
  }

  /**
   * What it would gain by changing its angle difference alone, given the prices and what the buses would pay for
   * turning their angles, and what is wrong with its mean angle.
   */
  @Override
  double gap() {
    double slope = line.susceptance() * (quote(0).price() - quote(1).price()) + (multiplier(2) - multiplier(3)) / 2;
    double difference = value(2) - value(3);
    double down = slope * Math.min(difference - line.minAngle(), REACH);
    double up = -slope * Math.min(line.maxAngle() - difference, REACH);
    double mean = (value(2) + value(3)) / 2;
    return Math.max(Math.max(down, up), 0) + Math.abs((multiplier(2) + multiplier(3)) * mean);
  }

  private double quotedDifference() {
    return quote(0).angle() - quote(1).angle();
  }
}
