package examples.dispatch;

/**
 * Where the penalties start, from the grid's own figures. They need not be good, since they are balanced while the
 * rounds go on, but all of them should be about equally wrong.
 *
 * <p>Powers are compared with prices: the first guess is a typical marginal cost over a typical load. Within the
 * grid, a line's power is weighted by {@code 1/b} and its angle by {@code b}. With these weights, and only with
 * these, the flows that balance at every bus and the flows that some angles could drive are orthogonal to each other;
 * the rounds work on both at once without undoing one with the other. Lines of extreme susceptance are weighted as if
 * {@code b} were within a factor {@link #SPREAD} of the usual: a stiff line would otherwise nail its buses to each
 * other.
 */
final class Penalties {
  private static final double SPREAD = 3;
  private static final double FIRST_GUESS = 0.1;
  private static final double GENERATION_SHARE = 0.5;
  private static final double ANGLE_SHARE = 0.1;

  private final double power;
  private final double usualSusceptance;

  private Penalties(double power, double usualSusceptance) {
    this.power = power;
    this.usualSusceptance = usualSusceptance;
  }

  static Penalties of(Grid grid) {
    double price = grid.generators().stream().filter(g -> !g.isFixed())
        .mapToDouble(g -> Math.abs(g.linear()) + 2 * g.quadratic() * Math.max(Math.abs(g.min()), Math.abs(g.max())))
        .filter(p -> p > 0).average().orElse(1);
    double load = grid.buses().stream().mapToDouble(bus -> Math.abs(bus.load())).average().orElse(0);
    double logarithms = grid.lines().stream()
        .mapToDouble(line -> StrictMath.log(Math.abs(line.susceptance()))).average().orElse(0);
    return new Penalties(FIRST_GUESS * price / (load > 0 ? load : 1), StrictMath.exp(logarithms));
  }

  double generation() {
    return GENERATION_SHARE * power;
  }

  double flow(Grid.Line line) {
    return power * usualSusceptance / bounded(line);
  }

  double angle(Grid.Line line) {
    return ANGLE_SHARE * power * usualSusceptance * bounded(line);
  }

  private double bounded(Grid.Line line) {
    double b = Math.abs(line.susceptance());
    return Math.min(Math.max(b, usualSusceptance / SPREAD), usualSusceptance * SPREAD);
  }
}
