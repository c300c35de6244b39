package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class StrictJsonTest {
  @Test
  void readsWhatVertxWrites() {
    JsonObject json = new JsonObject("{\"a\": [1, 2.5, true, null, \"ü\\n\"], \"b\": {\"c\": 3000000000}}");

    assertThat(read(json.encodePrettily())).isEqualTo(json);
  }

  @Test
  void G3_refusesMoreThanOneMebibyte() {
    byte[] large = new byte[StrictJson.MAX_BYTES + 1];
    Arrays.fill(large, (byte) ' ');

    assertThatThrownBy(() -> StrictJson.read(large, "x.json"))
        .isInstanceOf(DescriptorException.class).hasMessage("file exceeds limit: file=x.json maxBytes=1048576");
  }

  @Test
  void G3_refusesMoreThan32Levels() {
    assertThat(read(nested(32))).isNotNull();
    assertThatThrownBy(() -> read(nested(33)))
        .hasMessage("nesting exceeds limit: file=x.json line=1 column=161 maxDepth=32");
  }

  @Test
  void G3_refusesTenThousandLevelsBeforeTheStackEnds() {
    assertThatThrownBy(() -> read(nested(10_000))).hasMessageContaining("nesting exceeds limit")
        .hasMessageContaining("maxDepth=32");
    assertThatThrownBy(() -> read("{\"a\": " + "[".repeat(100_000))).hasMessageContaining("maxDepth=32");
  }

  @Test
  void G9_refusesByteOrderMark() {
    assertThatThrownBy(() -> read("\ufeff{}"))
        .hasMessage("byte order mark in JSON: file=x.json (save it as UTF-8 without BOM)");
  }

  @Test
  void G9_readsCrLfAndCountsItAsOneLine() {
    assertThat(read("{\r\n\"a\": 1\r\n}\r\n")).isEqualTo(new JsonObject().put("a", 1));
    assertThatThrownBy(() -> read("{\r\n  \"a\": 1,\r\n  b\r\n}"))
        .hasMessageContaining("not JSON: file=x.json line=3 column=3 ");
  }

  @Test
  void G9_refusesBadUtf8AndNamesTheByte() {
    byte[] bytes = "{\n\"a\": \"?\"}".getBytes(StandardCharsets.US_ASCII);
    bytes[8] = (byte) 0xff;

    assertThatThrownBy(() -> StrictJson.read(bytes, "x.json"))
        .hasMessage("not UTF-8: file=x.json line=2 offset=8 byte=0xff (save it as UTF-8)");
  }

  @Test
  void G9_refusesACutCharacterAtTheEnd() {
    assertThatThrownBy(() -> StrictJson.read(new byte[] {'{', '}', (byte) 0xc3}, "x.json"))
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void G9_namesLineAndColumnOfBrokenJson() {
    assertThatThrownBy(() -> read("{\n  \"a\": 1\n  \"b\": 2\n}"))
        .hasMessageContaining("not JSON: file=x.json line=3 column=3 ");
    assertThatThrownBy(() -> read("")).hasMessageContaining("file=x.json line=1 column=1");
    assertThatThrownBy(() -> read("[]")).hasMessageContaining("not a JSON object: file=x.json line=1 column=1");
    assertThatThrownBy(() -> read("{} x")).hasMessageContaining("file=x.json line=1");
    assertThatThrownBy(() -> read("{}{}"))
        .hasMessageContaining("text after the end of the JSON object: file=x.json line=1 column=3");
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    assertThatThrownBy(() -> read("{\"a\": 1, \"a\": 2}")).hasMessageContaining("Duplicate field 'a'")
        .hasMessageContaining("line=1");
  }

  @Test
  void keepsMessagesOnOneLine() {
    assertThatThrownBy(() -> read("{\"a\": \u001b[31m\n}"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\u001b"));
  }

  private static JsonObject read(String text) {
    return StrictJson.read(text.getBytes(StandardCharsets.UTF_8), "x.json");
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }
}
