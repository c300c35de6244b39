package dev.vertxagents.rpc;

/** An object, and the class or interface whose exposed methods are served. */
record ObjectService(Object object, Class<?> type) implements Service {
}
