package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.TypeAdapters;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CompletionStage;
import io.vertx.core.Future;

/** The adapters of everything that exposed methods may take and give; made once for all connections. Internal. */
public final class Types {
  /** Also knows proxies and {@link Expose} interfaces. */
  public static final TypeAdapters ADAPTERS = new TypeAdapters(List.of(new ProxyAdapters()));

  /** Any value, read as a plain one. */
  static final TypeAdapter<Object> PLAIN = ADAPTERS.of(Object.class);

  /** No value: null on the wire, and whatever a peer sends instead is passed over. */
  static final TypeAdapter<Object> NOTHING = new TypeAdapter<>() {
    @Override
    public Object read(ValueReader in) {
      in.skip();
      return null;
    }

    @Override
    public void write(ValueWriter out, Object value) {
      out.writeNull();
    }

    @Override
    public boolean passes(Object value) {
      return value == null;
    }
  };

  private Types() {
  }

  /** The adapter of a result: of what is inside a Future, nothing for {@code void}. */
  static TypeAdapter<Object> result(Type type) {
    return type == void.class || type == Void.class ? NOTHING : ADAPTERS.of(type);
  }

  /** Whether a method of this raw type answers later. */
  static boolean isFuture(Class<?> raw) {
    return Future.class.isAssignableFrom(raw) || CompletionStage.class.isAssignableFrom(raw);
  }
}
