package dev.vertxagents.observe;

/**
 * All calls of one method of one type of agent in one tick, as the callees saw them.
 *
 * @param type the simple name of the class
 * @param method what was called
 * @param calls how many ended
 * @param fails those of them that failed
 * @param latency of the last 10 to 20 seconds
 */
public record MethodTotals(String type, String method, long calls, long fails, Histogram latency) {
}
