package examples.dispatch;

/**
 * A bus's answer to a round: what one more unit of power is worth there, and the angle its terminals should agree on.
 *
 * @param price in $/h per per-unit power: minus the dual of the bus's power balance
 * @param angle in radians: the weighted average of the terminals' bids
 */
public record Quote(double price, double angle) {
}
