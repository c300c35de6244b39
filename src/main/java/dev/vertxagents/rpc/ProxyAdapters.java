package dev.vertxagents.rpc;

import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.TypeAdapters;
import dev.vertxagents.codec.TypeMismatchException;
import dev.vertxagents.codec.ValueKind;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.util.Arrays;

/**
 * Reads and writes what is passed by reference. A parameter or result that is declared as a proxy or an {@link
 * Expose} interface takes a reference ({@code __type__}) or an address (a string) and becomes a proxy, typed as
 * declared. A result may also be declared as the class of a service, such as {@code this}.
 */
final class ProxyAdapters implements TypeAdapters.Factory {
  @Override
  public @Nullable TypeAdapter<?> create(Type type, TypeAdapters adapters) {
    if (!(type instanceof Class<?> raw)) {
      return null;
    }
    boolean arrives = RemoteProxy.class.isAssignableFrom(raw) || Api.isApi(raw) && !isGeneric(raw);
    return arrives || isService(raw) ? new ProxyAdapter(raw, arrives) : null;
  }

  /** Of such an interface no proxy can be made: nobody says what its variables mean. */
  static boolean isGeneric(Class<?> api) {
    return api.getTypeParameters().length > 0;
  }

  private static boolean isService(Class<?> type) {
    if (Service.class.isAssignableFrom(type)) {
      return true;
    }
    for (Class<?> c = type; c != null && !type.isRecord() && !type.isEnum(); c = c.getSuperclass()) {
      if (Arrays.stream(c.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(Expose.class))
          || Arrays.stream(c.getInterfaces()).anyMatch(Api::isApi)) {
        return true;
      }
    }
    return false;
  }

  private record ProxyAdapter(Class<?> type, boolean arrives) implements TypeAdapter<Object> {
    @Override
    public @Nullable Object read(ValueReader in) {
      Object value = in.peek() == ValueKind.STRING ? atAddress(in) : in.readValue();
      if (value == null || type.isInstance(value)) {
        return value;
      }
      if (value instanceof PathProxy proxy && Api.isApi(type)) {
        return TypedProxies.of(type, proxy);
      }
      throw new TypeMismatchException("neither a reference nor an address: declared=" + type.getSimpleName());
    }

    private Object atAddress(ValueReader in) {
      Object proxy = in.types().references().proxyAt(in.readString());
      if (proxy == null) {
        throw new TypeMismatchException("addresses mean nothing on this connection: pass a service or a proxy");
      }
      return proxy;
    }

    @Override
    public void write(ValueWriter out, @Nullable Object value) {
      if (value == null) {
        out.writeNull();
      } else if (!out.types().references().write(value, out)) {
        throw new CodecException("not served by this connection: type=" + value.getClass().getName());
      }
    }

    @Override
    public boolean passes(@Nullable Object value) {
      return value == null;
    }
  }
}
