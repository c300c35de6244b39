package examples.dispatch;

/**
 * How far the rounds are.
 *
 * @param round the last checkpoint's
 * @param cost in $/h
 * @param imbalance the largest of a bus, per unit
 * @param uncertainty how much cheaper it might still become, in $/h
 * @param calls made so far
 */
public record Progress(int round, double cost, double imbalance, double uncertainty, long calls) {
}
