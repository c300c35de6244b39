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

  /** The type by which a value is served: its class, or the interface that its owner declares. */
  default Class<?> typeOf(String name, Object value) {
    return value.getClass();
  }
}
