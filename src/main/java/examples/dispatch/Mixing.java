package examples.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Anderson acceleration, type II (Anderson 1965; Walker and Ni 2011), with the safeguard of a step back.
 *
 * <p>Rounds near the solution act almost like a linear map, and such a map's last few results say where it is
 * heading. Of the remembered checkpoints that combination is sought whose progress would have been smallest; the
 * devices carry on from the same combination of where they ended. Inner products of the progresses are all that is
 * needed, so nobody has to know what the devices know. If the next stretch moves more than {@link #TRUST} times as
 * far as the one before, the combination was a bad one: the devices go back and forget. Where progress is steady, as
 * while a price climbs towards a limit that nobody has met yet, the combination is all but arbitrary; so it is
 * regularized, and its length is bounded.
 */
final class Mixing {
  private static final double TRUST = 2;
  private static final double REGULARIZATION = 1e-8;
  private static final double LONGEST_STEP = 10;

  private final List<double[]> gram = new ArrayList<>();
  private double trusted = Double.POSITIVE_INFINITY;

  /** Takes a checkpoint's products; answers how to carry on. */
  Advice advise(double[] products) {
    remember(products);
    int newest = gram.size() - 1;
    double norm = products[newest];
    if (norm > TRUST * TRUST * trusted) {
      double[] back = new double[gram.size()];
      back[newest - 1] = 1;
      forget();
      return Advice.carryOnFrom(back, true);
    }
    trusted = Double.POSITIVE_INFINITY;
    if (newest < 2) {
      return Advice.CARRY_ON;
    }
    double[] step = leastProgress();
    if (!Double.isFinite(Arrays.stream(step).sum())) {
      return Advice.CARRY_ON;
    }
    trusted = norm;
    return Advice.carryOnFrom(mix(step), false);
  }

  void forget() {
    gram.clear();
    trusted = Double.POSITIVE_INFINITY;
  }

  private void remember(double[] products) {
    if (gram.size() == Trail.LENGTH) {
      gram.remove(0);
      gram.replaceAll(row -> Arrays.copyOfRange(row, 1, row.length));
    }
    gram.add(products);
    for (int i = 0; i < products.length - 1; i++) {
      double[] row = Arrays.copyOf(gram.get(i), products.length);
      row[products.length - 1] = products[i];
      gram.set(i, row);
    }
  }

  /** The multiples of the differences between neighbouring checkpoints that cancel the newest progress best. */
  private double[] leastProgress() {
    int n = gram.size() - 1;
    double[][] system = new double[n][n + 1];
    double trace = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        system[i][j] = at(i + 1, j + 1) - at(i + 1, j) - at(i, j + 1) + at(i, j);
      }
      system[i][n] = at(i + 1, n) - at(i, n);
      trace += system[i][i];
    }
    for (int i = 0; i < n; i++) {
      system[i][i] += REGULARIZATION * (trace + at(n, n));
    }
    return bounded(solve(system));
  }

  private static double[] bounded(double[] step) {
    double length = 0;
    for (double part : step) {
      length += Math.abs(part);
    }
    double factor = Math.min(1, LONGEST_STEP / length);
    for (int i = 0; i < step.length && length > 0; i++) {
      step[i] *= factor;
    }
    return step;
  }

  private double at(int i, int j) {
    return gram.get(i)[j];
  }

  private static double[] mix(double[] step) {
    double[] mix = new double[step.length + 1];
    mix[step.length] = 1;
    for (int i = 0; i < step.length; i++) {
      mix[i + 1] -= step[i];
      mix[i] += step[i];
    }
    return mix;
  }

  /** Gauss–Jordan elimination; the matrix is positive definite, so it needs no pivots. */
  private static double[] solve(double[][] system) {
    int n = system.length;
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        double factor = i == k ? 0 : system[i][k] / system[k][k];
        for (int j = k; j <= n && factor != 0; j++) {
          system[i][j] -= factor * system[k][j];
        }
      }
    }
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = system[i][n] / system[i][i];
    }
    return solution;
  }
}
