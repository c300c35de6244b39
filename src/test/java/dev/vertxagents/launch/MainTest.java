package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
  @TempDir
  private Path directory;

  private final Cli cli = new Cli();

  @ParameterizedTest
  @ValueSource(strings = {"run", "call", "ps"})
  void explainsEachCommand(String command) {
    assertThat(cli.run(command, "--help")).isZero();
    assertThat(cli.out()).contains("Usage: vertx-agents " + command, "--json", "--codec", "--wait", "--verbose");
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void explainsItself() {
    assertThat(cli.run("--help")).isZero();
    assertThat(cli.out()).contains("run", "call", "ps");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "                                      | command missing",
      "rnu                                   | rnu",
      "run --sett a=1                        | --sett",
      "run --wait 5                          | write 500ms, 10s, 2m or PT1M30S",
      "run --wait -5s                        | not a span of time",
      "run --wait PT-5S                      | negative",
      "run --codec xml                       | unknown codec: name=xml",
      "call                                  | ADDRESS",
      "call tcp://127.0.0.1:1/a              | METHOD",
      "call tcp://127.0.0.1:1/a greet Ada    | argument 1 is not JSON: Ada (strings need quotes: '\"Ada\"')",
      "call tcp://127.0.0.1:1/a greet --jsno | argument 1 is not JSON: --jsno",
      "call tcp://127.0.0.1:1/a greet --kw x | not NAME=JSON: --kw x",
      "call tcp://127.0.0.1:1/a greet --kw x=y | argument x is not JSON: y",
      "ps a b                                | b"})
  void answersWrongArgumentsWithALineAndExitCode2(String args, String told) {
    int code = cli.run(args == null ? new String[0] : args.split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err().lines()).singleElement().asString().startsWith("error: ").contains(told).contains("--help)");
  }

  @Test
  void G9_tellsThatAFileIsMissingAndWhatThereIs() throws IOException {
    Files.writeString(directory.resolve("plant.json"), "{}");

    assertThat(fail("run", directory + "/plnat.json"))
        .contains("no such file: file=" + directory + "/plnat.json", "plant.json");
  }

  @Test
  void G9_tellsThatAFileIsADirectory() throws IOException {
    Files.writeString(directory.resolve("plant.json"), "{}");

    assertThat(fail("run", directory.toString()))
        .contains("a directory, not a file: file=" + directory, ": plant.json");
  }

  @Test
  void G9_tellsThatAFileIsNotReadable() throws IOException {
    Path file = Files.writeString(directory.resolve("plant.json"), "{}");
    assertThat(file.toFile().setReadable(false)).isTrue();
    assumeFalse(Files.isReadable(file), "root reads everything");

    assertThat(fail("run", file.toString())).contains("file not readable: file=" + file);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "\\ufeff{\"containers\": []}      | byte order mark in JSON: file=",
      "{\\r\\n  \"containers\": [\\r\\n | line=3 column=1",
      "{\"name\": \"\\u00e9\"}          | not UTF-8: file=",
      "{\"containers\": 1}              | bad value: key=containers file="})
  void G9_tellsWhatIsWrongWithAFile(String text, String told) throws IOException {
    Path file = directory.resolve("plant.json");
    String real = text.replace("\\r", "\r").replace("\\n", "\n").replace("\\ufeff", "\ufeff")
        .replace("\\u00e9", "\u00e9");
    Files.write(file, real.getBytes(told.contains("UTF-8") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));

    assertThat(fail("run", file.toString())).contains(told, file.toString());
  }

  @Test
  void G1_namesFileKeyAndNearestKey() throws IOException {
    Path file = Files.writeString(directory.resolve("plant.json"),
        "{\"containers\": [{\"name\": \"west\", \"prot\": 1}]}");

    assertThat(fail("run", file.toString()))
        .contains("unknown key: key=containers[0].prot file=" + file + " (nearest known key: port)");
    assertThat(fail("run", file.toString(), "--set", "wset.port=6000"))
        .contains("key=wset file=--set (nearest known key: west)");
  }

  @Test
  void G3_refusesAFileOfMoreThanOneMebibyte() throws IOException {
    Path file = Files.write(directory.resolve("plant.json"), new byte[(1 << 20) + 1]);

    assertThat(fail("run", file.toString())).contains("file exceeds limit: file=" + file + " maxBytes=1048576");
  }

  @Test
  void tellsErrorsAsJson() {
    assertThat(cli.run("run", directory + "/none.json", "--json")).isEqualTo(1);
    assertThat(cli.err()).startsWith("{\"error\":\"no such file: file=");
  }

  @Test
  void showsStackTracesWhenAskedOnly() {
    cli.run("run", directory + "/none.json", "--verbose");

    assertThat(cli.err().lines().count()).isGreaterThan(1);
  }

  private String fail(String... args) {
    Cli own = new Cli();
    assertThat(own.run(args)).isEqualTo(1);
    assertThat(own.out()).isEmpty();
    assertThat(own.err().lines()).singleElement().asString().startsWith("error: ");
    return own.err();
  }
}
