package examples.dispatch;

import java.util.ArrayList;
import java.util.List;

/**
 * A device's memory of its last checkpoints: where each stretch of rounds ended and how far it had moved. The
 * coordinator, which sees only inner products, picks the combination of them to carry on from.
 */
final class Trail {
  /** So many checkpoints are remembered. */
  static final int LENGTH = 21;

  private record Stretch(double[] end, double[] progress) {
  }

  private final List<Stretch> stretches = new ArrayList<>();
  private double[] start;

  Trail(double[] start) {
    this.start = start.clone();
  }

  /**
   * A stretch of rounds has ended here. Answers its progress's products, in the metric of the weights, with all
   * remembered.
   */
  double[] extend(double[] end, double[] weights) {
    double[] progress = new double[end.length];
    for (int i = 0; i < end.length; i++) {
      progress[i] = end[i] - start[i];
    }
    if (stretches.size() == LENGTH) {
      stretches.remove(0);
    }
    stretches.add(new Stretch(end.clone(), progress));
    start = end.clone();
    double[] products = new double[stretches.size()];
    for (int k = 0; k < products.length; k++) {
      double[] other = stretches.get(k).progress();
      for (int i = 0; i < progress.length; i++) {
        products[k] += weights[i] * progress[i] * other[i];
      }
    }
    return products;
  }

  /** The combination of the remembered ends, from which the next stretch starts. */
  double[] mix(double[] weights) {
    double[] mixed = new double[start.length];
    for (int k = 0; k < weights.length; k++) {
      double[] end = stretches.get(k).end();
      for (int i = 0; i < mixed.length; i++) {
        mixed[i] += weights[k] * end[i];
      }
    }
    start = mixed.clone();
    return mixed;
  }

  /** Forgets all; the next stretch starts here. */
  void restart(double[] from) {
    stretches.clear();
    start = from.clone();
  }
}
