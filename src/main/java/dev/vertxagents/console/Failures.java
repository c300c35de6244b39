package dev.vertxagents.console;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests that were refused or went wrong: data as JSON, pages as one line. What is our own mistake goes to
 * the log, under an id that the answer carries.
 */
final class Failures implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(Console.class);
  private static final AtomicLong IDS = new AtomicLong();

  private final OwnNames names;

  Failures(OwnNames names) {
    this.names = names;
  }

  @Override
  public void handle(RoutingContext request) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.headWritten()) {
      request.request().connection().close(); // half an answer cannot be taken back
      return;
    }
    String id = "e-" + Long.toHexString(IDS.incrementAndGet());
    Refusal refusal = refusal(request, id);
    response.setStatusCode(refusal.status());
    if (refusal.status() == 429 || refusal.status() == 503) {
      response.putHeader(HttpHeaders.RETRY_AFTER, refusal.status() == 429 ? "60" : "1");
    }
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    boolean hasMore = hasMore(request.request());
    if (hasMore) { // which nobody reads
      response.putHeader(HttpHeaders.CONNECTION, "close");
    }
    Future<Void> answered = end(request, refusal, id);
    if (hasMore) {
      answered.onComplete(end -> request.request().connection().close());
    }
  }

  private static Future<Void> end(RoutingContext request, Refusal refusal, String id) {
    HttpServerResponse response = request.response();
    String path = request.request().path();
    if (path != null && path.startsWith("/api/")) {
      return response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
          .end(refusal.toJson(id).toBuffer());
    }
    return response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8").end(refusal.getMessage() + "\n");
  }

  private static boolean hasMore(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || request.uri().indexOf('\0') >= 0
        || !request.isEnded() && !"0".equals(request.headers().get(HttpHeaders.CONTENT_LENGTH))
        && request.headers().contains(HttpHeaders.CONTENT_LENGTH);
  }

  private Refusal refusal(RoutingContext request, String id) {
    if (request.failure() instanceof Refusal refusal) {
      return refusal;
    }
    return switch (request.statusCode()) {
      // what vertx-web says to who names no host
      case 400 -> request.request().getHeader(HttpHeaders.HOST) == null ? names.refusal()
          : new Refusal(400, "BAD_REQUEST", "the request cannot be read");
      case 404 -> Refusal.notFound("no such page");
      case 405 -> Gatekeeper.methodRefused();
      case 413 -> new Refusal(413, "TOO_LARGE", "the body is larger than 1 MiB");
      default -> mistake(request, id);
    };
  }

  private static Refusal mistake(RoutingContext request, String id) {
    LOG.warn("console failed to answer: id={} method={} status={}", id, request.request().method(),
        request.statusCode(), request.failure());
    return new Refusal(500, "CONSOLE_FAILURE", "the console failed to answer: look for " + id + " in the log");
  }
}
