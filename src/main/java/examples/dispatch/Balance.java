package examples.dispatch;

/**
 * Residual balancing (Boyd et al., <i>Distributed Optimization and Statistical Learning via ADMM</i>, 2011, §3.4.1),
 * for each {@link Quantity} by itself: where devices and buses disagree more than prices still move, the penalty is
 * raised, and the other way round. The longer it goes on, the clearer an imbalance must be: so the penalties settle.
 */
final class Balance {
  private static final int EVERY = 5;
  private static final double GROWTH = 1.15;
  private static final double MAX_FACTOR = 4;

  private double tolerated = 2;
  private int checkpoints;

  /** Takes a checkpoint's residuals; answers a factor for each quantity, or nothing if the penalties are to stay. */
  double[] factors(double[] residuals) {
    if (++checkpoints % EVERY != 0) {
      return new double[0];
    }
    double[] factors = new double[residuals.length / 2];
    boolean any = false;
    for (int q = 0; q < factors.length; q++) {
      double ratio = Math.sqrt(residuals[2 * q] / residuals[2 * q + 1]);
      // false if there is no such quantity, or nothing moves: then it is not a number
      boolean clear = ratio > tolerated || ratio < 1 / tolerated;
      factors[q] = clear ? Math.min(Math.max(ratio, 1 / MAX_FACTOR), MAX_FACTOR) : 1;
      any |= clear;
    }
    tolerated *= any ? GROWTH : 1;
    return any ? factors : new double[0];
  }
}
