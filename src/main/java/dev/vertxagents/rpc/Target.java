package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/**
 * What a path leads to. Internal.
 *
 * @param route what is called
 * @param service the object it is called on
 * @param gate who decides when
 * @param node where in the tree the route belongs
 * @param path the one that led here, where that is always the same one: one text for all calls, so that tables of those
 *        who observe them find it at once
 */
public record Target(Route route, Object service, Gate gate, Router node, @Nullable String path) {
}
