package dev.vertxagents.agent;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** What few agents have: a configuration, a context of their own, somebody who makes them anew. */
record Special(JsonObject config, @Nullable Context own, @Nullable Supervision supervision) {
  /** Null for an agent that has nothing of it. */
  static @Nullable Special of(Vertx vertx, AgentOptions options, @Nullable Supervision supervision) {
    ThreadingModel model = options.getThreadingModel();
    Context own = model == ThreadingModel.EVENT_LOOP ? null : VertxInternals.ownContext(vertx, model);
    boolean plain = options.getConfig().isEmpty() && own == null && supervision == null;
    return plain ? null : new Special(options.getConfig().copy(), own, supervision);
  }
}
