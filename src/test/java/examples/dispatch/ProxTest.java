package examples.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ProxTest {
  private final Random random = new Random(4);

  @Test
  void generatorTakesTheCheapestPowerNearItsTarget() {
    for (int i = 0; i < 200; i++) {
      double min = uniform(-2, 2);
      Grid.Generator generator =
          new Grid.Generator(0, 1, min, min + uniform(0, 3), i % 2 * uniform(0, 9), uniform(-9, 9), 1);
      double target = uniform(-3, 3);
      double weight = uniform(0.1, 9);

      double found = GeneratorDevice.prox(generator, target, weight);

      double best = argmin(generator.min(), generator.max(),
          p -> generator.cost(p) + weight / 2 * (p - target) * (p - target));
      assertThat(found).isCloseTo(best, within(1e-6));
    }
  }

  @Test
  void lineTakesTheFlowAndAnglesNearestItsTargets() {
    for (int i = 0; i < 200; i++) {
      double middle = uniform(-1, 1);
      double room = uniform(0, 0.5);
      double susceptance = uniform(0.5, 8) * (i % 3 == 0 ? -1 : 1);
      Grid.Line line = new Grid.Line(0, 1, susceptance, uniform(-0.3, 0.3), middle - room, middle + room);
      double[] target = random.doubles(4, -2, 2).toArray();
      double flowWeight = uniform(0.1, 5);
      double angleWeight = uniform(0.1, 5);

      double[] found = LineDevice.prox(line, target, flowWeight, angleWeight);

      double mean = (target[2] + target[3]) / 2;
      double best = argmin(line.minAngle(), line.maxAngle(),
          d -> distance(at(line, d, mean), target, flowWeight, angleWeight));
      double[] expected = at(line, best, mean);
      for (int k = 0; k < 4; k++) {
        assertThat(found[k]).isCloseTo(expected[k], within(1e-5));
      }
      double[] turned = at(line, best, mean + 1e-3);
      assertThat(distance(found, target, flowWeight, angleWeight))
          .isLessThan(distance(turned, target, flowWeight, angleWeight));
    }
  }

  @Test
  void busFindsThePriceAtWhichBidsBalance() {
    Offer[] offers = {new Offer(3, 0.5, 0.2, 4), new Offer(-7, 0.25, -0.1, 8), new Offer(1, 0, 0, 0)};

    Quote quote = Net.quote(offers);

    double balanced = 0;
    for (Offer offer : offers) {
      balanced += offer.power() + quote.price() * offer.powerWeight();
    }
    assertThat(balanced).isCloseTo(0, within(1e-12));
    assertThat(quote.angle()).isCloseTo((0.2 * 4 - 0.1 * 8) / 12, within(1e-12));
  }

  @Test
  void busWithoutChoiceQuotesZero() {
    assertThat(Net.quote(new Offer[] {new Offer(-1, 0, 0, 0)})).isEqualTo(new Quote(0, 0));
    assertThat(Net.quote(new Offer[0])).isEqualTo(new Quote(0, 0));
  }

  private static double[] at(Grid.Line line, double difference, double mean) {
    double flow = line.flow(difference);
    return new double[] {-flow, flow, mean + difference / 2, mean - difference / 2};
  }

  private static double distance(double[] x, double[] target, double flowWeight, double angleWeight) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (i < 2 ? flowWeight : angleWeight) / 2 * (x[i] - target[i]) * (x[i] - target[i]);
    }
    return sum;
  }

  /** By ternary search: all that it needs to know is that the function is convex. */
  private static double argmin(double from, double to, DoubleUnaryOperator f) {
    double low = from;
    double high = to;
    for (int i = 0; i < 200; i++) {
      double third = (high - low) / 3;
      if (f.applyAsDouble(low + third) < f.applyAsDouble(high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return (low + high) / 2;
  }

  private double uniform(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }
}
