package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes and functions that a node's changing entries are at the moment. What was made of an entry is kept as long
 * as the entry is the same object; there is never more of it than entries.
 */
final class LiveNodes {
  private static final Logger LOG = LoggerFactory.getLogger(LiveNodes.class);

  private final Router owner;
  private final Types types;
  private final LiveEntries entries;
  private final Map<String, Made> made = new HashMap<>();

  /** One of the two, or neither if the value cannot be served. */
  private record Made(Object value, @Nullable Router node, @Nullable Target function) {
  }

  LiveNodes(Router owner, Types types, LiveEntries entries) {
    this.owner = owner;
    this.types = types;
    this.entries = entries;
  }

  Set<String> names() {
    return entries.names();
  }

  /** The node that an entry is now, or null. */
  @Nullable Router node(String name) {
    Made current = current(name);
    return current == null ? null : current.node();
  }

  /** The function that an entry is now, or null. */
  @Nullable Target function(String name) {
    Made current = current(name);
    return current == null ? null : current.function();
  }

  /** Fails with {@link IllegalArgumentException} for the first entry that cannot be served. */
  void check() {
    for (String name : entries.names()) {
      Object value = entries.get(name);
      if (value != null && Functions.route(name, value) == null) {
        made.put(name, make(name, value));
      }
    }
  }

  private @Nullable Made current(String name) {
    Object value = entries.get(name);
    if (value == null) {
      made.remove(name);
      return null;
    }
    Made known = made.get(name);
    if (known != null && known.value() == value) {
      return known;
    }
    if (made.size() >= entries.names().size()) {
      made.keySet().retainAll(entries.names());
    }
    Made current = makeOrNothing(name, value);
    made.put(name, current);
    return current;
  }

  /** What was put in later and cannot be served is not there; remembering it says so once. */
  private Made makeOrNothing(String name, Object value) {
    try {
      return make(name, value);
    } catch (IllegalArgumentException e) {
      LOG.warn("entry cannot be served: below=\"{}\" name={} cause={}", owner.path(), name, e.getMessage());
      return new Made(value, null, null);
    }
  }

  private Made make(String name, Object value) {
    Route function = Functions.route(name, value);
    if (function != null) {
      return new Made(value, null, new Target(function, value, owner.gate(), owner, null));
    }
    Router node = above(value);
    if (node == null) {
      node = value instanceof Service ? Router.of(types, value, null)
          : Router.of(types, value, entries.typeOf(name, value), null);
      node.place(name, owner);
    }
    return new Made(value, node, null);
  }

  /** The object's node on the way up: services may refer to each other in circles, but the tree must stay finite. */
  private @Nullable Router above(Object value) {
    Object wanted = value instanceof ObjectService known ? known.object() : value;
    Router node = owner;
    while (node != null && node.service() != wanted) {
      node = node.parent();
    }
    return node;
  }
}
