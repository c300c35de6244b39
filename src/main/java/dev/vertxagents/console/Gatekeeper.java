package dev.vertxagents.console;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What each request has to pass, whatever it asks for, and what each answer carries. A page of somebody else that the
 * operator has open can send requests here; it cannot send our {@code Host} by a name of its own, nor read an answer.
 */
final class Gatekeeper {
  private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.POST);
  private static final List<String> BAD_IN_PATHS = List.of("%2f", "%5c", "%00", "\\", "//", "/../", "/./", "%2e%2e");

  private final OwnNames names;

  Gatekeeper(OwnNames names) {
    this.names = names;
  }

  /** Puts the headers that keep scripts, frames and other origins out of whatever the answer is. */
  void protect(RoutingContext request) {
    HttpServerResponse response = request.response();
    String host = String.valueOf(request.request().getHeader(HttpHeaders.HOST));
    response.putHeader("Content-Security-Policy", policy(names.contains(host) ? host : ""))
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    request.next();
  }

  /** Refuses what no page of ours, and no honest tool, would send. */
  void check(RoutingContext request) {
    HttpServerRequest http = request.request();
    List<String> hosts = http.headers().getAll(HttpHeaders.HOST);
    if (hosts.size() != 1 || !names.contains(hosts.get(0))) {
      throw names.refusal();
    }
    checkPath(http.uri());
    checkBody(http);
    if (!METHODS.contains(http.method())) {
      throw methodRefused();
    }
    if (http.getParam("token") != null) {
      throw new Refusal(401, "TOKEN", "a token does not belong into a query, where logs keep it: write it behind the #,"
          + " " + names.url() + "#token=…");
    }
    request.next();
  }

  /** Refuses requests for data that a page of somebody else has sent. */
  void checkOrigin(RoutingContext request) {
    MultiMap headers = request.request().headers();
    String site = headers.get("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      throw foreign();
    }
    if (request.request().method() != HttpMethod.GET || wantsSocket(request.request())) {
      String origin = headers.getAll(HttpHeaders.ORIGIN).size() == 1 ? headers.get(HttpHeaders.ORIGIN) : null;
      if (!names.isOwnOrigin(origin, headers.get(HttpHeaders.HOST))) {
        throw foreign();
      }
    }
    request.next();
  }

  /** Others ask for HTTP/2 by the same header; they do not get it. */
  static boolean wantsSocket(HttpServerRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
  }

  static Refusal methodRefused() {
    return new Refusal(405, "METHOD", "this method is not offered here");
  }

  private static Refusal foreign() {
    return new Refusal(403, "ORIGIN", "asked by another page: only the console's own pages may (scripts set the Origin"
        + " header)");
  }

  private static void checkPath(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    int query = lower.indexOf('?');
    String path = query < 0 ? lower : lower.substring(0, query);
    if (uri.indexOf('\0') >= 0) {
      throw new Refusal(400, "BAD_REQUEST", "the request cannot be read");
    }
    if (!path.startsWith("/") || BAD_IN_PATHS.stream().anyMatch(path::contains) || path.endsWith("/..")) {
      throw Refusal.notFound("no such page");
    }
  }

  /**
   * A length of its own is what browsers and tools send with a body. Of a request that claims a length and chunks,
   * Netty shows the chunks only, so that the two cannot be told apart: both are refused.
   */
  private static void checkBody(HttpServerRequest request) {
    if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      throw new Refusal(411, "LENGTH", "a body needs a Content-Length");
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new Refusal(415, "ENCODING", "a body must not be compressed");
    }
  }

  // Safari matches sockets by their full name only
  private String policy(String host) {
    String sockets = host.isEmpty() ? "" : " " + names.scheme("ws") + "://" + host;
    return "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'" + sockets
        + "; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "object-src 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
  }
}
