package dev.vertxagents.channel;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystem;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.SocketAddress;

/** A Unix socket's file outlives a process that crashed; it is in the way of the next one. */
final class UnixSocketFile {
  private UnixSocketFile() {
  }

  /**
   * Removes the file if it is a socket and nobody answers on it. If somebody does it is left for {@code listen} to fail on; so is
   * anything that is not a socket.
   */
  static Future<Void> removeStale(Vertx vertx, NetClient client, String path) {
    FileSystem files = vertx.fileSystem();
    return files.exists(path)
        .compose(exists -> exists ? files.lprops(path).map(props -> props.isOther()) : Future.succeededFuture(false))
        .compose(socket -> socket ? removeUnanswered(files, client, path) : Future.succeededFuture());
  }

  private static Future<Void> removeUnanswered(FileSystem files, NetClient client, String path) {
    return client.connect(SocketAddress.domainSocketAddress(path))
        .compose(socket -> socket.close(), refused -> files.delete(path));
  }
}
