package examples.bench;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** The least work that a call can ask for, and a text that makes it longer. All contenders answer the same. */
@Expose
public interface Target {
  Future<Integer> add(int a, int b);

  /** The text as it came. */
  Future<String> echo(String text);
}
