/**
 * Turns what observers see into metrics, traces and a flight record.
 *
 * <pre>
 *  console, launch                     read digests, rows, series; renew the lease
 *  ───────────────────────────────────────────────────────────────────────────────
 *  FlightRecorder (Recorder)           one a Vertx: merges each second what the containers counted
 *   ├ Ring, Board, Series              what is kept: calls, agents (Track), values
 *   ├ NodeDigest                       one second, merged over containers and nodes
 *   ├ Budget, SamplingPace             what all containers may take together; which part of the calls is looked at
 *   └ ContainerLog ─ CallBook ─ Tally  one a container, on its event loop: counts, histograms, reservoir; each second
 *                                      a Page of it is read by the recorder
 *  CallJournal ─ JournalLog            every call as a line of a file; CallSequence shows them
 *  CallMetrics (CallMeters, …)         what Micrometer counts; PrometheusPage shows it
 *  CallTracer (Spans, CallTags)        calls as spans of Vert.x's tracer
 *  ContainerHealth, HealthPage         who lives, who is ready
 *  StatusServer                        serves pages to those who watch over a process
 *  ───────────────────────────────────────────────────────────────────────────────
 *  agent, rpc, channel                 Instrument, ContainerObserver, ContainerView, CallObserver, CallInterceptor,
 *                                      FrameObserver
 * </pre>
 *
 * <p>Below stand {@code agent} and {@code rpc}; above {@code console} and {@code launch}. To read:
 * {@link dev.vertxagents.observe.FlightRecorder}, {@link dev.vertxagents.observe.NodeDigest},
 * {@link dev.vertxagents.observe.CallRow}; then {@code ContainerLog} and {@code Recorder}.
 */
package dev.vertxagents.observe;
