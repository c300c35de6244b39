package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeMismatchException;
import dev.vertxagents.codec.ValueKind;
import dev.vertxagents.codec.ValueReader;
import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the arguments of one call straight into the places where the method wants them: {@code [args…], {name:
 * arg…}}. Fails with {@code BAD_ARGUMENTS} that names the parameter.
 */
final class Arguments {
  private static final int MAX_QUOTED = 64;

  private final Route route;
  private final RouteParameter[] slots;
  private final ValueReader in;
  private final Object[] values;
  private final boolean[] given;

  private Arguments(Route route, ValueReader in) {
    this.route = route;
    this.in = in;
    this.slots = route.slots();
    this.values = new Object[slots.length];
    this.given = new boolean[slots.length];
  }

  /** The values in the order of the method's parameters. */
  static Object[] read(Route route, ValueReader in) {
    Arguments arguments = new Arguments(route, in);
    arguments.positional();
    arguments.keywords();
    arguments.complete();
    return arguments.values;
  }

  private void positional() {
    if (in.peek() != ValueKind.ARRAY) {
      throw bad("arguments are not a list");
    }
    in.beginArray();
    int taken = 0;
    int at = plainFrom(0);
    while (in.hasNext()) {
      if (at < slots.length) {
        put(at);
        at = plainFrom(at + 1);
        taken++;
      } else {
        rest(taken);
      }
    }
    in.endArray();
  }

  /** The next parameter that takes a position. */
  private int plainFrom(int index) {
    int at = index;
    while (at < slots.length && slots[at].kind() != RouteParameter.Kind.PLAIN) {
      at++;
    }
    return at;
  }

  /** Whatever no single parameter takes. Leaves nothing behind for the caller's loop. */
  private void rest(int taken) {
    int at = restSlot();
    if (at < 0) {
      int count = taken;
      for (; in.hasNext(); count++) {
        in.skip();
      }
      throw bad("takes at most " + taken + " positional arguments, got " + count);
    }
    List<Object> rest = new ArrayList<>();
    while (in.hasNext()) {
      rest.add(read(at));
    }
    values[at] = array(slots[at], rest);
    given[at] = true;
  }

  private int restSlot() {
    int last = slots.length - 1;
    return last >= 0 && slots[last].kind() == RouteParameter.Kind.REST ? last : -1;
  }

  private void keywords() {
    if (in.peek() != ValueKind.MAP) {
      throw bad("keyword arguments are not a map");
    }
    in.beginMap();
    while (in.hasNext()) {
      keyword(keywordName());
    }
    in.endMap();
  }

  private String keywordName() {
    try {
      return in.readString();
    } catch (TypeMismatchException e) {
      throw bad("has a keyword that is no string");
    }
  }

  private void keyword(String name) {
    int at = route.indexOf(name);
    if (at < 0) {
      other(name);
    } else if (given[at]) {
      throw bad("got argument " + quoted(name) + " twice");
    } else {
      put(at);
    }
  }

  @SuppressWarnings("unchecked")
  private void other(String name) {
    int at = othersSlot();
    if (at < 0) {
      throw bad("has no parameter " + quoted(name) + hint());
    }
    if (values[at] == null) {
      values[at] = new LinkedHashMap<String, Object>();
    }
    Map<String, Object> others = (Map<String, Object>) values[at];
    if (others.containsKey(name)) {
      throw bad("got argument " + quoted(name) + " twice");
    }
    others.put(name, read(at));
    given[at] = true;
  }

  private int othersSlot() {
    for (int i = 0; i < slots.length; i++) {
      if (slots[i].kind() == RouteParameter.Kind.OTHERS) {
        return i;
      }
    }
    return -1;
  }

  private String hint() {
    if (route.method() == null) {
      return " (a function takes its arguments by position)";
    }
    for (RouteParameter slot : slots) {
      if (slot.name() == null) {
        return " (its class has no parameter names: compile it with -parameters, or give them by @Arg)";
      }
    }
    return "";
  }

  private void put(int at) {
    values[at] = read(at);
    given[at] = true;
  }

  private @Nullable Object read(int at) {
    try {
      return slots[at].adapter().read(in);
    } catch (TypeMismatchException e) {
      throw mismatch(route, at, e);
    }
  }

  private void complete() {
    for (int i = 0; i < slots.length; i++) {
      if (!given[i]) {
        values[i] = absent(i);
      }
    }
  }

  private @Nullable Object absent(int at) {
    RouteParameter slot = slots[at];
    if (slot.orElse() != null) {
      return slot.orElse().get();
    }
    return switch (slot.kind()) {
      case REST -> array(slot, List.of());
      case OTHERS -> new LinkedHashMap<String, Object>();
      case PLAIN, KEYWORD -> throw bad("missing argument " + nameOf(slot, at));
    };
  }

  private static Object array(RouteParameter slot, List<Object> elements) {
    Object array = Array.newInstance(Generics.raw(slot.type()), elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Array.set(array, i, elements.get(i));
    }
    return array;
  }

  private static String nameOf(RouteParameter slot, int at) {
    String name = slot.name();
    return name == null ? "#" + (at + 1) : quoted(name);
  }

  /** What is said of an argument that is not what its parameter takes. */
  static AgentException mismatch(Route route, int at, TypeMismatchException e) {
    return bad(route, "argument " + nameOf(route.slots()[at], at) + ": " + e.getMessage());
  }

  private AgentException bad(String what) {
    return bad(route, what);
  }

  private static AgentException bad(Route route, String what) {
    return new AgentException(FailureCode.BAD_ARGUMENTS, Executed.NO, route.name() + "() " + what);
  }

  private static String quoted(String name) {
    return '"' + OneLine.first(name, MAX_QUOTED) + '"';
  }
}
