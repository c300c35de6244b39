package dev.vertxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.launch.JvmProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * What looking costs in memory, weighed in a process of its own. It takes minutes and is run with
 * {@code CONSOLE_LOAD=1} only, as the checks of the pages at length are.
 */
@EnabledIfEnvironmentVariable(named = "CONSOLE_LOAD", matches = ".+")
@Timeout(600)
class ConsoleMemoryIT {
  private static final long MOST = 24L << 20;
  private static final Percentage TENTH = Percentage.withPercentage(10);

  @TempDir
  Path directory;

  /** What a program tells of itself, before and after. */
  private record Weights(JsonObject before, JsonObject after) {
    long grown() {
      return after.getLong("heap") - before.getLong("heap");
    }
  }

  private Weights weights(Class<?> program) throws Exception {
    try (JvmProcess process = JvmProcess.java(directory, "-cp", System.getProperty("java.class.path"),
        program.getName())) {
      Weights weights = new Weights(weight(process), weight(process));
      return weights;
    }
  }

  private static JsonObject weight(JvmProcess process) throws InterruptedException {
    return new JsonObject(process.awaitLine("weighed ").substring("weighed ".length()));
  }

  @Test
  void staysSmallUnderFullLoad() throws Exception {
    Weights weights = weights(LoadedPlant.class);

    assertThat(weights.after().getLong("recorder")).isBetween(10L << 20, MOST);
    assertThat(weights.grown()).isLessThanOrEqualTo(2 * MOST);
  }

  @Test
  void agentsThatComeAndGoLeaveNothingBehind() throws Exception {
    Weights weights = weights(ChurningPlant.class);

    assertThat(weights.after().getInteger("names")).isEqualTo(weights.before().getInteger("names"));
    assertThat(weights.after().getLong("recorder")).isLessThanOrEqualTo(MOST)
        .isCloseTo(weights.before().getLong("recorder"), TENTH);
    assertThat(weights.after().getLong("heap")).isCloseTo(weights.before().getLong("heap"), TENTH);
  }
}
