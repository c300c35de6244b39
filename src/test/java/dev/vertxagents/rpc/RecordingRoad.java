package dev.vertxagents.rpc;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;

/** A road that leads nowhere and keeps what was sent. */
final class RecordingRoad implements Road {
  private final Context context;
  private final List<OutboundCall<?>> sent = new ArrayList<>();

  RecordingRoad(Context context) {
    this.context = context;
  }

  List<OutboundCall<?>> sent() {
    return sent;
  }

  @Override
  public void send(OutboundCall<?> call) {
    sent.add(call);
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
    return "nowhere";
  }
}
