package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.util.Map;
import java.util.Set;

/** A dictionary of services and functions. */
record DictService(Map<String, ?> entries) implements Service, LiveEntries {
  @Override
  public @Nullable Object get(String name) {
    return entries.get(name);
  }

  @Override
  public Set<String> names() {
    return entries.keySet();
  }

  /** Two dictionaries with the same entries are two services. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
