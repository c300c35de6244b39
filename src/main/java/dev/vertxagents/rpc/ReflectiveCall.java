package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.ValueWriter;
import dev.vertxagents.rpc.RouteParameter.Kind;
import java.util.Map;

/** A call whose arguments are an array, in the order of the method's parameters. */
final class ReflectiveCall extends MethodCall {
  private final ReflectiveRoute route;
  private final Object[] args;

  ReflectiveCall(ReflectiveRoute route, Object[] args) {
    super(route);
    this.route = route;
    this.args = args;
  }

  @Override
  public Object invoke(Object service) throws Throwable {
    return route.invoke(service, args);
  }

  @Override
  public void write(ValueWriter out) {
    writePositional(out);
    writeKeywords(out);
  }

  private void writePositional(ValueWriter out) {
    int rest = route.indexOf(Kind.REST);
    out.beginArray(count(Kind.PLAIN) + (rest < 0 ? 0 : sizeOf(rest)));
    for (int i = 0; i < args.length; i++) {
      if (route.slots()[i].kind() == Kind.PLAIN) {
        route.adapterOf(i).write(out, args[i]);
      }
    }
    if (rest >= 0) {
      writeRest(out, args[rest], route.adapterOf(rest));
    }
    out.endArray();
  }

  private void writeKeywords(ValueWriter out) {
    int others = route.indexOf(Kind.OTHERS);
    Map<String, ?> more = others < 0 ? null : others(args[others]);
    out.beginMap(count(Kind.KEYWORD) + sizeOf(more));
    for (int i = 0; i < args.length; i++) {
      if (route.slots()[i].kind() == Kind.KEYWORD) {
        out.writeString(route.slots()[i].name());
        route.adapterOf(i).write(out, args[i]);
      }
    }
    writeOthers(out, more, others);
    out.endMap();
  }

  private int count(Kind kind) {
    int count = 0;
    for (RouteParameter parameter : route.slots()) {
      count += parameter.kind() == kind ? 1 : 0;
    }
    return count;
  }

  private int sizeOf(int rest) {
    return sizeOf(args[rest], route.adapterOf(rest));
  }

  @SuppressWarnings("unchecked") // the method's parameter is one
  private static Map<String, ?> others(Object argument) {
    return (Map<String, ?>) argument;
  }

  @Override
  public boolean passes() {
    for (int i = 0; i < args.length; i++) {
      if (!passes(args[i], route.adapterOf(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public ReflectiveCall copied(ArgumentCopier copier) {
    Object[] copies = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      TypeAdapter<Object> adapter = route.adapterOf(i);
      copies[i] = args[i] instanceof String text && adapter.passes(text) ? copier.copy(i, text)
          : copier.copy(i, args[i], adapter);
    }
    return new ReflectiveCall(route, copies);
  }
}
