/**
 * How fast calls between agents are, beside the least that the network allows and beside what others make of it; what
 * an idle agent weighs; how cost grows, and what observers cost.
 *
 * <pre>
 *   this JVM                     two others for each pair, started by ChildProcess: CallingPeer, Peer
 *   Benchmark ─ RemoteCalls ─┬ LoadAgent ─ ClosedLoop ──TCP──▶ TargetAgent        Agents, Watched
 *               (Rounds)     ├ EchoLoop ────────────────TCP──▶ BareNetty          the same frames, not decoded
 *                            └ whatever Contender is found ──▶ its other half
 *             ├ LocalCalls ─ LoadAgent, PlainCaller ─ OneByOne                           (a LocalPeer each)
 *             ├ InProcess      calls from container to container
 *             ├ IdleAgents     memory                     each in a JVM of its own
 *             ├ DispatchRuns   an application
 *             └ Scaling ─ LoadAgent ────────TCP──▶ HostAgent, many TargetAgents          (ScalingPeer)
 * </pre>
 *
 * Only ratios within one run mean something. Reading order: {@code Benchmark}, {@code Plan}, {@code Contender},
 * {@code RemoteCalls}, {@code Rounds}, {@code ClosedLoop}, {@code BareNetty}, {@code Row}, {@code Must}, {@code Report},
 * {@code Scaling}.
 */
package examples.bench;
