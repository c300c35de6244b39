/**
 * Containers and the agents that live in them: have addresses, and are called without anybody knowing where they are.
 *
 * <pre>
 *  launch, examples                  descriptors deploy ContainerVerticle; programs hold Container and AgentProxy
 *  ───────────────────────────────────────────────────────────────────────────────
 *  Container (OpenContainer, Home)   what is asked for is done on the container's event loop
 *   ├ AgentTable ─ AgentCell ─ Mailbox     who lives here, their lives, and when their calls run
 *   │   └ Supervision                      who is made anew, when, how often
 *   ├ Manager ─ AgentTypes                 lets others spawn agents here
 *   ├ Lookout ─ Vigil, Monitors            who is gone: agents of others, agents of ours
 *   ├ Endpoints ─ Endpoint ─ Bind          where it listens, who has connected
 *   ├ BusDoor ─ BusCall                    messages of the event bus that are calls
 *   ├ Roads ─ PlaceRoad                    direct, hop or wire: chosen call by call
 *   │   └ Peers ─ Peer ─ Dial, BackOff, Retired     one connection per place, healed when a call is made
 *   ├ ContainerDirectory ─ DirectoryStore   names: kept by LocalDirectory, asked of Seeds, or by who stands above
 *   │   └ NameRoad ─ Way                    where a name leads, until it leads elsewhere
 *   ├ AgentReferrer, LocalReferrer, Targets  agents as arguments and results
 *   ├ ContainerView (OpenView) ─ Inspection  what observers may look at
 *   ├ Viewpoint ─ CallChain, CallSwitch    who sees calls, always or at times
 *   └ Drain                                the orderly end
 *  ───────────────────────────────────────────────────────────────────────────────
 *  rpc                               Router, Invocation, RpcConnection, LocalRoad
 * </pre>
 *
 * <p>Below stand {@code rpc}, {@code channel}, {@code codec} and {@code clock}; above {@code launch}. To read:
 * {@link dev.vertxagents.agent.Container}, {@link dev.vertxagents.agent.Agent},
 * {@link dev.vertxagents.agent.AgentProxy}, {@link dev.vertxagents.agent.AgentAddress},
 * {@link dev.vertxagents.agent.Group}; then the options; then {@code OpenContainer} and its rooms in the order of the
 * drawing. Containers of one {@code Vertx} find each other in {@code Containers}.
 */
package dev.vertxagents.agent;
