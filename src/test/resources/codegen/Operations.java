package sample;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** A sub-service. */
@Expose
public interface Operations {
  Future<Integer> mul(int a, int b);
}
