package examples.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * One way to call another process. What needs more than the library does is found on the class path, by
 * {@link java.util.ServiceLoader}.
 */
interface Contender {
  String name();

  /** Those of the same pair share two JVMs; for those that would not be comparable otherwise. */
  default String pair() {
    return name();
  }

  /** In the answering process: says where to connect. */
  Future<String> serve(Vertx vertx);

  /** In the calling process, over one connection. */
  Future<Connection> connect(Vertx vertx, String where);
}
