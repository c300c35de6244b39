package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.ValueWriter;
import dev.vertxagents.rpc.RouteParameter.Kind;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;

/** A method of an {@link Expose} interface as its callers see it: where it leads and how its arguments are passed. */
final class ApiMethod implements Signature {
  private final String name;
  private final RouteParameter[] parameters;
  private final TypeAdapter<Object> result;
  private final boolean stage;
  private final long timeoutMillis;
  private final @Nullable Class<?> service;
  private final int plain;
  private final int keywords;
  private final boolean positional;

  private ApiMethod(String name, List<RouteParameter> parameters, TypeAdapter<Object> result, boolean stage,
      long timeoutMillis, @Nullable Class<?> service) {
    this.name = name;
    this.parameters = parameters.toArray(RouteParameter[]::new);
    this.result = result;
    this.stage = stage;
    this.timeoutMillis = timeoutMillis;
    this.service = service;
    this.plain = count(Kind.PLAIN);
    this.keywords = count(Kind.KEYWORD);
    this.positional = plain == this.parameters.length;
  }

  /** A step to a sub-service: no call. */
  static ApiMethod step(String name, Class<?> service) {
    return new ApiMethod(name, List.of(), Types.NOTHING, false, 0, service);
  }

  /**
   * A call; {@code stage} if its result is a CompletionStage, {@code timeoutMillis} 0 if it has no deadline of its
   * own.
   */
  static ApiMethod call(String name, List<RouteParameter> parameters, TypeAdapter<Object> result,
      boolean stage, long timeoutMillis) {
    return new ApiMethod(name, parameters, result, stage, timeoutMillis, null);
  }

  private int count(Kind kind) {
    int count = 0;
    for (RouteParameter parameter : parameters) {
      count += parameter.kind() == kind ? 1 : 0;
    }
    return count;
  }

  String name() {
    return name;
  }

  TypeAdapter<Object> result() {
    return result;
  }

  long timeoutMillis() {
    return timeoutMillis;
  }

  /** The interface of the sub-service it leads to, or null if it is called. */
  @Nullable Class<?> service() {
    return service;
  }

  /** The outcome as the method declares it. */
  Object convert(Future<?> outcome) {
    return stage ? outcome.toCompletionStage() : outcome;
  }

  @Override
  public boolean positional() {
    return positional;
  }

  @Override
  public TypeAdapter<Object> adapter(int index) {
    return parameters[index].adapter();
  }

  @Override
  public void write(ValueWriter out, Object[] args) {
    if (positional) {
      out.beginArray(args.length);
      for (int i = 0; i < args.length; i++) {
        parameters[i].adapter().write(out, args[i]);
      }
      out.endArray();
      out.beginMap(0);
      out.endMap();
    } else {
      writePositional(out, args);
      writeKeywords(out, args);
    }
  }

  private void writePositional(ValueWriter out, Object[] args) {
    int rest = indexOf(Kind.REST);
    Object more = rest < 0 ? NONE : args[rest];
    out.beginArray(plain + Array.getLength(more));
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].kind() == Kind.PLAIN) {
        parameters[i].adapter().write(out, args[i]);
      }
    }
    for (int i = 0; i < Array.getLength(more); i++) {
      parameters[rest].adapter().write(out, Array.get(more, i));
    }
    out.endArray();
  }

  private void writeKeywords(ValueWriter out, Object[] args) {
    int others = indexOf(Kind.OTHERS);
    Map<?, ?> more = others < 0 || args[others] == null ? Map.of() : (Map<?, ?>) args[others];
    out.beginMap(keywords + more.size());
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].kind() == Kind.KEYWORD) {
        out.writeString(parameters[i].name());
        parameters[i].adapter().write(out, args[i]);
      }
    }
    for (Map.Entry<?, ?> entry : more.entrySet()) {
      out.writeString((String) entry.getKey());
      parameters[others].adapter().write(out, entry.getValue());
    }
    out.endMap();
  }

  private int indexOf(Kind kind) {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].kind() == kind) {
        return i;
      }
    }
    return -1;
  }

  private static final Object[] NONE = {};
}
