package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class BenchCommandTest {
  private static final List<String> SHORT =
      List.of("bench", "--rounds", "1", "--seconds", "0.05", "--warmup", "0", "--agents", "1000");

  private final Cli cli = new Cli();

  @Test
  void measuresEveryRowOfTheTableInOneRun() {
    JsonObject report = bench("--json");

    assertThat(report.getJsonArray("rows")).extracting(row -> ((JsonObject) row).getString("row")).containsExactly(
        "add-1", "add-64", "add-256", "echo-64", "local-call", "other-container", "idle-agents", "dispatch");
    assertThat(report.getJsonArray("absent")).isEmpty();
    assertThat(report.getJsonArray("musts")).extracting(must -> (JsonObject) must)
        .filteredOn(must -> must.getString("what").contains("calls/s")).hasSize(14)
        .allSatisfy(must -> assertThat(must.getDouble("median")).isPositive());
    JsonObject netty = report.getJsonArray("rows").getJsonObject(1).getJsonArray("contenders").getJsonObject(0);
    assertThat(netty.getJsonObject("median").fieldNames()).contains("callsPerSecond", "p50Micros", "p99Micros");
  }

  @Test
  void measuresWhatItIsAskedFor() {
    int code = run("--rows", "add-64", "--contenders", "netty,agents");

    assertThat(cli.err()).isEmpty();
    assertThat(code).isZero();
    assertThat(cli.out()).contains("calls: median of 1 rounds of 0.0500 s").contains("add-64 ").contains("  agents ")
        .containsPattern("add-64 +calls/s ÷ netty +≥ 0.500").containsPattern("grpc-direct .*not measured")
        .doesNotContain("add-1 ").doesNotContain("agents-json");
  }

  @Test
  void anIdleAgentWeighsAtMost500BytesAndHasNoThread() {
    cli.run("bench", "--rounds", "1", "--warmup", "0", "--rows", "idle-agents", "--agents", "20000", "--json");

    JsonObject agents = new JsonObject(cli.out()).getJsonArray("rows").getJsonObject(0).getJsonArray("contenders")
        .getJsonObject(0).getJsonObject("median");

    assertThat(agents.getDouble("heapBytes")).isBetween(16.0, 500.0);
    assertThat(agents.getDouble("threads")).isLessThan(100);
  }

  @Test
  void showsHowCostGrows() {
    JsonObject report = bench("--scaling", "--json");

    JsonArray rows = report.getJsonArray("rows");
    assertThat(rows).extracting(row -> ((JsonObject) row).getString("row"))
        .containsExactly("connections", "in-flight", "payload", "agents-called", "idle-agents");
    assertThat(rows.getJsonObject(0).getJsonArray("contenders"))
        .extracting(size -> ((JsonObject) size).getString("name")).containsExactly("1", "8", "64", "1000");
    assertThat(rows.getJsonObject(2).getJsonArray("contenders").getJsonObject(4).getString("name"))
        .isEqualTo("1048576");
  }

  @Test
  void showsWhatObserversCost() {
    JsonObject report = bench("--observe", "--json", "--rows", "observed-64");

    assertThat(report.getJsonArray("rows").getJsonObject(0).getJsonArray("contenders"))
        .extracting(each -> ((JsonObject) each).getString("name")).containsExactly("nobody", "idle-recorder",
            "recorder", "metrics", "metrics-recorder", "no-op-tracer", "no-spans-tracer");
    assertThat(report.getJsonArray("musts")).extracting(must -> ((JsonObject) must).getString("what"))
        .containsExactly("idle-recorder calls/s ÷ nobody", "metrics-recorder calls/s ÷ nobody",
            "no-op-tracer calls/s ÷ nobody");
    assertThat(report.getJsonArray("musts")).allSatisfy(must ->
        assertThat(((JsonObject) must).getDouble("median")).isPositive());
  }

  @Test
  void measuresOnePartAtATime() {
    assertThat(cli.run("bench", "--observe", "--scaling")).isEqualTo(2);

    assertThat(cli.err()).contains("mutually exclusive");
  }

  @Test
  void refusesAPlanOutOfRange() {
    assertThat(cli.run("bench", "--rounds", "0")).isEqualTo(1);

    assertThat(cli.err()).isEqualTo("error: benchmark option out of range: rounds=0 (1 or more)\n");
  }

  private JsonObject bench(String... more) {
    int code = run(more);
    assertThat(cli.err()).isEmpty();
    assertThat(code).isZero();
    return new JsonObject(cli.out());
  }

  private int run(String... more) {
    return cli.run(Stream.concat(SHORT.stream(), Stream.of(more)).toArray(String[]::new));
  }
}
