package examples.dispatch;

/**
 * What a terminal says to its bus in a round.
 *
 * @param power its bid for the power it feeds in, per unit
 * @param powerWeight how readily the power moves: one over its penalty, 0 if it is fixed
 * @param angle its bid for the bus's angle, in radians
 * @param angleWeight the penalty of the angle, 0 if it does not care
 */
record Offer(double power, double powerWeight, double angle, double angleWeight) {
}
