package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Lets pages in that want to be kept up to date. */
final class StreamDoor {
  static final int MAX_SOCKETS = 16;

  private final Parts parts;
  private final TokenCheck tokens;
  private final ConnectionLimits limits;
  private final Sessions sessions = new Sessions();
  private final Map<StreamSocket, HttpConnection> connections = new HashMap<>();
  private final Function<Viewer, JsonObject> info;

  /** @param info what a viewer is told about this console */
  StreamDoor(Parts parts, Guards guards, Function<Viewer, JsonObject> info) {
    this.parts = parts;
    this.tokens = guards.tokens();
    this.limits = guards.limits();
    this.info = info;
  }

  /** What all pages share. */
  record Parts(Vertx vertx, Hub hub, Dictionary dictionary, OwnCost cost) {
  }

  /** What stands between the network and what is shown. */
  record Guards(TokenCheck tokens, ConnectionLimits limits) {
  }

  void enter(RoutingContext request) {
    HttpServerRequest http = request.request();
    String protocols = http.getHeader("Sec-WebSocket-Protocol");
    if (!Gatekeeper.wantsSocket(http)) {
      throw new Refusal(426, "UPGRADE", "this is a WebSocket");
    }
    if (protocols == null || Arrays.stream(protocols.split(",")).map(String::trim)
        .noneMatch(ConsoleServer.SUB_PROTOCOL::equals)) {
      throw Refusal.badRequest("the subprotocol must be " + ConsoleServer.SUB_PROTOCOL, "Sec-WebSocket-Protocol");
    }
    limits.upgraded(http.connection());
    http.toWebSocket().onSuccess(socket -> {
      StreamSocket page = new StreamSocket(socket, this, TokenCheck.peer(http));
      connections.put(page, http.connection());
      page.open();
      if (hub().size() >= MAX_SOCKETS) {
        page.bye(4413, "more than " + MAX_SOCKETS + " pages are connected");
      } else {
        hub().add(page);
      }
    }).onFailure(request::fail);
  }

  /** Ends a connection whose page does not end it. */
  void cut(StreamSocket page) {
    HttpConnection connection = connections.remove(page);
    if (connection != null) {
      connection.close();
    }
  }

  /** A page is gone. */
  void gone(StreamSocket page) {
    connections.remove(page);
  }

  void close() {
    hub().sockets().forEach(page -> page.bye(1001, "the program ends"));
  }

  /** Numbers of agents mean nothing any more. */
  void forget(NumberSet gone) {
    if (!gone.isEmpty()) {
      hub().sockets().forEach(page -> page.forget(gone));
    }
  }

  Viewer admit(@Nullable String token, String peer) {
    return tokens.admit(token, null, peer);
  }

  JsonObject welcome(Viewer viewer) {
    return info.apply(viewer).copy().put("t", "welcome").put("sid", viewer.id());
  }

  Vertx vertx() {
    return parts.vertx();
  }

  Hub hub() {
    return parts.hub();
  }

  Dictionary dictionary() {
    return parts.dictionary();
  }

  OwnCost cost() {
    return parts.cost();
  }

  Sessions sessions() {
    return sessions;
  }

  long nowMillis() {
    return System.currentTimeMillis();
  }

  long nowMicros() {
    return ConsoleApi.micros();
  }
}
