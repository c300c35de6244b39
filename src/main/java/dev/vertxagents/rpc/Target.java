package dev.vertxagents.rpc;

/**
 * What a path leads to. Internal.
 *
 * @param route what is called
 * @param service the object it is called on
 * @param gate who decides when
 * @param node where in the tree the route belongs
 */
public record Target(Route route, Object service, Gate gate, Router node) {
}
