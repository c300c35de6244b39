package dev.vertxagents.console;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Lines of comma-separated values. What a spreadsheet would take for a formula gets an apostrophe in front, since cells
 * may hold what somebody else has called an agent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class Csv {
  private static final String DANGEROUS = "=+-@\t\r";

  private Csv() {
  }

  static String line(List<?> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    return line.append("\r\n").toString();
  }

  /** The fields of a row in the order of the columns. */
  static String line(JsonObject row, List<String> columns) {
    return line(columns.stream().map(column -> {
      Object value = row.getValue(column);
      return value == null ? "" : value;
    }).toList());
  }

  private static String cell(Object value) {
    String text = String.valueOf(value);
    if (value instanceof Number) {
      return text;
    }
    if (!text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
