package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.util.Set;

/** The sub-services that an object holds. */
record ObjectEntries(Object owner, RouteTable table) implements LiveEntries {
  @Override
  public @Nullable Object get(String name) {
    Member member = table.member(name);
    return member == null ? null : member.of(owner);
  }

  @Override
  public Set<String> names() {
    return table.members().keySet();
  }

  @Override
  public Class<?> typeOf(String name, Object value) {
    Class<?> declared = table.member(name).type();
    return Api.isApi(declared) ? declared : value.getClass();
  }
}
