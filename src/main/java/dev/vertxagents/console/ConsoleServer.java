package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.shareddata.LocalMap;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The listening socket, with bounds on what may come in through it. */
final class ConsoleServer {
  static final String SUB_PROTOCOL = "agents-console.v1";
  static final int MAX_FRAME = 64 * 1024;
  static final int MAX_MESSAGE = 256 * 1024;

  private static final int MAX_HEADERS = 8 * 1024;
  private static final int IDLE_SECONDS = 60;
  private static final String CLAIMS = "dev.vertxagents.console.ports";

  private final Vertx vertx;
  private final ConsoleOptions options;
  private final ConnectionLimits limits;
  private Handler<HttpServerRequest> requests = request -> request.response().setStatusCode(503).end();
  private @Nullable HttpServer server;
  private @Nullable String claim;

  ConsoleServer(Vertx vertx, ConsoleOptions options, ConnectionLimits limits) {
    this.vertx = vertx;
    this.options = options;
    this.limits = limits;
  }

  /** Binds the port of the options, or any other if that is the default and taken; which one it is. */
  Future<Integer> listen() {
    Future<Integer> bound = listen(options.getPort());
    return options.getPort() != ConsoleOptions.DEFAULT_PORT ? bound
        : bound.recover(taken -> taken instanceof BindException ? listen(0) : Future.failedFuture(taken));
  }

  /** Lets requests in, which wait since the port was bound. */
  void serve(Handler<HttpServerRequest> requests) {
    this.requests = requests;
  }

  Future<Void> close() {
    release();
    return server == null ? Future.succeededFuture() : server.close();
  }

  // two servers of one Vertx would share a port, and each other's requests
  private Future<Integer> listen(int port) {
    LocalMap<String, Boolean> claims = vertx.sharedData().getLocalMap(CLAIMS);
    String wanted = options.getHost() + ":" + port;
    if (port != 0 && claims.putIfAbsent(wanted, true) != null) {
      return Future.failedFuture(new BindException("address in use: address=" + wanted));
    }
    claim = port == 0 ? null : wanted;
    server = vertx.createHttpServer(httpOptions()).connectionHandler(limits::connected)
        .requestHandler(request -> requests.handle(request));
    return server.listen(port, options.getHost()).map(HttpServer::actualPort).onFailure(failed -> release());
  }

  private void release() {
    if (claim != null) {
      vertx.sharedData().getLocalMap(CLAIMS).remove(claim);
      claim = null;
    }
  }

  private HttpServerOptions httpOptions() {
    HttpServerOptions http = new HttpServerOptions()
        .setHttp2ClearTextEnabled(false).setUseAlpn(false)
        .setMaxHeaderSize(MAX_HEADERS).setMaxInitialLineLength(MAX_HEADERS)
        .setIdleTimeout(IDLE_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setCompressionSupported(false).setDecompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false).setPerMessageWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(MAX_FRAME).setMaxWebSocketMessageSize(MAX_MESSAGE)
        .setWebSocketSubProtocols(List.of(SUB_PROTOCOL));
    return options.getCertificate() == null ? http
        : http.setSsl(true).setKeyCertOptions(new PemKeyCertOptions()
            .addCertPath(options.getCertificate()).addKeyPath(options.getKey()));
  }
}
