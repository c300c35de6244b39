package examples.tender;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Says for what price it would do a task. */
@Expose
public interface Bidder {
  Future<Offer> bid(String task);
}
