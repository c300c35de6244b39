package examples.dispatch;

/**
 * What a terminal reports to its bus at a checkpoint.
 *
 * @param power what the device means to feed in, per unit
 * @param physicalPower what it would feed in at the buses' angles
 * @param figures of the device, at its first terminal; {@link Figures#NONE} at the second
 */
public record Report(double power, double physicalPower, Figures figures) {
}
