/**
 * Gives agents a time they can trust: real, external or simulated. A leaf: it knows no other package of ours;
 * {@code channel}, {@code rpc} and {@code agent} above keep their deadlines with it.
 *
 * <pre>
 *   agents                     connections
 *     │                            │
 *  AgentClock                   Ticker           deadlines of calls, frames, connects:
 *     ├─ VertxClock              real time,      coarse, cheap, on real time whatever
 *     ├─ ExternalClock           one per         the agents' clock says
 *     └─ SteppedClock            context
 * </pre>
 *
 * Reading order: {@link dev.vertxagents.clock.AgentClock}, {@link dev.vertxagents.clock.VertxClock},
 * {@link dev.vertxagents.clock.ExternalClock} and its {@link dev.vertxagents.clock.ClockControl},
 * {@link dev.vertxagents.clock.SteppedClock} and, below them,
 * {@code TimedClock} (all kinds of timers made from one), {@code ClockTimer}, {@code TimerQueue}; then
 * {@link dev.vertxagents.clock.Ticker}; {@link dev.vertxagents.clock.DurationJson} is how options write spans of
 * time.
 */
package dev.vertxagents.clock;
