package examples.dispatch;

/**
 * What the coordinator tells every device after it has seen the figures of a checkpoint.
 *
 * @param stop the rounds are over
 * @param mix weights, with sum 1, of the device's remembered checkpoints, oldest first: carry on from this
 *     combination; empty to carry on from where the device is
 * @param forget drop the remembered checkpoints
 * @param scale factors for the penalties by {@link Quantity#ordinal()}; empty to leave them
 */
public record Advice(boolean stop, double[] mix, boolean forget, double[] scale) {
  private static final double[] NONE = {};
  static final Advice CARRY_ON = new Advice(false, NONE, false, NONE);
  static final Advice STOP = new Advice(true, NONE, false, NONE);

  static Advice carryOnFrom(double[] mix, boolean forget) {
    return new Advice(false, mix, forget, NONE);
  }

  static Advice rescale(double[] scale) {
    return new Advice(false, NONE, true, scale);
  }
}
