package dev.vertxagents.observe;

/**
 * A series that is kept.
 *
 * @param name {@code west/meter.3.power} for a value {@code power} of the agent {@code meter.3}; {@code calls/s} and
 *        the like for those of the recorder itself
 * @param unit may be empty
 * @param last the last mean; not a number if there is none
 */
public record SeriesInfo(String name, String unit, double last) {
}
