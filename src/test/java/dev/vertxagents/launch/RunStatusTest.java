package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.observe.Http;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} shows to those who watch over it. */
@Timeout(60)
final class RunStatusTest {
  private static final Pattern SERVED = Pattern.compile("(/\\S+.*) at (http://127\\.0\\.0\\.1:\\d+)\\R");
  private static final Pattern ADDRESS = Pattern.compile("tcp://127\\.0\\.0\\.1:\\d+/");

  @TempDir
  private Path directory;

  private final Cli cli = new Cli();

  private String west() throws IOException {
    return Files.writeString(directory.resolve("plant.json"), DescriptorTest.west().encode()).toString();
  }

  private static String await(Supplier<String> text, Pattern pattern, int group) {
    while (true) {
      Matcher found = pattern.matcher(text.get());
      if (found.find()) {
        return found.group(group);
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void servesMetricsAndHealthOnOnePortUntilItEnds() throws Exception {
    String file = west();
    CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> cli.run("run", file, "--metrics", "0",
        "--health", "127.0.0.1:0"));
    String base = await(cli::err, SERVED, 2);
    String address = await(cli::out, ADDRESS, 0);

    assertThat(new Cli().run("call", address + "greeter", "greet", "\"Ada\"")).isZero();
    HttpResponse<String> metrics = Http.get(base + "/metrics");

    assertThat(metrics.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(metrics.body()).contains("agents_calls_total{code=\"OK\",container=\"west\",method=\"greet\""
        + ",road=\"wire\",side=\"callee\"} 1").contains("agents_bytes_total{container=\"west\"")
        .contains("vertx_net_server_active_connections");
    assertThat(Http.get(base + "/health/live").statusCode()).isEqualTo(200);
    assertThat(Http.get(base + "/health/ready").body()).contains("\"west\":\"ok\"");
    assertThat(cli.err()).contains("/health/live and /health/ready and /metrics at ");
    cli.stop();
    assertThat(code.get(20, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void tellsWhereItCannotListen() throws Exception {
    assertThat(cli.run("run", west(), "--health", "203.0.113.7:9090")).isEqualTo(1);
    assertThat(cli.err()).startsWith("error: cannot listen: place=203.0.113.7:9090 (");
  }

  @Test
  void refusesPlacesThatAreNone() throws Exception {
    assertThat(cli.run("run", west(), "--metrics", "70000")).isEqualTo(2);
    assertThat(cli.err()).contains("not a place to listen: 70000 (PORT or HOST:PORT, such as 9090)");
  }
}
