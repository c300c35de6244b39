package examples.dispatch;

/**
 * Looks at the figures of the whole grid at every checkpoint and tells all devices the same: carry on, mix, rescale
 * or stop. It knows no costs, no limits and no lines; it sees sums, and decides nothing but how the rounds go on.
 */
final class Coordinator {
  /** So many rounds lie between checkpoints. */
  static final int ROUNDS = 10;

  /** So many checkpoints in a row must show that there is no dispatch. */
  private static final int SURE = 20;

  private final StoppingRule rule;
  private final int maxRounds;
  private final Mixing mixing = new Mixing();
  private final Balance balance = new Balance();
  private boolean converged;
  private int hopeless;

  Coordinator(StoppingRule rule, int maxRounds) {
    this.rule = rule;
    this.maxRounds = maxRounds;
  }

  static boolean isCheckpoint(int round) {
    return round % ROUNDS == 0;
  }

  Advice advise(int round, Figures figures) {
    converged = rule.isMet(figures);
    hopeless = rule.isHopeless(figures) ? hopeless + 1 : 0;
    if (converged || isImpossible() || round >= maxRounds) {
      return Advice.STOP;
    }
    double[] factors = balance.factors(figures.residuals());
    if (factors.length > 0) {
      mixing.forget();
      return Advice.rescale(factors);
    }
    return mixing.advise(figures.products());
  }

  /** Whether no dispatch keeps all limits. */
  boolean isImpossible() {
    return hopeless >= SURE;
  }

  /** Whether the last checkpoint met the stopping rule. */
  boolean isConverged() {
    return converged;
  }
}
