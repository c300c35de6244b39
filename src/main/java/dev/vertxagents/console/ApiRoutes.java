package dev.vertxagents.console;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Adds requests for data to a router: each with the methods that it has and no other, and for holders of a token. */
final class ApiRoutes {
  private static final String ROOT = "/api/v1";
  private static final int MAX_BODY = 1 << 20;

  private final Router router;
  private final TokenCheck tokens;

  ApiRoutes(Router router, TokenCheck tokens) {
    this.router = router;
    this.tokens = tokens;
  }

  /** One that only asks. */
  ApiRoutes get(String path, Handler<RoutingContext> handler) {
    only(HttpMethod.GET, path);
    router.get(ROOT + path).handler(tokens::admit).handler(handler);
    return this;
  }

  /** One that changes something. */
  ApiRoutes post(String path, Handler<RoutingContext> handler) {
    only(HttpMethod.POST, path);
    router.post(ROOT + path).handler(tokens::admit).handler(tokens::admitChange);
    // a route of its own: vertx-web lets no body be read behind other handlers; what is refused is not read at all
    router.post(ROOT + path).handler(BodyHandler.create(false).setBodyLimit(MAX_BODY)).handler(handler);
    return this;
  }

  /** One that becomes a socket; its first message carries the token. */
  ApiRoutes socket(String path, Handler<RoutingContext> handler) {
    only(HttpMethod.GET, path);
    router.get(ROOT + path).handler(handler);
    return this;
  }

  private void only(HttpMethod method, String path) {
    router.route(ROOT + path).handler(request -> {
      if (request.request().method() != method) {
        request.response().putHeader("Allow", method.name());
        throw Gatekeeper.methodRefused();
      }
      request.next();
    });
  }
}
