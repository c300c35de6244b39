/**
 * What users and we test agents with; packaged as a jar of its own, classifier {@code testkit}.
 *
 * <pre>
 *   VertxExtension ─ AgentTestKitProvider ─ AgentTestKit      one for each test
 *   OverEveryRoad ─ TestRoad ───────────────────┘  │
 *        ┌──────────────┬──────────────┬───────────┴──────────────┐
 *    containers       clock        Settling                   Leftovers
 *     │     │                       ├ Lull          loops        ├ CallLog, Instruments
 *   Probe   │                       ├ Instruments   workers      └ BufferLedger
 *           │                       ├ Traffic       bytes
 *       WatchedTransport ───────────┤ CallLog       calls
 *           │
 *   caller ─┴─ socket ── FaultProxy ── socket ── endpoint
 *                        ├ FaultScript    what happens to the bytes of one direction
 *                        └ ProxiedConnection ─ ProxiedFlow ─ DelayLine, FrameSieve
 * </pre>
 *
 * <p>Nobody imports it; it may import all but {@code console}, {@code launch} and {@code codegen}. To read:
 * {@link dev.vertxagents.testkit.AgentTestKit}, {@link dev.vertxagents.testkit.SeenCall},
 * {@link dev.vertxagents.testkit.Probe}, {@link dev.vertxagents.testkit.OverEveryRoad},
 * {@link dev.vertxagents.testkit.FaultProxy}, {@link dev.vertxagents.testkit.FaultScript}; then how it knows:
 * {@code Settling}, {@code Leftovers}.
 */
package dev.vertxagents.testkit;
