package examples.dispatch;

/** Feeds in, or draws, the same power whatever it costs: a load, or a generator whose bounds leave no choice. */
final class FixedDevice extends Device {
  private final double power;
  private final double cost;

  private FixedDevice(int bus, double power, double cost) {
    super(new int[] {bus}, new Variable[0], new double[0]);
    this.power = power;
    this.cost = cost;
  }

  static FixedDevice load(int bus, double load) {
    return new FixedDevice(bus, -load, 0);
  }

  static FixedDevice generator(Grid.Generator generator) {
    return new FixedDevice(generator.bus(), generator.min(), generator.cost(generator.min()));
  }

  @Override
  Offer offer(int terminal) {
    return new Offer(power, 0, 0, 0);
  }

  @Override
  double[] prox(double[] target) {
    return target;
  }

  @Override
  double power(int terminal, boolean atQuote) {
    return power;
  }

  @Override
  double cost() {
    return cost;
  }
}
