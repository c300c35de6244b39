package examples.web;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** What is on the shelves. */
@Expose
public interface Stock {
  /** How many there are. Fails with {@code NoSuchElementException} for what is not sold here. */
  Future<Integer> count(String item);

  /** Takes some away; how many are left. Fails with {@code IllegalArgumentException} if there are not so many. */
  Future<Integer> take(String item, int count);
}
