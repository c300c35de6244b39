package dev.vertxagents.observe;

/**
 * Calls from one container to another in one tick, as the caller saw them.
 *
 * @param from {@code n1/west}
 * @param to {@code n1/east}, or the beginning of the addresses there: {@code tcp://10.0.0.4:5555/}
 * @param calls how many ended
 * @param fails those of them that failed
 * @param latency of them
 */
public record LinkTotals(String from, String to, long calls, long fails, Histogram latency) {
}
