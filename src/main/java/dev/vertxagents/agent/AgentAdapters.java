package dev.vertxagents.agent;

import dev.vertxagents.agent.AgentManager.Spawned;
import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.TypeAdapters;
import dev.vertxagents.codec.TypeMismatchException;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;

/**
 * Lets methods return agents as what they are: they travel as references. What arrives is a proxy, and never an agent.
 * And what managers answer, in the form that aiomas gives it.
 */
final class AgentAdapters implements TypeAdapters.Factory {
  @Override
  public @Nullable TypeAdapter<?> create(Type type, TypeAdapters adapters) {
    if (type == Spawned.class) {
      return new SpawnedAdapter(adapters.of(AgentProxy.class));
    }
    return type instanceof Class<?> raw && Agent.class.isAssignableFrom(raw) ? new AgentAdapter(raw) : null;
  }

  private record AgentAdapter(Class<?> type) implements TypeAdapter<Object> {
    @Override
    public @Nullable Object read(ValueReader in) {
      throw new TypeMismatchException("agents arrive as proxies: declared=" + type.getSimpleName()
          + " (declare AgentProxy or an @Expose interface)");
    }

    @Override
    public void write(ValueWriter out, @Nullable Object value) {
      if (value == null) {
        out.writeNull();
      } else if (!out.types().references().write(value, out)) {
        throw new CodecException("agent lives in no container: type=" + value.getClass().getName()
            + " (spawn it first)");
      }
    }

    @Override
    public boolean passes(@Nullable Object value) {
      return value == null;
    }

    @Override
    public boolean arrives() {
      return false;
    }
  }

  /** A pair. */
  private record SpawnedAdapter(TypeAdapter<Object> proxies) implements TypeAdapter<Spawned> {
    @Override
    public Spawned read(ValueReader in) {
      in.beginArray();
      Spawned pair = new Spawned((AgentProxy) proxies.read(in), in.readString());
      in.endArray();
      return pair;
    }

    @Override
    public void write(ValueWriter out, Spawned value) {
      out.beginArray(2);
      proxies.write(out, value.agent());
      out.writeString(value.address());
      out.endArray();
    }

    @Override
    public boolean passes(@Nullable Object value) {
      return false;
    }
  }
}
