package dev.vertxagents.rpc;

/** An object and what of it is served. */
record ObjectService(Object object, RouteTable table) implements Service {
}
