package dev.vertxagents.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each bad input and fault of the catalogue is a test under its number: F frames, C codecs, R calls, U addresses, D
 * directory, G descriptors, W console, X faults. What needs encryption or authentication is not there yet.
 */
class CatalogueTest {
  private static final Pattern ROW = Pattern.compile("\\bvoid ((?:[FCRUDGWX]\\d+_)+)\\w+\\(");

  @Test
  void everyRowHasATestOfItsNumber() throws IOException {
    Set<String> tested = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher row = ROW.matcher(Files.readString(file));
        while (row.find()) {
          tested.addAll(List.of(row.group(1).split("_")));
        }
      }
    }
    assertThat(tested).containsAll(rows());
  }

  private static List<String> rows() {
    return Stream.of(rows("F", 15, 13), rows("C", 24), rows("R", 25, 21), rows("U", 8, 3, 4, 7), rows("D", 10),
        rows("G", 9, 4, 7), rows("W", 14), Stream.of("X1", "X5", "X12", "X22", "X23", "X24", "X25", "X26", "X27", "X30", "X31", "X32",
            "X33", "X34")).flatMap(group -> group).toList();
  }

  private static Stream<String> rows(String group, int last, Integer... without) {
    return IntStream.rangeClosed(1, last).boxed().filter(row -> !List.of(without).contains(row)).map(row -> group + row);
  }
}
