package dev.vertxagents.rpc;

import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.References;
import dev.vertxagents.codec.TypeMismatchException;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;

/** Turns services into paths and back into proxies, for what travels on one road. */
record RoadReferences(Road road, Referrer referrer) implements References {
  @Override
  public boolean write(Object value, ValueWriter out) {
    PathProxy proxy = TypedProxies.behind(value);
    Object named = proxy == null ? value : proxy;
    String path = referrer.pathOf(named);
    if (path != null) {
      out.types().writeReference(path, out);
      return true;
    }
    String address = referrer.addressOf(named);
    if (address != null) {
      out.writeString(address);
      return true;
    }
    if (proxy != null) {
      throw new CodecException("a proxy cannot be sent: proxy=" + proxy + " (send its agent's address instead)");
    }
    if (value instanceof Service) {
      throw new CodecException("service is not served by this side of the connection: destination="
          + road.destination() + " (serve it, or put it below what is served)");
    }
    return false;
  }

  @Override
  public Object proxy(String path) {
    return referrer.proxy(road, path);
  }

  @Override
  public @Nullable Object proxyAt(String address) {
    try {
      return referrer.proxyAt(address);
    } catch (AgentException e) {
      if (e.code() == FailureCode.BAD_ADDRESS) {
        throw new TypeMismatchException(e.getMessage());
      }
      throw e;
    }
  }
}
