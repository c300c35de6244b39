package dev.vertxagents.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Documents stay true: every snippet of Java or XML is part of a file that is tested, every link leads somewhere.
 */
class DocsTest {
  private static final Pattern SNIPPET =
      Pattern.compile("(?:<!-- from (\\S+) -->\\s*)?```(?:java|xml)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)");

  @TestFactory
  Stream<DynamicTest> everySnippetStandsInTheFileItNames() throws IOException {
    return documents().stream().map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
      List<String> foreign = new ArrayList<>();
      Matcher snippet = SNIPPET.matcher(Files.readString(page));
      while (snippet.find()) {
        Path source = snippet.group(1) == null ? null : Path.of(snippet.group(1));
        if (source == null || !flat(Files.readString(source)).contains(flat(snippet.group(2)))) {
          foreign.add("not in " + source + ":\n" + snippet.group(2));
        }
      }
      assertThat(foreign).isEmpty();
    }));
  }

  @TestFactory
  Stream<DynamicTest> everyLinkLeadsToAFile() throws IOException {
    return documents().stream().map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
      List<String> dead = new ArrayList<>();
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        if (!Files.exists(page.toAbsolutePath().resolveSibling(link.group(1)))) {
          dead.add(link.group(1));
        }
      }
      assertThat(dead).isEmpty();
    }));
  }

  @Test
  void thereIsAReadmeAndAGuide() throws IOException {
    assertThat(documents()).contains(Path.of("README.md"), Path.of("src/docs/wire-format.md"))
        .hasSizeGreaterThan(8);
  }

  /** Indentation and line breaks do not count, neither does what a document leaves out before and behind. */
  private static String flat(String code) {
    return code.strip().replaceAll("\\s+", " ");
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> guide = Files.walk(Path.of("src/docs"))) {
      return Stream.concat(Stream.of(Path.of("README.md")), guide.filter(page -> page.toString().endsWith(".md")))
          .collect(Collectors.toList());
    }
  }
}
