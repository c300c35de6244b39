package examples.dispatch;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/**
 * What a bus's agent can be asked. Both methods answer once all terminals of the bus have called for the same round.
 */
@Expose
public interface Bus {
  /**
   * Takes a terminal's bids and answers with the bus's quote. One call per terminal and round; so its arguments are
   * plain numbers.
   *
   * @param terminal index of the terminal at this bus
   * @param round counted from 1; all terminals go through the rounds in step
   * @param power bid for the power fed in, per unit
   * @param powerWeight one over the power's penalty, 0 if the power is fixed
   * @param angle bid for the bus's angle, in radians
   * @param angleWeight the angle's penalty, 0 if the device has no use for an angle
   */
  Future<Quote> offer(int terminal, int round, double power, double powerWeight, double angle, double angleWeight);

  /** Takes a terminal's report at a checkpoint and answers with the coordinator's advice. */
  Future<Advice> report(int terminal, int round, Report report);
}
