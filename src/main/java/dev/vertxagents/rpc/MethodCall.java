package dev.vertxagents.rpc;

import dev.vertxagents.codec.ElementsAdapter;
import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;
import java.util.Map;

/**
 * One call of an exposed method, its arguments in the types that the method declares: made by a typed proxy from what
 * it was called with, or by a {@link Route} from a request. Internal; the compile-time generator writes one for each
 * method.
 */
public abstract class MethodCall extends Arguments {
  private final Route route;

  /** A call of what {@code route} stands for. */
  protected MethodCall(Route route) {
    this.route = route;
  }

  /** What is called. */
  public final Route route() {
    return route;
  }

  /** Calls the method; answers with what it returns, a plain result boxed, null for {@code void}. */
  public abstract @Nullable Object invoke(Object service) throws Throwable;

  @Override
  public MethodCall copied(ArgumentCopier copier) {
    return this;
  }

  /** Writes the elements of a varargs array. */
  protected static <A> void writeRest(ValueWriter out, @Nullable A array, TypeAdapter<A> adapter) {
    ((ElementsAdapter<A>) adapter).writeElements(out, array);
  }

  /** How many arguments a varargs array adds. */
  protected static <A> int sizeOf(@Nullable A array, TypeAdapter<A> adapter) {
    return ((ElementsAdapter<A>) adapter).size(array);
  }

  /** How many keywords a map adds. */
  protected static int sizeOf(@Nullable Map<String, ?> others) {
    return others == null ? 0 : others.size();
  }

  /** Writes a map's entries as keywords, as the parameter of that number declares them. */
  protected final void writeOthers(ValueWriter out, @Nullable Map<String, ?> others, int parameter) {
    if (others != null) {
      TypeAdapter<Object> adapter = route.slots()[parameter].adapter();
      for (Map.Entry<String, ?> entry : others.entrySet()) {
        OtherKeywords.check(entry.getKey());
        out.writeString(entry.getKey());
        adapter.write(out, entry.getValue());
      }
    }
  }
}
