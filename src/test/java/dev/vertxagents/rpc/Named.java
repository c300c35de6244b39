package dev.vertxagents.rpc;

import io.vertx.core.Future;

/** A generic parent of a typed interface; gets no code of its own. */
@Expose
interface Named<T> {
  Future<String> named(@Arg(value = "amount", keyword = true) T value);
}
