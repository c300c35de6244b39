package examples.web;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.RemoteException;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests that have failed: calls of agents by what became of them, everything else as vertx-web would. What
 * is not the client's fault goes to the log, not to the client.
 */
public final class HttpFailures implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFailures.class);

  @Override
  public void handle(RoutingContext request) {
    int status = request.failure() instanceof AgentException call ? statusOf(call) : request.statusCode();
    if (status >= 500) {
      LOG.warn("request failed: method={} path={} status={}", request.request().method(), request.normalizedPath(),
          status, request.failure());
    }
    if (status == 503) {
      request.response().putHeader("Retry-After", "1");
    }
    if (!request.response().headWritten()) {
      request.response().setStatusCode(status);
      request.json(body(request.failure(), status));
    }
  }

  private static JsonObject body(Throwable failure, int status) {
    JsonObject body = new JsonObject();
    if (failure instanceof AgentException call) {
      body.put("error", call.code().name()).put("executed", call.executed().name());
    }
    return status < 500 && failure != null ? body.put("message", failure.getMessage()) : body;
  }

  /** The HTTP status that says the same. */
  static int statusOf(AgentException failure) {
    return switch (failure.code()) {
      case BAD_ARGUMENTS -> 400; // what came from the client does not fit the method
      case ACCESS_DENIED -> 403;
      case NO_SUCH_AGENT -> 404; // an agent stands for what a URL names
      case CONNECTION_LOST, DECODE_FAILED -> 502; // no answer that could be read; it may have been executed
      case NOT_CONNECTED, OVERLOADED, SHUTTING_DOWN -> 503; // not executed: the client may safely ask again
      case TIMEOUT -> 504; // may have been executed, may still be
      case REMOTE_FAILURE -> failure instanceof RemoteException remote ? statusOf(remote) : 500;
      case BAD_ADDRESS, ADDRESS_DENIED, ENCODE_FAILED, NO_SUCH_METHOD, CANCELLED, RESULT_UNENCODABLE, RESULT_TOO_LARGE
          -> 500; // this program's mistakes: nothing that its client could do
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
