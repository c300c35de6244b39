package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/** Knows the services of one tree, and no addresses: what a bare connection can pass by reference. */
record TreeReferrer(@Nullable Router root) implements Referrer {
  @Override
  public @Nullable String pathOf(Object value) {
    return root == null ? null : root.pathOf(value);
  }

  @Override
  public @Nullable String addressOf(Object proxy) {
    return null;
  }

  @Override
  public Object proxy(Road cameBy, String path) {
    return new PathProxy(cameBy, path);
  }

  @Override
  public @Nullable Object proxyAt(String address) {
    return null;
  }
}
