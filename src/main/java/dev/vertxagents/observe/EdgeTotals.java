package dev.vertxagents.observe;

/**
 * Calls from one agent to a method of another in one tick, as the caller saw them; those of peers that nobody watches
 * as the callee did.
 *
 * @param from {@code n1/west/meter.3}, {@code n1/west/} if no agent is known to have made them, or what is known of
 *        the peer
 * @param to {@code n1/east/store}, {@code tcp://10.0.0.4:5555/store}, or {@code (other)} if there are too many
 * @param method what was called
 * @param calls how many ended
 * @param fails those of them that failed
 * @param nanos how long they took together
 */
public record EdgeTotals(String from, String to, String method, long calls, long fails, long nanos) {
}
