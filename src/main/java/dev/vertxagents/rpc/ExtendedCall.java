package dev.vertxagents.rpc;

import dev.vertxagents.channel.Content;
import dev.vertxagents.codec.ValueWriter;

/** A call as peers get it that agreed to some of its headers: {@code [path, args, kwargs, headers]}. */
record ExtendedCall(OutboundCall<?> call, Headers headers) implements Content {
  @Override
  public void write(ValueWriter out) {
    out.beginArray(4);
    call.writeParts(out);
    headers.write(out);
    out.endArray();
  }

  @Override
  public boolean extended() {
    return true;
  }
}
