/**
 * Turns what observers see into metrics, traces and a flight record.
 *
 * <pre>
 *  console, launch                     read digests, rows, series; renew the lease
 *  ───────────────────────────────────────────────────────────────────────────────
 *  FlightRecorder (Recorder)           one a Vertx: merges each second what the containers counted
 *   ├ Ring, Board, Series              what is kept: calls, agents, values
 *   ├ NodeDigest                       one second, merged over containers and nodes
 *   └ ContainerLog ─ Page ─ Paths      one a container, on its event loop: counts, histograms, reservoir
 *  CallMetrics (CallMeters, …)         what Micrometer counts;  PrometheusPage shows it
 *  ContainerHealth, HealthPage         who lives, who is ready
 *  StatusServer                        serves pages to those who watch over a process
 *  ───────────────────────────────────────────────────────────────────────────────
 *  agent, rpc                          Instrument, ContainerObserver, ContainerView, CallObserver
 * </pre>
 *
 * <p>Below stand {@code agent} and {@code rpc}; above {@code console} and {@code launch}. To read:
 * {@link dev.vertxagents.observe.FlightRecorder}, {@link dev.vertxagents.observe.NodeDigest},
 * {@link dev.vertxagents.observe.CallRow}; then {@code ContainerLog} and {@code Recorder}.
 */
package dev.vertxagents.observe;
