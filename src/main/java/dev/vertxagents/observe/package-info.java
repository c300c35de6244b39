/**
 * Turns what observers see into metrics, traces and a flight record.
 *
 * <pre>
 *  console, launch, applications      hand an Instrument to ContainerBuilder.observe
 *  ───────────────────────────────────────────────────────────────────────────────
 *  CallMetrics ─ CallMeters, FrameMeters, ContainerMeters   what Micrometer counts (Meters: of one container)
 *  ───────────────────────────────────────────────────────────────────────────────
 *  agent, rpc, channel                Instrument, ContainerObserver, CallObserver, FrameObserver
 * </pre>
 *
 * <p>Below stand {@code agent} and what it imports. Nobody below waits for an observer.
 */
package dev.vertxagents.observe;
