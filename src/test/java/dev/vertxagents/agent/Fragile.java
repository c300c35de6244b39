package dev.vertxagents.agent;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Takes and gives what may break on its way. */
@Expose
interface Fragile {
  Future<Integer> take(Glass glass);

  Future<Glass> give(boolean broken);

  /** Removes the agent, then calls this again. */
  Future<String> vanish(int depth);

  /** A record that may refuse to be looked at. */
  record Glass(boolean broken) {
    @Override
    public boolean broken() {
      if (broken) {
        throw new IllegalStateException("broken");
      }
      return false;
    }
  }
}
