package dev.vertxagents.agent;

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
 */
final class AgentAdapters implements TypeAdapters.Factory {
  @Override
  public @Nullable TypeAdapter<?> create(Type type, TypeAdapters adapters) {
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
}
