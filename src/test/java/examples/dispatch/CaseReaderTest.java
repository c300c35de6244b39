package examples.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseReaderTest {
  /** Line numbers in the tests below count in this text. */
  private static final String SMALL = """
      function mpc = small
      mpc.version = '2';
      mpc.baseMVA = 50;
      mpc.bus = [
        1 3 0 0 0 0 1 1 0 230 1 1.1 0.9;
        7 1 100 0 5 0 1 1 0 230 1 1.1 0.9; % a load and a shunt
        9 4 80 0 0 0 1 1 0 230 1 1.1 0.9;
      ];
      mpc.gen = [
        1 0 0 0 0 1 100 1 200 10;
        7 0 0 0 0 1 100 0 60 0;
        9 0 0 0 0 1 100 1 60 0;
      ];
      mpc.gencost = [
        2 0 0 3 0.1 14 5;
        1 0 0 3 0 0 0;
        1 0 0 3 0 0 0;
      ];
      mpc.branch = [
        1 7 0.03 0.04 0 120 0 0 0 10 1 -30 30;
        1 7 0 0.1 0 0 0 0 0 0 1 0 0;
        1 7 0 0.1 0 0 0 0 0 0 0 -360 360;
        7 9 0 0.1 0 0 0 0 0 0 1 -360 360;
      ];
      """;

  @TempDir
  private Path folder;

  @Test
  void readsWhatIsInServicePerUnit() {
    Grid grid = grid(SMALL);

    assertThat(grid.name()).isEqualTo("small");
    assertThat(grid.baseMva()).isEqualTo(50);
    assertThat(grid.publishedOptimum()).isNaN();
    assertThat(grid.buses()).containsExactly(new Grid.Bus(1, 0), new Grid.Bus(7, 2.1));
    assertThat(grid.generators()).containsExactly(new Grid.Generator(0, 1, 0.2, 4, 250, 700, 5));
    assertThat(grid.lines()).hasSize(2);
  }

  @Test
  void lineLimitsComeTogetherAsAngles() {
    Grid.Line line = grid(SMALL).lines().get(0);
    Grid.Line unlimited = grid(SMALL).lines().get(1);

    assertThat(line.susceptance()).isCloseTo(16, within(1e-12));
    assertThat(line.shift()).isEqualTo(Math.toRadians(10));
    assertThat(line.minAngle()).isCloseTo(Math.toRadians(10) - 2.4 / 16, within(1e-12));
    assertThat(line.maxAngle()).isCloseTo(Math.toRadians(10) + 2.4 / 16, within(1e-12));
    assertThat(unlimited.minAngle()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(unlimited.maxAngle()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'mpc.version = ''2'';'               | 'mpc.version = ''2'', % text'        ",
      "'  1 3 0 0 0 0 1 1 0 230 1 1.1 0.9;' | '1, 3,0,0,0,0,1,1,0,230,1,1.1,0.9'   ",
      "'mpc.bus = ['                        | 'mpc.bus = [ % all of them'          ",
      "'mpc.gen = ['                        | 'mpc.note = {''50 % of }'', ''x''};\nmpc.areas = [1 4;];\nmpc.gen = ['",
      "'2 0 0 3 0.1 14 5;'                  | '2 0 0 3 1e-1 .14E2 +5.;'            ",
      "'2 0 0 3 0.1 14 5;'                  | '2 0 0 3 0.1 ...\n 14 5;'            ",
      "'mpc.baseMVA = 50;'                  | 'mpc.baseMVA = 50'                   ",
      "'mpc.baseMVA = 50;'                  | '%{\nmpc.baseMVA = 7\n%}\nmpc.baseMVA = 50;' "})
  void readsOtherSpellingsOfTheSame(String there, String instead) {
    assertThat(SMALL).contains(there);

    assertThat(grid(SMALL.replace(there, instead.strip()))).isEqualTo(grid(SMALL));
  }

  @Test
  void readsSeveralRowsOfALineAndForeignLineEnds() {
    String oneLine = SMALL.replace(";\n  7 1 100", "; 7 1 100").replace("\n", "\r\n");

    assertThat(grid("\uFEFF" + oneLine)).isEqualTo(grid(SMALL));
  }

  @Test
  void costsOfLowDegreeReadTheSame() {
    Grid.Generator linear = grid(SMALL.replace("2 0 0 3 0.1 14 5;", "2 0 0 2 14 5 0;")).generators().get(0);
    Grid.Generator constant = grid(SMALL.replace("2 0 0 3 0.1 14 5;", "2 0 0 1 5 0 0;")).generators().get(0);

    assertThat(linear).isEqualTo(new Grid.Generator(0, 1, 0.2, 4, 0, 700, 5));
    assertThat(constant).isEqualTo(new Grid.Generator(0, 1, 0.2, 4, 0, 0, 5));
  }

  @Test
  void aCommentTellsThePublishedOptimum() {
    assertThat(grid("%% published optimum: 17479.9 $/h\n" + SMALL).publishedOptimum()).isEqualTo(17479.9);
  }

  @Test
  void knowsWhatIsPublishedOfThePowerGridLibrary() {
    assertThat(grid(SMALL.replace("= small", "= pglib_opf_case30_ieee")).publishedOptimum()).isEqualTo(7472.8);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "mpc.baseMVA = 50;        | mpc.baseMVA = 0;                      | small.m:3: mpc.baseMVA must be above 0",
      "mpc.baseMVA = 50;        | mpc.baseMVA = x;                      | small.m:3: not a number: \"x\"",
      "mpc.baseMVA = 50;        | mpc.bases = 50;                       | small.m: no mpc.baseMVA",
      "mpc.gencost              | mpc.costs                             | small.m: no mpc.gencost",
      "mpc.gencost = [          | mpc.gencost = 3;                      | small.m:14: mpc.gencost must be a matrix",
      "mpc.branch = [           | mpc.bus = [                           | small.m:19: mpc.bus is assigned twice",
      "mpc.gen = [              | mpc.gen(1, 2) = 3;                    | small.m:9: statement not understood",
      "'7 1 100 0 5'            | '7 1 1OO 0 5'                         | small.m:6: not a number: \"1OO\"",
      "'7 1 100 0 5'            | '7 1 NaN 0 5'                         | small.m:6: not a number: \"NaN\"",
      "'7 1 100 0 5'            | '7 1 Inf 0 5'                         | small.m:6: mpc.bus: must be finite: Pd",
      "'7 1 100 0 5' | '7.5 1 100 0 5' | small.m:6: mpc.bus: must be a whole number: bus_i=7.5",
      "'7 1 100 0 5' | '7 5 100 0 5' | small.m:6: mpc.bus: no such bus: bus_i=7 type=5",
      "'7 1 100 0 5' | '1 1 100 0 5' | small.m:6: mpc.bus: bus appears twice: bus_i=1",
      "'7 1 100 0 5' | '7 1 100 0' | small.m:6: mpc.bus: too few columns: columns=12",
      "'7 1 100 0 5'            | '7 1 100 0 5 0'                       | small.m:6: mpc.bus: rows differ in length",
      "1 0 0 0 0 1 100 1 200 10 | 2 0 0 0 0 1 100 1 200 10 | small.m:10: mpc.gen: no such bus in mpc.bus: bus=2",
      "1 200 10                 | 1 200 210                             | small.m:10: mpc.gen: Pmin above Pmax",
      "2 0 0 3 0.1 14 5 | 1 0 0 3 0.1 14 5 | small.m:15: mpc.gencost: cost model not supported",
      "2 0 0 3 0.1 14 5         | 2 0 0 3 -0.1 14 5                     | small.m:15: mpc.gencost: cost is not convex",
      "2 0 0 3 0.1 14 5 | 2 0 0 4 0.1 14 5 | small.m:15: mpc.gencost: as many coefficients as n says",
      "2 0 0 3 0.1 14 5 | 2 0 0 0 0.1 14 5 | small.m:15: mpc.gencost: as many coefficients as n says",
      "'1 0 0 3 0 0 0;\n  1 0' | '1 0' | small.m:14: mpc.gencost: one row per generator",
      "0.03 0.04 0 120 | 0 0 0 120 | small.m:20: mpc.branch: reactance must not be zero",
      "0.03 0.04 0 120 | 0.03 0.04 0 -1 | small.m:20: mpc.branch: rating must not be negative",
      "-30 30                   | 30 -30                                | small.m:20: mpc.branch: angmin above angmax",
      "-30 30 | 29 30 | small.m:20: mpc.branch: rateA and the angle limits",
      "1 7 0 0.1 0 0 0 0 0 0 1 | 1 1 0 0.1 0 0 0 0 0 0 1 | small.m:21: mpc.branch: line ends where it begins",
      "'];\nmpc.branch'         | 'mpc.branch'                          | small.m:18: not a number: \"mpc.branch\""})
  void tellsWhatIsWrongAndWhere(String there, String instead, String message) {
    assertThat(SMALL).contains(there);

    assertThatThrownBy(() -> grid(SMALL.replaceFirst(Pattern.quote(there), instead)))
        .isInstanceOf(CaseException.class).hasMessageStartingWith(message);
  }

  @Test
  void refusesCostsOfHigherDegree() {
    String cubic = SMALL.replace("2 0 0 3 0.1 14 5", "2 0 0 4 1 0.1 14 5").replace("1 0 0 3 0 0 0", "2 0 0 4 0 0 0 0");

    assertThatThrownBy(() -> grid(cubic))
        .hasMessageStartingWith("small.m:15: mpc.gencost: cost of degree above 2: c3=1.0");
  }

  @Test
  void refusesDcLines() {
    assertThatThrownBy(() -> grid(SMALL + "mpc.dcline = [\n1 7 1;\n];"))
        .hasMessageStartingWith("small.m:26: mpc.dcline: DC lines are not supported");
  }

  @Test
  void refusesAMatrixThatNeverEnds() {
    assertThatThrownBy(() -> grid("mpc.bus = [\n1 2 3")).hasMessage("small.m:1: matrix without ]");
  }

  @Test
  void refusesMissingAndOversizedFiles() throws Exception {
    Path big = folder.resolve("big.m");
    Files.write(big, new byte[CaseText.MAX_BYTES + 1]);

    assertThatThrownBy(() -> Grid.read(folder.resolve("none.m").toString())).isInstanceOf(CaseException.class)
        .hasMessageContaining("none.m").hasMessageContaining("no such file");
    assertThatThrownBy(() -> Grid.read(big.toString())).hasMessageStartingWith("big.m: file exceeds limit");
  }

  @Test
  void readsFromDisk() throws Exception {
    Path file = folder.resolve("small.m");
    Files.write(file, SMALL.getBytes(StandardCharsets.UTF_8));

    assertThat(Grid.read(file.toString())).isEqualTo(grid(SMALL));
  }

  private static Grid grid(String text) {
    return GridReader.grid(CaseText.of("small.m", text));
  }
}
