package examples.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * One way to call another process. What needs more than the library does is found on the class path, by
 * {@link java.util.ServiceLoader}.
 */
interface Contender {
  String name();

  /** In the other process: answers with where to connect. */
  Future<String> serve(Vertx vertx);

  /** In this process, over one connection. */
  Future<Connection> connect(Vertx vertx, String where);
}
