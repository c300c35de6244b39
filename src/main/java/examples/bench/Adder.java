package examples.bench;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** The least work that a call can ask for. */
@Expose
public interface Adder {
  Future<Integer> add(int a, int b);
}
