package examples.web;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.RemoteException;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers for requests whose calls of agents have failed. */
public final class HttpFailures implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext request) {
    Throwable failure = request.failure();
    if (failure instanceof AgentException call) {
      int status = statusOf(call);
      if (status == 503) {
        request.response().putHeader("Retry-After", "1");
      }
      request.response().setStatusCode(status);
      request.json(new JsonObject().put("error", call.code().name()).put("executed", call.executed().name())
          .put("message", status < 500 ? call.getMessage() : "see the log"));
    } else {
      request.response().setStatusCode(failure instanceof NumberFormatException ? 400 : 500).end();
    }
  }

  /** The HTTP status that says the same. After a 503 the request may be tried again: nothing was executed. */
  static int statusOf(AgentException failure) {
    return switch (failure.code()) {
      case BAD_ARGUMENTS -> 400;
      case ACCESS_DENIED -> 403;
      case NO_SUCH_AGENT -> 404;
      case NOT_CONNECTED, OVERLOADED, SHUTTING_DOWN -> 503;
      case CONNECTION_LOST, DECODE_FAILED -> 502;
      case TIMEOUT -> 504;
      case REMOTE_FAILURE -> failure instanceof RemoteException remote ? statusOf(remote) : 500;
      default -> 500; // a mistake of this program's: nothing that its user could do
    };
  }

  /** What the method itself says, by the type of its exception: {@code NoSuchElementException} is a LookupError. */
  private static int statusOf(RemoteException failure) {
    return switch (failure.type()) {
      case "LookupError" -> 404;
      case "ValueError" -> 422;
      default -> 500;
    };
  }
}
