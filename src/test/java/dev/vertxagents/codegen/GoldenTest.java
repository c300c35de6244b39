package dev.vertxagents.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated code, letter by letter, as in {@code src/test/resources/codegen}. */
class GoldenTest {
  @TempDir
  Path out;

  private static String file(String name) {
    try (var in = GoldenTest.class.getResourceAsStream("/codegen/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Compilation compiled() {
    Compilation compilation = new Compilation(out);
    for (String name : new String[] {"Gauge", "Named", "Operations", "Boiler"}) {
      compilation.with(name, file(name + ".java"));
    }
    assertThat(compilation.compile()).as("%s", compilation.messages()).isTrue();
    return compilation;
  }

  @Test
  void writesWhatTheGoldenFilesShow() {
    Compilation compilation = compiled();

    for (String name : new String[] {"GaugeProxy", "GaugeRoutes", "BoilerRoutes"}) {
      assertThat(compilation.generated("sample." + name)).as(name).isEqualTo(file(name + ".txt"));
    }
  }

  @Test
  void saysNothingBesides() {
    assertThat(compiled().messages()).allMatch(said -> said.contains("Supported source version"));
  }

  @Test
  void isTheSameEachTime() {
    String once = compiled().generated("sample.GaugeRoutes");

    assertThat(compiled().generated("sample.GaugeRoutes")).isEqualTo(once);
  }

  @Test
  void hasNoLineThatIsTooLong() {
    Compilation compilation = compiled();

    assertThat(compilation.generated("sample.GaugeProxy").lines()).allMatch(line -> line.length() <= 120);
    assertThat(compilation.generated("sample.GaugeRoutes").lines()).allMatch(line -> line.length() <= 120);
  }
}
