package examples.lab;

import dev.vertxagents.agent.AgentProxy;
import io.vertx.core.json.JsonObject;
import java.util.Random;

/** What an agent draws its chances from: the seed in its config and its own id, so that each run is the same. */
final class Chance {
  private static final long DEFAULT_SEED = 7;

  private Chance() {
  }

  static Random of(AgentProxy self, JsonObject config) {
    return new Random(config.getLong("seed", DEFAULT_SEED) * 31 + self.address().aid().hashCode());
  }
}
