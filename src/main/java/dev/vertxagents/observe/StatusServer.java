package dev.vertxagents.observe;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small HTTP server for those who watch a process: answers {@code GET} and {@code HEAD} of a few paths, and nothing
 * else. It has an event loop that nobody else uses, and so answers even if all those of the containers are blocked.
 *
 * <p>Where it listens on a loopback address it answers only what was asked of one by name or number: a page of
 * somebody else's, whose name leads here all of a sudden, learns nothing.
 */
public final class StatusServer {
  private static final Logger LOG = LoggerFactory.getLogger(StatusServer.class);
  private static final int MAX_CONNECTIONS = 64;
  private static final int IDLE_SECONDS = 30;

  private final Vertx vertx;
  private final Map<String, Supplier<Future<Page>>> pages = new TreeMap<>();
  private HttpServer server;
  private boolean near;
  private int connections;

  /**
   * An answer.
   *
   * @param status as HTTP numbers them
   * @param type as in {@code Content-Type}
   */
  public record Page(int status, String type, String body) {
  }

  /** A server that does not listen yet. */
  public StatusServer() {
    this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1));
  }

  /** Where it lives: for the timers of those who make its pages. Closed with it. */
  public Vertx vertx() {
    return vertx;
  }

  /**
   * Adds a page, before it listens.
   *
   * @param path such as {@code "/metrics"}
   * @param page asked on the server's own event loop; must not block for long
   */
  public StatusServer page(String path, Supplier<Future<Page>> page) {
    pages.put(path, page);
    return this;
  }

  /** Begins to listen, once; port 0 takes a free one. Fails if the address cannot be listened on. */
  public Future<StatusServer> listen(SocketAddress address) {
    HttpServerOptions options = new HttpServerOptions().setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS).setMaxInitialLineLength(1024);
    return vertx.createHttpServer(options).connectionHandler(connection -> {
      connection.closeHandler(v -> connections--);
      if (++connections > MAX_CONNECTIONS) {
        connection.close();
      }
    }).requestHandler(this::answer).listen(address).map(listening -> {
      server = listening;
      near = isNear(address.host());
      return this;
    });
  }

  private static boolean isNear(String host) {
    return host.equals("localhost") || host.equals("::1") || host.equals("[::1]") || host.startsWith("127.");
  }

  private void answer(HttpServerRequest request) {
    Supplier<Future<Page>> page = pages.get(request.path());
    if (near && (request.authority() == null || !isNear(request.authority().host()))) {
      send(request, text(421, "ask for 127.0.0.1 or localhost"));
    } else if (page == null) {
      send(request, text(404, "there are: " + String.join(" ", pages.keySet())));
    } else if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
      request.response().putHeader("Allow", "GET, HEAD");
      send(request, text(405, "read only: GET, HEAD"));
    } else {
      made(page).onSuccess(made -> send(request, made)).onFailure(failure -> {
        LOG.warn("status page failed: path={}", request.path(), failure);
        send(request, text(500, "failed, see the log"));
      });
    }
  }

  private static Future<Page> made(Supplier<Future<Page>> page) {
    try {
      return page.get();
    } catch (RuntimeException | LinkageError e) {
      return Future.failedFuture(e);
    }
  }

  private static Page text(int status, String line) {
    return new Page(status, "text/plain; charset=utf-8", line + "\n");
  }

  private static void send(HttpServerRequest request, Page page) {
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      Buffer body = Buffer.buffer(page.body());
      response.setStatusCode(page.status()).putHeader("Content-Type", page.type())
          .putHeader("Content-Length", String.valueOf(body.length())).putHeader("Cache-Control", "no-store")
          .putHeader("X-Content-Type-Options", "nosniff");
      response.end(request.method() == HttpMethod.HEAD ? Buffer.buffer() : body);
    }
  }

  /** The paths of its pages, in their order. */
  public List<String> paths() {
    return List.copyOf(pages.keySet());
  }

  /** The port that it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Ends it. Idempotent. */
  public Future<Void> close() {
    return vertx.close();
  }
}
