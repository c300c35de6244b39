/**
 * Shows running containers in a browser: a page, and the data behind it.
 *
 * <pre>
 *  launch                    run DESCRIPTOR --console
 *  ─────────────────────────────────────────────────────────────────────
 *  Console ─ ConsoleVerticle               a context of its own
 *   ├ ConsoleServer ─ ConnectionLimits     the socket and what may come in through it
 *   ├ Gatekeeper, TokenCheck ─ Attempts    who may ask: Host, Origin, token; Failures says no
 *   ├ StaticPages                          webroot, and files of libraries
 *   ├ ConsoleApi ─ ApiRoutes               questions and answers; Exports, files
 *   │   └ CallDesk, ClockDesk ─ Audit      what changes something
 *   └ StreamDoor ─ StreamSocket ─ Outbound     pages that are kept up to date
 *       └ Hub ─ Feed                       one frame for all that watch the same: SceneFeed, Topology, AgentsFeed, …
 *  Stage ─ Scene                           all nodes in one second: Residents, and in a TotalsTable what they did
 *   └ ConsoleSource ─ NodeSource           where it comes from
 *      ├ LiveNode ─ Census, LiveAnswers    the containers of this Vertx; TypedValue, TypeForm for calls by hand
 *      └ RemoteNode ─ Reporter             those of other nodes, over the event bus
 *  ─────────────────────────────────────────────────────────────────────
 *  observe                   FlightRecorder: what is shown
 * </pre>
 *
 * <p>To read: {@link dev.vertxagents.console.Console}, {@link dev.vertxagents.console.ConsoleOptions}; then the rooms
 * in the order of the drawing.
 */
package dev.vertxagents.console;
