package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Tells viewers apart by their tokens, and lets those that may not change anything only look. */
final class TokenCheck {
  private static final String BEARER = "Bearer ";
  private static final String VIEWER = "viewer";

  private final Tokens tokens;
  private final ConsoleMode mode;
  private final Attempts attempts;

  TokenCheck(Tokens tokens, ConsoleMode mode, Attempts attempts) {
    this.tokens = tokens;
    this.mode = mode;
    this.attempts = attempts;
  }

  /** Lets holders of a token pass. */
  void admit(RoutingContext request) {
    HttpServerRequest http = request.request();
    String header = http.getHeader(HttpHeaders.AUTHORIZATION);
    String token = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    request.put(VIEWER, admit(token, http.getHeader("X-Agents-Viewer"), peer(http)));
    request.next();
  }

  /**
   * The holder of a token; fails with a {@link Refusal} for no or a wrong one.
   *
   * @param page what the page calls itself: the {@code sid} of its socket
   */
  Viewer admit(@Nullable String token, @Nullable String page, String peer) {
    Right right = tokens.rightOf(token);
    if (right == null) {
      throw attempts.failed(peer);
    }
    boolean isNamed = page != null && page.matches("[A-Za-z0-9-]{1,40}");
    return new Viewer(isNamed ? page : right.name().toLowerCase(),
        mode == ConsoleMode.READ ? Right.VIEW : right);
  }

  /** Lets only those pass that may change something, and only scripts: forms can send neither header. */
  void admitChange(RoutingContext request) {
    String type = String.valueOf(request.request().getHeader(HttpHeaders.CONTENT_TYPE));
    if (!type.equals("application/json") && !type.startsWith("application/json;")) {
      throw new Refusal(415, "CONTENT_TYPE", "the body must be application/json");
    }
    if (!"1".equals(request.request().getHeader("X-Agents-Console"))) {
      throw new Refusal(403, "HEADER", "the header X-Agents-Console: 1 is missing");
    }
    if (!viewer(request).mayChange()) {
      throw new Refusal(403, "READ_ONLY", "this console, or this link, only shows");
    }
    request.next();
  }

  static Viewer viewer(RoutingContext request) {
    return request.get(VIEWER);
  }

  static String peer(HttpServerRequest request) {
    return String.valueOf(request.connection().remoteAddress().hostAddress());
  }
}
