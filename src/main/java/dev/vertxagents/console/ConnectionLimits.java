package dev.vertxagents.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * So many connections, and each has so long for what comes next: its first request, its answer, its next request. Who
 * sends a byte now and then is cut off as well as who sends nothing.
 */
final class ConnectionLimits {
  static final int MAX_CONNECTIONS = 64;
  static final Duration FIRST_REQUEST = Duration.ofSeconds(10);

  private static final Duration ANSWER = Duration.ofSeconds(90);
  private static final Duration NEXT_REQUEST = Duration.ofSeconds(60);

  private final Vertx vertx;
  private final Map<HttpConnection, Long> timers = new HashMap<>();
  private int open;

  ConnectionLimits(Vertx vertx) {
    this.vertx = vertx;
  }

  void connected(HttpConnection connection) {
    if (open >= MAX_CONNECTIONS) {
      connection.close();
      return;
    }
    open++;
    allow(connection, FIRST_REQUEST);
    connection.closeHandler(closed -> {
      open--;
      cancel(connection);
    });
  }

  void requested(RoutingContext request) {
    HttpConnection connection = request.request().connection();
    if (timers.containsKey(connection)) {
      cancel(connection);
      if (!Gatekeeper.wantsSocket(request.request())) {
        allow(connection, ANSWER);
      }
      request.addEndHandler(end -> allow(connection, NEXT_REQUEST));
    }
    request.next();
  }

  /** From now on it is no longer for requests: whoever has it sees to its end. */
  void upgraded(HttpConnection connection) {
    cancel(connection);
  }

  private void allow(HttpConnection connection, Duration span) {
    cancel(connection);
    timers.put(connection, vertx.setTimer(span.toMillis(), timer -> connection.close()));
  }

  private void cancel(HttpConnection connection) {
    Long timer = timers.remove(connection);
    if (timer != null) {
      vertx.cancelTimer(timer);
    }
  }
}
