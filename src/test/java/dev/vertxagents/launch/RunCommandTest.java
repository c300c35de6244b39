package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class RunCommandTest {
  private static final Pattern ADDRESS = Pattern.compile("tcp://127\\.0\\.0\\.1:\\d+/");

  @TempDir
  private Path directory;

  private final Cli cli = new Cli();

  @Test
  void servesUntilStoppedAndTellsWhere() throws Exception {
    String file = write(DescriptorTest.west());

    CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> cli.run("run", file));
    String address = awaitAddress();
    Cli caller = new Cli();
    assertThat(caller.run("call", address + "greeter", "greet", "\"Ada\"")).isZero();
    cli.stop();

    assertThat(code.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(caller.out()).isEqualTo("\"hi Ada\"" + System.lineSeparator());
    assertThat(cli.out()).startsWith("west listens at " + address + " (agents: greeter, many-0, many-1)");
    assertThat(caller.run("call", address + "greeter", "greet", "\"Ada\"")).isEqualTo(1);
    assertThat(caller.err()).startsWith("error: ").contains("NOT_CONNECTED");
  }

  @Test
  void tellsWhereAsJson() throws Exception {
    String file = write(DescriptorTest.west());

    CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> cli.run("run", file, "--json"));
    String address = awaitAddress();
    cli.stop();

    assertThat(code.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(new JsonObject(cli.out())).isEqualTo(new JsonObject(
        "{\"name\": \"plant\", \"containers\": [{\"name\": \"west\", \"address\": \"" + address
            + "\", \"agents\": 3}]}"));
  }

  @Test
  void runsTheProgramAndEndsWithItsCode() throws IOException {
    String file = write(reporting(3));

    assertThat(cli.run("run", file, "a", "b", "--wait", "2s")).isEqualTo(3);
    assertThat(cli.out()).isEqualTo("hi Eve [a, b] PT2S false" + System.lineSeparator());
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void appliesFilesThenAssignmentsInTheOrderGiven() throws IOException {
    String file = write(reporting(3));
    Path conf = Files.writeString(directory.resolve("more.json"), """
        {"code": 0, "who": "File", "west": {"agents": {"greeter": {"config": {"word": "moin"}}}}}""");

    assertThat(cli.run("run", file, "--set", "who=Bob", "--conf", conf.toString(), "--json")).isZero();
    assertThat(cli.out()).isEqualTo("moin Bob [] PT0S true" + System.lineSeparator());
  }

  @Test
  void makesAllContainersSpeakACodec() throws IOException {
    assertThat(cli.run("run", write(reporting(0)), "--codec", "json")).isZero();
  }

  @Test
  void keepsServingWhenTheProgramSaysSo() throws Exception {
    JsonObject json = reporting(0);
    json.getJsonObject("run").getJsonObject("config").putNull("code");
    String file = write(json);

    CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> cli.run("run", file));
    String address = awaitAddress();
    cli.stop();

    assertThat(code.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(address).isNotEmpty();
  }

  @Test
  void tellsAFailureOfTheProgram() throws IOException {
    String file = write(DescriptorTest.west().put("run", DescriptorTest.program("Broken", new JsonObject())));

    assertThat(cli.run("run", file)).isEqualTo(1);
    assertThat(cli.err().lines()).singleElement().isEqualTo("error: IllegalStateException: nothing to report");
  }

  @Test
  void G9_tellsThatAPortIsOccupied() throws IOException {
    try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(cli.run("run", write(DescriptorTest.west()), "--set", "west.port=" + occupied.getLocalPort()))
          .isEqualTo(1);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err().lines()).singleElement().asString()
          .startsWith("error: cannot listen: key=containers[0] file=")
          .contains("in use", "port=" + occupied.getLocalPort());
    }
  }

  @Test
  void printsALinkToTheConsoleAndStaysWhenTheProgramHasEnded() throws Exception {
    String file = write(reporting(3));

    CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> cli.run("run", file, "--console=0"));
    Matcher link = await(Pattern.compile("console at (http://127\\.0\\.0\\.1:\\d+/)#token=([\\w-]+)"));
    awaitText("the program has ended");
    HttpResponse<String> agents = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
        URI.create(link.group(1) + "api/v1/agents")).header("Authorization", "Bearer " + link.group(2)).build(),
        HttpResponse.BodyHandlers.ofString());
    assertThat(agents.statusCode()).isEqualTo(200);
    assertThat(code).isNotDone();
    cli.stop();

    assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(3);
  }

  private static JsonObject reporting(int code) {
    return DescriptorTest.west()
        .put("run", DescriptorTest.program("Report", new JsonObject().put("who", "Eve").put("code", code)));
  }

  private String write(JsonObject descriptor) throws IOException {
    return Files.writeString(directory.resolve("plant.json"), descriptor.encode()).toString();
  }

  private void awaitText(String text) {
    await(Pattern.compile(text));
  }

  private Matcher await(Pattern pattern) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < end) {
      Matcher matcher = pattern.matcher(cli.out() + cli.err());
      if (matcher.find()) {
        return matcher;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("not told: " + pattern + " " + cli.out() + cli.err());
  }

  private String awaitAddress() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < end) {
      Matcher matcher = ADDRESS.matcher(cli.out());
      if (matcher.find()) {
        return matcher.group();
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("no address: " + cli.out() + cli.err());
  }
}
