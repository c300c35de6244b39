package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecordTest {
  @TempDir
  private Path directory;

  private final Cli cli = new Cli();

  private String record() throws IOException {
    String file = directory.resolve("calls.jsonl").toString();
    assertThat(cli.run("run", descriptor(), "--record", file)).as(cli.err()).isZero();
    return file;
  }

  /** A program that greets once. */
  private String descriptor() throws IOException {
    JsonObject config = new JsonObject().put("who", "Eve").put("code", 0);
    JsonObject descriptor = DescriptorTest.west().put("run", DescriptorTest.program("Report", config));
    return Files.writeString(directory.resolve("plant.json"), descriptor.encode()).toString();
  }

  @Test
  void everyCallOfARunIsALine() throws IOException {
    List<JsonObject> lines = Files.readAllLines(Path.of(record())).stream().map(JsonObject::new).toList();

    assertThat(lines.get(0).getInteger("calls")).isEqualTo(1);
    assertThat(lines).hasSize(2);
    JsonObject call = lines.get(1);
    assertThat(call.getString("from")).isEqualTo("west/");
    assertThat(call.getString("to")).isEqualTo("west/greeter");
    assertThat(call.getString("m")).isEqualTo("greet");
    assertThat(call.getString("road")).isEqualTo("local");
    assertThat(call.getString("out")).isEqualTo("ok");
    assertThat(call.getDouble("durUs")).isPositive();
  }

  @Test
  void whatWasRecordedIsShownAsAListADiagramAndJson() throws IOException {
    String file = record();

    assertThat(run("sequence", file)).contains("west/ -> west/greeter greet  ok ");
    assertThat(run("sequence", file, "--mermaid")).startsWith("sequenceDiagram\n  participant p1 as ")
        .contains("->>", "-->>");
    assertThat(new JsonArray(run("sequence", file, "--json"))).isNotEmpty();
    assertThat(run("sequence", file, "--failed")).isEmpty();
    assertThat(run("sequence", file, "--agent", "nobody/here")).isEmpty();
  }

  private static String run(String... args) {
    Cli shown = new Cli();
    assertThat(shown.run(args)).as(shown.err()).isZero();
    return shown.out();
  }

  @Test
  void whatIsNoRecordIsOneLineOfError() throws IOException {
    Path file = Files.writeString(directory.resolve("bad"), "{\"calls\":1}\nnonsense\n");

    assertThat(cli.run("sequence", file.toString())).isEqualTo(1);
    assertThat(cli.err()).startsWith("error: not a record of calls: file=").contains("line=2").hasLineCount(1);
    Cli other = new Cli();
    assertThat(other.run("sequence", directory.resolve("none").toString())).isEqualTo(1);
    assertThat(other.err()).startsWith("error: cannot read: file=").hasLineCount(1);
  }

  @Test
  void aFileThatCannotBeWrittenIsOneLineOfError() throws IOException {
    assertThat(cli.run("run", descriptor(), "--record", directory.toString())).isEqualTo(1);
    assertThat(cli.err()).startsWith("error: cannot record: file=").hasLineCount(1);
  }
}
