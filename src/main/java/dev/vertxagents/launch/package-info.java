/**
 * Reads the command line and descriptors, wires everything, runs it. The top of the stack: imports everything,
 * nothing imports it.
 * <pre>
 *  Main ─ RunCommand CallCommand PsCommand         agents:NAME (any Vert.x launcher)
 *             │                                          │ AgentsVerticleFactory
 *             ▼                                          ▼
 *  ConfFile ─ StrictJson ─▶ Descriptor ─ Overlay ─▶ DescriptorVerticle ─▶ Starter ─▶ containers, agents
 *                               │                        ├─ Share ──────▲   those of this process in a cluster
 *                               ▼ DescriptorParser       └─ ProgramVerticle ─▶ Program
 *                             Plan, AgentParser
 * </pre>
 *
 * <p>To read in this order: {@link dev.vertxagents.launch.Descriptor}, {@link dev.vertxagents.launch.Program}, {@link
 * dev.vertxagents.launch.Deployment}, {@link dev.vertxagents.launch.AgentsVerticleFactory}, {@link
 * dev.vertxagents.launch.Main}; inside: StrictJson, DescriptorParser (with AgentParser, OptionsKeys, JsonKind,
 * ClassNames, NearestKey, Place), Plan, Overlay and Assignment, DescriptorVerticle, Starter, Share; then the commands
 * with CommonOptions, Shell, Stop, OwnVertx and OwnCluster.
 *
 * <p>Below: {@code agent} for what is started, {@code cluster} for where, {@code rpc} for {@code ps}.
 */
package dev.vertxagents.launch;
