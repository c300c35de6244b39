package dev.vertxagents.agent;

import io.vertx.core.ThreadingModel;
import java.time.Instant;

/**
 * An agent as it was at one moment.
 *
 * @param aid its id in the container
 * @param type the class or, of a bean, the interface it offers
 * @param state {@code starting}, {@code running}, {@code stopping}, {@code restarting} or {@code stopped}
 * @param threading where its methods run
 * @param startedAt when its present life began, on the machine's clock, to the second
 * @param lives how many there have been, 1 for an agent that was never restarted
 * @param running calls that it has begun or that wait for it, and are not answered
 * @param mailbox how many of them wait
 * @param inspectable whether it tells its state
 */
public record AgentSnapshot(String aid, Class<?> type, String state, ThreadingModel threading, Instant startedAt,
    int lives, int running, int mailbox, boolean inspectable) {
}
