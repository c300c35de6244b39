package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BenchCommandTest {
  private final Cli cli = new Cli();

  @Test
  void measuresCallsBetweenTwoProcessesBesideABareEcho() {
    int code = cli.run("bench", "--rounds", "1", "--seconds", "0.05", "--warmup", "0", "--agents", "1000",
        "--in-flight", "1,8", "--json");

    assertThat(cli.err()).isEmpty();
    assertThat(code).isZero();
    JsonObject report = new JsonObject(cli.out());
    JsonObject line = report.getJsonArray("remote").getJsonObject(1);
    assertThat(line.getInteger("inFlight")).isEqualTo(8);
    assertThat(line.getDouble("ratio")).isPositive();
    assertThat(report.getJsonObject("local").getDouble("nanos")).isPositive();
  }

  @Test
  void anIdleAgentWeighsAtMost500Bytes() {
    cli.run("bench", "--rounds", "1", "--seconds", "0.05", "--warmup", "0", "--agents", "20000", "--in-flight", "1",
        "--json");

    assertThat(new JsonObject(cli.out()).getJsonObject("idleAgent").getDouble("bytes")).isLessThanOrEqualTo(500);
  }

  @Test
  void refusesAPlanOutOfRange() {
    assertThat(cli.run("bench", "--rounds", "0")).isEqualTo(1);

    assertThat(cli.err()).isEqualTo("error: benchmark option out of range: rounds=0 (1 or more)\n");
  }
}
