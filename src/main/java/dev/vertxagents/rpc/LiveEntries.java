package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.util.Set;

/** What hangs below a node and may change while it is served: a dictionary's entries, an object's exposed fields. */
interface LiveEntries {
  /** No entries. */
  LiveEntries NONE = new LiveEntries() {
    @Override
    public @Nullable Object get(String name) {
      return null;
    }

    @Override
    public Set<String> names() {
      return Set.of();
    }
  };

  /** What is there now, or null. */
  @Nullable Object get(String name);

  Set<String> names();

  /** The table by which a value is served; the default is that of its class. */
  default RouteTable tableOf(String name, Object value) {
    return RouteTable.of(value.getClass());
  }
}
