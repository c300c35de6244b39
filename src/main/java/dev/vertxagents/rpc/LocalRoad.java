package dev.vertxagents.rpc;

import dev.vertxagents.channel.ChannelOptions;
import dev.vertxagents.codec.TypeSerializer;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.List;

/**
 * The road within a process: straight to a tree, on its context. Arguments and results arrive as the wire would have delivered them: as they are if
 * that cannot be told apart, else written and read again. Internal.
 */
public final class LocalRoad implements Road {
  private final Router root;
  private final Context context;

  /** A road to a tree. */
  public LocalRoad(Router root, Context context) {
    this.root = root;
    this.context = context;
  }

  @Override
  public Context context() {
    return context;
  }

  @Override
  public Types types() {
    return Types.DEFAULT;
  }

  @Override
  public String destination() {
    return "local";
  }

  @Override
  public void send(OutboundCall<?> call) {
    throw new UnsupportedOperationException();
  }
}
