package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;

/**
 * Lets a context carry whose doing it is when its code makes calls. Vert.x makes room for it in every context if it
 * finds this service when it starts; else, as in a jar that lost its services on the way, it is put into the context's
 * map, which costs as much as the call. Internal.
 */
public final class CallCause implements VertxServiceProvider {
  private static final ContextLocal<Cause> ROOM = ContextLocal.registerLocal(Cause.class);

  /** For Vert.x, which looks for services. */
  public CallCause() {
  }

  @Override
  public void init(VertxBootstrap bootstrap) {
    // room is made by loading this class
  }

  /** Into a context of one's own, before it is used. */
  static void put(ContextInternal context, Cause cause) {
    try {
      ROOM.put(context, cause);
    } catch (IllegalArgumentException noRoom) {
      context.putLocal(CallCause.class, cause);
    }
  }

  static @Nullable Cause get(ContextInternal context) {
    try {
      return ROOM.get(context);
    } catch (IllegalArgumentException noRoom) {
      return context.getLocal(CallCause.class);
    }
  }
}
