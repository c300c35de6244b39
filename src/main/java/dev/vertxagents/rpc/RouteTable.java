package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What peers may call on the objects of a class, and which sub-services they have. Closed: made once per class, at
 * registration; nothing else is ever reachable. Internal.
 */
public final class RouteTable {
  static final RouteTable EMPTY = new RouteTable(Map.of(), Map.of(), Map.of());

  private final Map<String, Route> routes;
  private final Map<String, Method> methods;
  private final Map<String, Member> members;
  private final List<Route> addressed;

  RouteTable(Map<String, Route> routes, Map<String, Method> methods, Map<String, Member> members) {
    this.routes = new LinkedHashMap<>(routes);
    this.methods = Map.copyOf(methods);
    this.members = new LinkedHashMap<>(members);
    this.addressed = routes.values().stream().filter(route -> !route.address().isEmpty()).toList();
  }

  /** The routes in the order of their declaration, as far as the class file keeps it. */
  public Collection<Route> routes() {
    return Collections.unmodifiableCollection(routes.values());
  }

  /** Those that take messages of the event bus. */
  public List<Route> addressed() {
    return addressed;
  }

  public @Nullable Route route(String name) {
    return routes.get(name);
  }

  /** The Java method behind a route of this table. */
  public Method method(Route route) {
    return methods.get(route.name());
  }

  /** A sub-service that is read off the object each time. */
  @Nullable Member member(String name) {
    return members.get(name);
  }

  Map<String, Member> members() {
    return members;
  }

  /** Whether there are no sub-services. */
  public boolean isFlat() {
    return members.isEmpty();
  }

  /** Whether peers find nothing here. */
  public boolean isEmpty() {
    return routes.isEmpty() && members.isEmpty();
  }
}
