package dev.vertxagents.observe;

import dev.vertxagents.observe.CallSequence.Event;
import dev.vertxagents.rpc.Executed;
import io.vertx.codegen.annotations.Nullable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a sequence diagram, at most {@link #MOST_PARTICIPANTS} wide and {@link #MOST_MESSAGES} long; a note says what
 * is missing. Names come from outside: what means something to Mermaid is written as its entity codes.
 *
 * @see <a href="https://mermaid.js.org/syntax/sequenceDiagram.html">Mermaid's sequence diagrams</a>
 */
final class MermaidText {
  static final int MOST_PARTICIPANTS = 20;
  static final int MOST_MESSAGES = 500;
  private static final int LONGEST = 60;

  private final CallSequence sequence;
  private final Map<String, String> participants = new LinkedHashMap<>();
  private final StringBuilder messages = new StringBuilder();
  private int written;
  private int left;

  MermaidText(CallSequence sequence) {
    this.sequence = sequence;
  }

  String write() {
    for (Event event : sequence.events()) {
      String from = participant(event.row().from());
      String to = participant(event.row().to());
      if (from == null || to == null || written >= MOST_MESSAGES) {
        left++;
      } else {
        written++;
        message(event, from, to);
      }
    }
    StringBuilder text = new StringBuilder("sequenceDiagram\n");
    participants.forEach((name, id) -> line(text, "participant " + id + " as " + label(name)));
    text.append(messages);
    if (left > 0) {
      line(text, "Note over p1" + (participants.size() > 1 ? ",p" + participants.size() : "") + ": " + left
          + " more messages");
    }
    return text.toString();
  }

  private @Nullable String participant(String name) {
    String known = participants.get(name);
    if (known == null && participants.size() < MOST_PARTICIPANTS) {
      known = "p" + (participants.size() + 1);
      participants.put(name, known);
    }
    return known;
  }

  private void message(Event event, String from, String to) {
    CallRow row = event.row();
    boolean lost = row.code() != null && row.executed() != Executed.YES;
    if (!event.reply()) {
      String arrow = row.pending() ? "-)" : lost ? "-x" : "->>";
      String time = Double.isNaN(row.virtualTime()) ? "" : " @ vt " + row.virtualTime();
      line(messages, from + arrow + to + ": " + label(row.method() + "()" + time));
    } else if (row.code() == null) {
      line(messages, to + "-->>" + from + ": ok " + SequenceText.duration(row.nanos()));
    } else if (lost) {
      line(messages, "Note over " + from + (from.equals(to) ? "" : "," + to) + ": " + failure(row));
    } else {
      line(messages, to + "--x" + from + ": " + failure(row));
    }
  }

  private static String failure(CallRow row) {
    return row.code().name() + " (" + row.code().number() + ")" + (row.executed() == null ? ""
        : ", executed " + row.executed().name().toLowerCase(Locale.ROOT));
  }

  private static void line(StringBuilder text, String line) {
    text.append("  ").append(line).append('\n');
  }

  /** A name as a label that is that name, whatever it says. */
  static String label(String name) {
    StringBuilder plain = new StringBuilder();
    for (int symbol : name.codePoints().limit(LONGEST).toArray()) {
      plain.appendCodePoint(isUnseen(symbol) ? ' ' : symbol);
    }
    String text = plain.toString().strip();
    if (text.isEmpty()) {
      return "#8709;";
    }
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(symbol -> escaped.append(entity((char) symbol)));
    return escaped.toString().replaceAll("(?i)(?<![\\p{L}\\p{N}_])(end)(?![\\p{L}\\p{N}_])", "($1)");
  }

  /** Controls, line ends, and what turns the direction of writing. */
  private static boolean isUnseen(int symbol) {
    int type = Character.getType(symbol);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR || type == Character.SURROGATE;
  }

  private static String entity(char symbol) {
    return switch (symbol) {
      case '#' -> "#35;";
      case ';' -> "#59;";
      case '"' -> "#quot;";
      case '<' -> "#lt;";
      case '>' -> "#gt;";
      default -> String.valueOf(symbol);
    };
  }
}
