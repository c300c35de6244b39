package dev.vertxagents.agent;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.Route;
import dev.vertxagents.rpc.RouteParameter;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes calls of an agent out of messages of the event bus, and replies out of their outcomes. The sender's time-out is
 * its own affair: the message does not tell it.
 */
final class BusCall {
  private static final Set<String> KEYS = Set.of("path", "args", "kwargs");
  private static final JsonForm JSON = new JsonForm(bytes -> bytes);

  private final OpenContainer container;
  private final String aid;
  private final @Nullable Route route;

  /**
   * Calls of one agent.
   *
   * @param route the method that takes the message's body; null: the body says which method
   */
  BusCall(OpenContainer container, String aid, @Nullable Route route) {
    this.container = container;
    this.aid = aid;
    this.route = route;
  }

  /** Answers a message, once, if it wants to be. */
  void take(Message<Object> message) {
    call(message.body()).onComplete(outcome -> {
      if (message.replyAddress() == null) {
        return;
      }
      if (outcome.succeeded()) {
        message.reply(reply(outcome.result()));
      } else {
        fail(message, outcome.cause());
      }
    });
  }

  private Future<Object> call(@Nullable Object body) {
    try {
      if (container.draining()) {
        throw container.shuttingDown();
      }
      Call<Object> call = route == null ? asked(body) : taken(route, body);
      container.busDoor().enter();
      return container.proxy(container.addressOf(aid)).call(call.timeout(container.options().getMethodTimeout()))
          .andThen(over -> container.busDoor().leave());
    } catch (AgentException refused) {
      return Future.failedFuture(refused);
    }
  }

  /** {@code {"path": "greet", "args": […], "kwargs": {…}}}. */
  private static Call<Object> asked(@Nullable Object body) {
    if (!(body instanceof JsonObject request) || !(request.getValue("path") instanceof String path)
        || !KEYS.containsAll(request.fieldNames())) {
      throw bad("message is not {\"path\": …, \"args\": […], \"kwargs\": {…}}");
    }
    return call(path, request.getValue("args"), request.getValue("kwargs"));
  }

  private static Call<Object> taken(Route route, @Nullable Object body) {
    List<RouteParameter> parameters = route.parameters();
    boolean single = parameters.size() == 1 && parameters.get(0).kind() == RouteParameter.Kind.PLAIN;
    if (single) {
      return Call.of(route.name(), new Object[] {body});
    }
    if (body instanceof JsonObject) {
      return call(route.name(), null, body);
    }
    return call(route.name(), body, null);
  }

  private static Call<Object> call(String path, @Nullable Object args, @Nullable Object kwargs) {
    if (args != null && !(args instanceof JsonArray) || kwargs != null && !(kwargs instanceof JsonObject)) {
      throw bad("arguments are no array, or keyword arguments no object: method=" + Quoted.of(path));
    }
    Call<Object> call = Call.of(path, args == null ? new Object[0] : ((JsonArray) args).stream().toArray());
    if (kwargs != null) {
      for (Map.Entry<String, Object> keyword : (JsonObject) kwargs) {
        call = call.kwarg(keyword.getKey(), keyword.getValue());
      }
    }
    return call;
  }

  private static AgentException bad(String why) {
    return new AgentException(FailureCode.BAD_ARGUMENTS, Executed.NO, why);
  }

  /** What every node's event bus can carry. */
  @SuppressWarnings("unchecked") // what a JsonForm makes of maps and lists
  private static @Nullable Object reply(@Nullable Object result) {
    Object plain = JSON.of(result);
    if (plain instanceof Map<?, ?> map) {
      return new JsonObject((Map<String, Object>) map);
    }
    if (plain instanceof List<?> list) {
      return new JsonArray((List<Object>) list);
    }
    return plain instanceof BigInteger ? plain.toString() : plain;
  }

  private static void fail(Message<Object> message, Throwable cause) {
    AgentException failure = cause instanceof AgentException known ? known
        : new AgentException(FailureCode.REMOTE_FAILURE, Executed.MAYBE, String.valueOf(cause));
    message.fail(failure.code().number(), failure.toWire());
  }
}
