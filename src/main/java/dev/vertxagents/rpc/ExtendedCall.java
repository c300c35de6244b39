package dev.vertxagents.rpc;

import dev.vertxagents.channel.Content;
import dev.vertxagents.codec.ValueWriter;
import java.util.Map;

/** A call as peers get it that agreed to headers: {@code [path, args, kwargs, headers]}. */
record ExtendedCall(OutboundCall<?> call, Map<String, String> headers) implements Content {
  @Override
  public void write(ValueWriter out) {
    out.beginArray(4);
    call.writeParts(out);
    Headers.write(out, headers);
    out.endArray();
  }

  @Override
  public boolean extended() {
    return true;
  }
}
