package examples.dispatch;

/** A generator that may choose its power between two bounds. */
final class GeneratorDevice extends Device {
  private final Grid.Generator generator;

  GeneratorDevice(Grid.Generator generator, double weight) {
    super(new int[] {generator.bus()}, new Variable[] {new Variable(Quantity.GENERATION, 0)}, new double[] {weight});
    this.generator = generator;
  }

  @Override
  double[] prox(double[] target) {
    return new double[] {prox(generator, target[0], weight(0))};
  }

  /** {@code argmin cost(p) + weight/2 (p − target)²} within the bounds. */
  static double prox(Grid.Generator generator, double target, double weight) {
    double free = (weight * target - generator.linear()) / (2 * generator.quadratic() + weight);
    return Math.min(Math.max(free, generator.min()), generator.max());
  }

  @Override
  double power(int terminal, boolean atQuote) {
    return value(0);
  }

  @Override
  double cost() {
    return generator.cost(value(0));
  }

  @Override
  double ceiling() {
    return Math.max(generator.cost(generator.min()), generator.cost(generator.max()));
  }

  @Override
  double gap() {
    double price = quote(0).price();
    double ideal = ideal(price);
    return generator.cost(value(0)) - price * value(0) - (generator.cost(ideal) - price * ideal);
  }

  /** What earns most at a price. */
  private double ideal(double price) {
    if (generator.quadratic() == 0) {
      return price > generator.linear() ? generator.max() : generator.min();
    }
    double free = (price - generator.linear()) / (2 * generator.quadratic());
    return Math.min(Math.max(free, generator.min()), generator.max());
  }
}
