package dev.vertxagents.channel;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileProps;
import io.vertx.core.file.FileSystem;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.shareddata.LocalMap;
import java.net.BindException;

/**
 * Makes sure that an endpoint has one owner. Vert.x lets several servers of one {@code Vertx} listen at the same
 * address and deals connections out in turn, which would send calls to the wrong container; and a Unix socket's file
 * outlives a process that crashed.
 */
final class EndpointClaim {
  private static final String CLAIMS = "dev.vertxagents.channel.endpoints";

  /** Nobody answers there yet: who comes second must not take that for a claim without owner. */
  private static final boolean BEING_OPENED = false;
  private static final boolean OPEN = true;

  private final Vertx vertx;
  private final NetClient client;
  private final SocketAddress endpoint;
  private String key;

  EndpointClaim(Vertx vertx, NetClient client, SocketAddress endpoint) {
    this.vertx = vertx;
    this.client = client;
    this.endpoint = endpoint;
    this.key = endpoint.toString();
  }

  /** Fails with {@link BindException} if somebody answers there. Any free port has no owner yet. */
  Future<Void> make() {
    if (endpoint.isInetSocket() && endpoint.port() == 0) {
      return Future.succeededFuture();
    }
    boolean mine = claims().putIfAbsent(key, BEING_OPENED) == null;
    if (!mine && !claims().replaceIfPresent(key, OPEN, BEING_OPENED)) {
      return Future.failedFuture(new BindException("address in use: address=" + endpoint));
    }
    Future<Boolean> doubtful = mine ? socketFileExists() : Future.succeededFuture(true);
    return doubtful.compose(probe -> probe ? takeOver() : Future.succeededFuture())
        .onFailure(inUse -> claims().replace(key, OPEN));
  }

  /**
   * It listens, at the port that it was given if any was asked. Whoever wants that from now on asks whether somebody
   * answers.
   */
  void opened(SocketAddress real) {
    key = real.toString();
    claims().put(key, OPEN);
  }

  void release() {
    claims().remove(key);
  }

  private LocalMap<String, Boolean> claims() {
    return vertx.sharedData().getLocalMap(CLAIMS);
  }

  /** Anything there that is not a socket is left for {@code listen} to fail on. */
  private Future<Boolean> socketFileExists() {
    if (endpoint.isInetSocket()) {
      return Future.succeededFuture(false);
    }
    FileSystem files = vertx.fileSystem();
    return files.exists(endpoint.path())
        .compose(exists -> exists ? files.lprops(endpoint.path()).map(FileProps::isOther)
            : Future.succeededFuture(false));
  }

  /** Nobody answers: the claim is that of a verticle that was undeployed, the file that of a process that is gone. */
  private Future<Void> takeOver() {
    return client.connect(endpoint).compose(
        socket -> socket.close().transform(v -> Future.failedFuture(
            new BindException("address in use: address=" + endpoint))),
        refused -> endpoint.isInetSocket() ? Future.succeededFuture() : removeFile());
  }

  private Future<Void> removeFile() {
    return socketFileExists().compose(exists -> exists ? vertx.fileSystem().delete(endpoint.path())
        : Future.succeededFuture());
  }
}
