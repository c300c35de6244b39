package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.rpc.RouteParameter.Kind;
import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a route says of itself: name, parameters in the method's order, result. Internal; filled by generated code and
 * by {@link RouteScanner}.
 *
 * <p><b>Fails with</b> {@link IllegalArgumentException} if values of a type cannot travel, or a default is no value of
 * its parameter.
 */
public final class RouteShape {
  private final Types types;
  private final String name;
  private final List<RouteParameter> parameters = new ArrayList<>();
  private @Nullable String doc;
  private long timeoutMillis;
  private String address = "";
  private Type resultType = Object.class;
  private boolean answersLater;
  private boolean function;

  private RouteShape(Types types, String name) {
    this.types = types;
    this.name = name;
  }

  /** A route of that name on the wire. */
  public static RouteShape of(Types types, String wireName) {
    return new RouteShape(types, wireName);
  }

  /** What it does, in one line. */
  public RouteShape doc(String line) {
    doc = line;
    return this;
  }

  /** How long typed proxies wait for an answer; ISO-8601. */
  public RouteShape timeout(String iso8601) {
    timeoutMillis = Terms.millis(Duration.parse(iso8601));
    return this;
  }

  /** The address of the event bus whose messages it takes. */
  public RouteShape address(String eventBus) {
    address = eventBus;
    return this;
  }

  /** The next parameter: by position or keyword. */
  public RouteShape takes(String parameter, Type type) {
    return add(parameter, type, Kind.PLAIN, null);
  }

  /** The same with a default, in JSON. */
  public RouteShape takes(String parameter, Type type, String orElse) {
    return add(parameter, type, Kind.PLAIN, orElse);
  }

  /** The next parameter: by keyword only. */
  public RouteShape keyword(String parameter, Type type) {
    return add(parameter, type, Kind.KEYWORD, null);
  }

  /** The same with a default, in JSON. */
  public RouteShape keyword(String parameter, Type type, String orElse) {
    return add(parameter, type, Kind.KEYWORD, orElse);
  }

  /** The last parameter: all positional arguments that are left. */
  public RouteShape rest(String parameter, Type element) {
    return add(parameter, element, Kind.REST, null);
  }

  /** The next parameter: all keywords that no other takes. */
  public RouteShape others(String parameter, Type value) {
    return add(parameter, value, Kind.OTHERS, null);
  }

  /** Answers with a Future or CompletionStage of it. */
  public RouteShape gives(Type inside) {
    resultType = inside;
    answersLater = true;
    return this;
  }

  /** Answers with it at once; {@code void.class}: with nothing. */
  public RouteShape givesNow(Type type) {
    resultType = type;
    answersLater = false;
    return this;
  }

  /** It is no method but a function, whose parameters have no names. */
  RouteShape function() {
    function = true;
    return this;
  }

  RouteShape parameters(List<RouteParameter> all) {
    parameters.addAll(all);
    return this;
  }

  private RouteShape add(String parameter, Type type, Kind kind, @Nullable String orElse) {
    TypeAdapter<Object> adapter = types.arriving(type);
    DefaultValue value = orElse == null ? null : new DefaultValue(orElse, adapter, types);
    parameters.add(new RouteParameter(parameter, type, adapter, kind, value));
    return this;
  }

  Types types() {
    return types;
  }

  String name() {
    return name;
  }

  @Nullable String doc() {
    return doc;
  }

  long timeoutMillis() {
    return timeoutMillis;
  }

  String address() {
    return address;
  }

  List<RouteParameter> parameters() {
    if (parameters.size() > ArgumentReader.MAX_PARAMETERS) {
      throw new IllegalArgumentException("[ExposeParameter] too many parameters: method=" + name + " parameters="
          + parameters.size() + " limit=" + ArgumentReader.MAX_PARAMETERS + " (make a record of them)");
    }
    return parameters;
  }

  /** The numbers of the parameters that take positions, in order. */
  int[] positions() {
    return IntStream.range(0, parameters.size()).filter(i -> parameters.get(i).kind() == Kind.PLAIN).toArray();
  }

  Type resultType() {
    return resultType;
  }

  boolean isFunction() {
    return function;
  }

  boolean answersLater() {
    return answersLater;
  }
}
