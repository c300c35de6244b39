/**
 * Location-transparent agents for Vert.x 5, wire-compatible with Python's aiomas.
 *
 * <p>The packages, from the top of the stack to its leaves; each imports only what stands below it:
 * <pre>
 *  launch                 command line, descriptors: wires everything
 *  agent     containers and the agents that live in them
 *  rpc       routes, calls, failures
 *  channel   frames and messages of one connection
 *  codec     clock        values to bytes and back │ a time that agents can trust
 *  codegen   compile time, stands apart: proxies and routes
 * </pre>
 */
@ModuleGen(name = "vertx-agents", groupPackage = "dev.vertxagents")
package dev.vertxagents;

import io.vertx.codegen.annotations.ModuleGen;
