/**
 * Finds the route a request names, calls it, turns outcomes into replies and failures into codes. Above: agents; below:
 * {@link dev.vertxagents.channel} carries the messages, {@link dev.vertxagents.codec} reads and writes the values.
 * Usable without agents.
 *
 * <pre>
 *  caller                                     callee
 *  RemoteProxy, typed proxy, Call             Service, @Expose
 *        │ OutboundCall                             ▲ Invocation, when its Gate lets it
 *        ▼                                          │
 *      Road ─┬ RpcConnection ══ frames ══ Dispatcher ┬ Router ── Route
 *            └ LocalRoad ────────────────────────────┘
 * </pre>
 *
 * <p>Users see {@link dev.vertxagents.rpc.RpcServer} (front door), {@link dev.vertxagents.rpc.RpcConnection},
 * {@link dev.vertxagents.rpc.Service}, {@link dev.vertxagents.rpc.Expose}, {@link dev.vertxagents.rpc.Arg},
 * {@link dev.vertxagents.rpc.RemoteProxy}, {@link dev.vertxagents.rpc.Call},
 * {@link dev.vertxagents.rpc.AgentException} and its {@link dev.vertxagents.rpc.FailureCode},
 * {@link dev.vertxagents.rpc.CallObserver}. What else is public serves the layer above.
 *
 * <p>In reading order. Being called: {@link dev.vertxagents.rpc.Router}, {@code Resolution}, {@code LiveNodes},
 * {@link dev.vertxagents.rpc.RouteTable}, {@code RouteScanner}, {@link dev.vertxagents.rpc.Route},
 * {@code Dispatcher}, {@code Arguments}, {@link dev.vertxagents.rpc.Invocation}. Calling:
 * {@link dev.vertxagents.rpc.PathProxy}, {@link dev.vertxagents.rpc.TypedProxies}, {@code Api},
 * {@link dev.vertxagents.rpc.OutboundCall}, {@link dev.vertxagents.rpc.LocalRoad}. Failing: {@code Failure},
 * {@code FailureText}. Being observed: {@link dev.vertxagents.rpc.CallObserver}, {@code CallWatch},
 * {@code WatchedCall}, {@code CallObservation}, {@link dev.vertxagents.rpc.CallCounts},
 * {@link dev.vertxagents.rpc.CallSampling}, {@link dev.vertxagents.rpc.CallCounter},
 * {@link dev.vertxagents.rpc.CallTally}, {@code LastTally}, {@code Cause}.
 */
package dev.vertxagents.rpc;
