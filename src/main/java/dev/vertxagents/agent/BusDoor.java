package dev.vertxagents.agent;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.Route;
import dev.vertxagents.rpc.RouteTable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where applications on the event bus that are not agents reach those that live here: at {@code agents.NAME}, for the
 * names and aids that the options list, and at the addresses that methods name themselves. On the container's context
 * only.
 */
final class BusDoor {
  private static final String PREFIX = "agents.";
  private static final String ALL = "*";

  private final OpenContainer container;
  private final Set<String> listed;
  /** By aid. */
  private final Map<String, Opened> ofAgents = new HashMap<>();
  /** By name. */
  private final Map<String, MessageConsumer<Object>> ofNames = new HashMap<>();
  private int inside;

  /** What was opened for an agent that has these methods. */
  private record Opened(RouteTable routes, List<MessageConsumer<Object>> consumers) {
    Future<Void> completion() {
      return Future.all(consumers.stream().map(MessageConsumer::completion).toList()).mapEmpty();
    }
  }

  BusDoor(OpenContainer container) {
    this.container = container;
    this.listed = Set.copyOf(container.options().getBusAgents());
  }

  /** Opens what belongs to an agent; that of its last life serves the next one. Completes when it can be reached. */
  Future<Void> open(AgentCell cell) {
    RouteTable routes = container.agents().routesOf(cell.agent());
    boolean byAid = isOpenFor(cell.aid());
    Opened last = ofAgents.get(cell.aid());
    if (last != null && last.routes() == routes) {
      return last.completion();
    }
    close(cell.aid());
    if (!byAid && routes.addressed().isEmpty()) {
      return Future.succeededFuture();
    }
    Opened opened = new Opened(routes, new ArrayList<>());
    for (Route route : routes.addressed()) {
      opened.consumers().add(consumer(route.address(), new BusCall(container, cell.aid(), route)));
    }
    if (byAid) {
      opened.consumers().add(consumer(PREFIX + cell.aid(), new BusCall(container, cell.aid(), null)));
    }
    ofAgents.put(cell.aid(), opened);
    return opened.completion();
  }

  /** Closes what belongs to an agent. Completes when nothing more comes. */
  Future<?> close(String aid) {
    Opened gone = ofAgents.remove(aid);
    return gone == null ? Future.succeededFuture()
        : Future.join(gone.consumers().stream().map(MessageConsumer::unregister).toList());
  }

  /** An agent has a name from now on. Completes when it can be reached by it. */
  Future<Void> openName(String name, String aid) {
    if (!isOpenFor(name) || name.equals(aid)) {
      return Future.succeededFuture();
    }
    MessageConsumer<Object> consumer = consumer(PREFIX + name, new BusCall(container, aid, null));
    close(ofNames.put(name, consumer));
    return consumer.completion();
  }

  /** Nobody here has that name any more. */
  void closeName(String name) {
    close(ofNames.remove(name));
  }

  /** Lets one more call in. Fails with {@code OVERLOADED} when as many are under way as one connection may have. */
  void enter() {
    int bound = container.options().getMaxInboundRequests();
    if (inside >= bound) {
      throw new AgentException(FailureCode.OVERLOADED, Executed.NO,
          "too many requests of the event bus at a time: maxInboundRequests=" + bound);
    }
    inside++;
  }

  /** A call is over. */
  void leave() {
    inside--;
  }

  private static void close(@Nullable MessageConsumer<Object> consumer) {
    if (consumer != null) {
      consumer.unregister();
    }
  }

  private boolean isOpenFor(String name) {
    return listed.contains(name) || listed.contains(ALL);
  }

  private MessageConsumer<Object> consumer(String address, BusCall call) {
    return container.home().vertx().eventBus().consumer(address, (Message<Object> message) -> call.take(message));
  }
}
