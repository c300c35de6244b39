package sample;

import io.vertx.core.Future;
import java.util.List;

/** A generic parent. */
interface Named<T> {
  /** Gives it a name. */
  Future<List<T>> named(String name, T value);
}
