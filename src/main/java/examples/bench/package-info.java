/**
 * How fast calls between agents are, beside the least that the network allows, and what an idle agent weighs.
 *
 * <pre>
 *   this JVM                                    another JVM, started by PeerProcess
 *   LoadAgent ─ ClosedLoop ─ Adder proxy ──TCP──▶ AdderAgent        agents
 *   BareEcho ──────────── NetSocket ───────TCP──▶ EchoServer        the same frames, neither decoded nor dispatched
 *   LoadAgent ─ ClosedLoop ─ Adder proxy ───────▶ AdderAgent        local calls
 *   IdleAgents                                                      memory
 * </pre>
 *
 * Only ratios within one run mean something. Reading order: {@code Benchmark}, {@code Plan}, {@code RemoteRounds},
 * {@code ClosedLoop}, {@code BareEcho}, {@code Report}.
 */
package examples.bench;
