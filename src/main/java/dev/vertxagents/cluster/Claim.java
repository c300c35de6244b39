package dev.vertxagents.cluster;

import dev.vertxagents.agent.DirectoryEntry;
import io.vertx.core.Handler;

/**
 * A name of this node.
 *
 * @param value the very bytes that were put into the map
 * @param taken told with the winner if the name is lost
 */
record Claim(DirectoryEntry entry, byte[] value, Handler<DirectoryEntry> taken) {
}
