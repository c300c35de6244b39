package dev.vertxagents.rpc;

import dev.vertxagents.codec.ElementsAdapter;
import dev.vertxagents.codec.Scalars;
import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.TypeMismatchException;
import dev.vertxagents.codec.ValueKind;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.rpc.RouteParameter.Kind;
import io.vertx.codegen.annotations.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Walks through the arguments of one call, {@code [args…], {name: arg…}}, straight from the frame: {@link #next} tells
 * which parameter the next one is for, and one of the reads takes it. Parameters that the call leaves out come after
 * the others and are read from their defaults. Fails with {@code BAD_ARGUMENTS} that names the parameter. Internal:
 * generated code reads with it.
 */
public final class ArgumentReader {
  /** As many as there are bits in {@link #given}. */
  static final int MAX_PARAMETERS = Long.SIZE;
  private static final int MAX_QUOTED = 64;

  private enum Stage { POSITIONAL, KEYWORDS, ABSENT }

  private final Route route;
  private final RouteParameter[] slots;
  private final ValueReader in;
  private Stage stage = Stage.POSITIONAL;
  private int position;
  private int current = -1;
  private long given;
  private @Nullable DefaultValue absent;
  private @Nullable Map<String, Object> others;

  ArgumentReader(Route route, ValueReader in) {
    this.route = route;
    this.slots = route.slots();
    this.in = in;
    if (in.peek() != ValueKind.ARRAY) {
      throw bad("arguments are not a list");
    }
    in.beginArray();
  }

  /** The number of the parameter whose argument is to be read next; -1 after the last. */
  public int next() {
    current = switch (stage) {
      case POSITIONAL -> in.hasNext() ? positional() : endOfPositional();
      case KEYWORDS -> keyword();
      case ABSENT -> absent();
    };
    return current;
  }

  private int positional() {
    int at = route.at(position);
    if (at < 0) {
      at = route.indexOf(Kind.REST);
      if (at < 0) {
        throw tooMany();
      }
    }
    position++;
    return taken(at);
  }

  private AgentException tooMany() {
    int count = position;
    for (; in.hasNext(); count++) {
      in.skip();
    }
    return bad("takes at most " + position + " positional arguments, got " + count);
  }

  /** Varargs are read here in any case, where nothing is left but the end of the list. */
  private int endOfPositional() {
    int rest = slots.length - 1;
    if (rest >= 0 && slots[rest].kind() == Kind.REST && !isGiven(rest)) {
      return taken(rest);
    }
    in.endArray();
    if (in.peek() != ValueKind.MAP) {
      throw bad("keyword arguments are not a map");
    }
    in.beginMap();
    stage = Stage.KEYWORDS;
    return keyword();
  }

  private int keyword() {
    while (in.hasNext()) {
      String name = keywordName();
      int at = route.indexOf(name);
      if (at < 0) {
        other(name);
      } else if (isGiven(at)) {
        throw twice(route, name);
      } else {
        return taken(at);
      }
    }
    in.endMap();
    stage = Stage.ABSENT;
    position = 0;
    return absent();
  }

  private String keywordName() {
    try {
      return in.readString();
    } catch (TypeMismatchException e) {
      throw bad("has a keyword that is no string");
    }
  }

  private void other(String name) {
    int at = route.indexOf(Kind.OTHERS);
    if (at < 0) {
      throw bad("has no parameter " + quoted(name) + hint());
    }
    if (others == null) {
      others = new LinkedHashMap<>();
    }
    if (others.containsKey(name)) {
      throw twice(route, name);
    }
    current = at;
    others.put(name, slots[at].adapter().read(in));
  }

  private int absent() {
    for (; position < slots.length; position++) {
      if (!isGiven(position)) {
        absent = slots[position].orElse();
        if (absent == null && slots[position].kind() != Kind.OTHERS) {
          throw bad("missing argument " + nameOf(position));
        }
        return taken(position);
      }
    }
    return -1;
  }

  private int taken(int at) {
    given |= 1L << at;
    return at;
  }

  private boolean isGiven(int at) {
    return (given & 1L << at) != 0;
  }

  public boolean readBoolean() {
    return absent == null ? in.readBoolean() : (Boolean) absent.get();
  }

  public byte readByte() {
    return absent == null ? Scalars.readByte(in) : (Byte) absent.get();
  }

  public short readShort() {
    return absent == null ? Scalars.readShort(in) : (Short) absent.get();
  }

  public int readInt() {
    return absent == null ? in.readInt() : (Integer) absent.get();
  }

  public long readLong() {
    return absent == null ? in.readLong() : (Long) absent.get();
  }

  public float readFloat() {
    return absent == null ? Scalars.readFloat(in) : (Float) absent.get();
  }

  public double readDouble() {
    return absent == null ? in.readDouble() : (Double) absent.get();
  }

  public char readChar() {
    return absent == null ? Scalars.readChar(in) : (Character) absent.get();
  }

  /** A text or null. */
  public @Nullable String readString() {
    if (absent != null) {
      return (String) absent.get();
    }
    return in.tryReadNull() ? null : in.readString();
  }

  /** A value of the parameter's type. */
  @SuppressWarnings("unchecked") // the default was read as that type
  public <T> @Nullable T read(TypeAdapter<T> adapter) {
    return absent == null ? adapter.read(in) : (T) absent.get();
  }

  /** All positional arguments that are left, as the array that varargs are. */
  public <A> A rest(TypeAdapter<A> array) {
    return ((ElementsAdapter<A>) array).readElements(in);
  }

  /** All keywords that no parameter takes. */
  @SuppressWarnings("unchecked") // each was read as the parameter declares it
  public <V> Map<String, V> others() {
    return others == null ? new LinkedHashMap<>() : (Map<String, V>) others;
  }

  /** What is said of the argument read last, which is not what its parameter takes. */
  AgentException mismatch(TypeMismatchException e) {
    return mismatch(route, current, e);
  }

  static AgentException mismatch(Route route, int at, TypeMismatchException e) {
    return bad(route, "argument " + nameOf(route.slots()[at], at) + ": " + e.getMessage());
  }

  private String hint() {
    if (route.isFunction()) {
      return " (a function takes its arguments by position)";
    }
    for (RouteParameter slot : slots) {
      if (slot.name() == null) {
        return " (its class has no parameter names: compile it with -parameters, or give them by @Arg)";
      }
    }
    return "";
  }

  private String nameOf(int at) {
    return nameOf(slots[at], at);
  }

  private static String nameOf(RouteParameter slot, int at) {
    String name = slot.name();
    return name == null ? "#" + (at + 1) : quoted(name);
  }

  private AgentException bad(String what) {
    return bad(route, what);
  }

  static AgentException twice(Route route, String keyword) {
    return bad(route, "got argument " + quoted(keyword) + " twice");
  }

  private static AgentException bad(Route route, String what) {
    return new AgentException(FailureCode.BAD_ARGUMENTS, Executed.NO, route.name() + "() " + what);
  }

  private static String quoted(String name) {
    return '"' + OneLine.first(name, MAX_QUOTED) + '"';
  }
}
