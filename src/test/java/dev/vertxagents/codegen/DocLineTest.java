package dev.vertxagents.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocLineTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "The sum. More. | The sum.",
      "The sum | The sum",
      "What? More. | What?",
      "Takes {@code Map<String, List<X>>} of it. More | Takes Map<String, List<X>> of it.",
      "A {@code x < y}, and a > b. More | A x < y, and a > b.",
      "Says {@code {a}} of it. | Says {a} of it.",
      "See {@link Gauge#go the thing}, {@link Gauge}, {@link #add(int, int)}. | See the thing, Gauge, add(int, int).",
      "See {@link Gauge#add(int, int) adding}, {@linkplain Gauge#add}. | See adding, Gauge.add.",
      "Some, e.g. <b>bold</b> &amp; &lt;plain&gt; &#8364;. More. | Some, e.g. bold & <plain> €.",
      "One.<p>Two. | One.",
      "Version 1.5 of it. More | Version 1.5 of it.",
      "{@inheritDoc} | ''",
      "'   @param a one' | ''"})
  void isTheFirstSentenceAsPlainText(String comment, String line) {
    assertThat(DocLine.of(comment)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({"400", "200"})
  void isCutWhenItIsLong(int words) {
    assertThat(DocLine.of("word ".repeat(words) + "end.")).hasSize(180).endsWith("…");
    assertThat(DocLine.of(null)).isEmpty();
  }
}
