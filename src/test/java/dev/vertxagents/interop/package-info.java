/**
 * Our containers and the real aiomas, both ways.
 *
 * <pre>
 *   client.py ──▶ PeerAgents             AiomasClientTest: the Python peer calls us
 *   ClientCases ──▶ server.py            AiomasServerTest: we call the Python peer
 * </pre>
 *
 * The Python side is in {@code src/test/python}. Tagged {@code interop}: run by {@code mvn verify -Pinterop}, which
 * makes the Python environment under {@code target/py}. Reading order: {@code Wiring}, {@code PeerAgents},
 * {@code PythonProcess}, {@code AiomasClientTest}, {@code AiomasServerTest}, {@code ValueCases}, {@code CallCases},
 * {@code ProxyCases}.
 */
package dev.vertxagents.interop;
