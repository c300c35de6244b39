package dev.vertxagents.observe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Writes calls as a list: time since the first one, indented below their cause, outcome at the end. */
final class SequenceText {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MOST_LEVELS = 20;

  private final CallSequence sequence;
  private final StringBuilder text = new StringBuilder();
  private long first;

  SequenceText(CallSequence sequence) {
    this.sequence = sequence;
  }

  private record Entry(CallRow row, int level) {
  }

  String write() {
    first = sequence.rows().stream().mapToLong(CallRow::at).min().orElse(0);
    List<Entry> later = new ArrayList<>();
    for (CallRow root : sequence.roots()) {
      later.add(new Entry(root, 0));
      while (!later.isEmpty()) {
        Entry entry = later.remove(later.size() - 1);
        line(entry);
        List<CallRow> effects = new ArrayList<>(sequence.effects(entry.row()));
        Collections.reverse(effects);
        effects.forEach(row -> later.add(new Entry(row, entry.level() + 1)));
      }
    }
    return text.toString();
  }

  private void line(Entry entry) {
    CallRow row = entry.row();
    String time = Double.isNaN(row.virtualTime())
        ? String.format(Locale.ROOT, "%10.6f", (row.at() - first) / 1e6)
        : String.format(Locale.ROOT, "vt %.3f", row.virtualTime());
    text.append(time).append("  ").append("  ".repeat(Math.min(entry.level(), MOST_LEVELS)))
        .append(plain(row.from())).append(" -> ").append(plain(row.to())).append(' ').append(plain(row.method()))
        .append("  ").append(outcome(row)).append('\n');
  }

  private static String outcome(CallRow row) {
    if (row.pending()) {
      return "pending";
    }
    if (row.code() == null) {
      return "ok " + duration(row.nanos());
    }
    return row.code().name() + " after " + duration(row.nanos()) + (row.executed() == null ? ""
        : ", executed " + row.executed().name().toLowerCase(Locale.ROOT))
        + (row.error() == null ? "" : ": " + plain(row.error()));
  }

  /** {@code 0.4 us}, {@code 412 us}, {@code 2.1 ms}, {@code 5 s}. */
  static String duration(long nanos) {
    double scaled = nanos < NANOS_PER_MILLI ? nanos / 1e3 : nanos < NANOS_PER_SECOND ? nanos / NANOS_PER_MILLI
        : nanos / NANOS_PER_SECOND;
    String unit = nanos < NANOS_PER_MILLI ? " us" : nanos < NANOS_PER_SECOND ? " ms" : " s";
    return (scaled < 10 ? String.format(Locale.ROOT, "%.1f", scaled).replace(".0", "") : Math.round(scaled)) + unit;
  }

  /** So that a name can neither end the line nor steer the terminal. */
  private static String plain(String name) {
    StringBuilder seen = new StringBuilder();
    name.codePoints().forEach(symbol -> {
      int type = Character.getType(symbol);
      boolean unseen = type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR || type == Character.SURROGATE;
      seen.appendCodePoint(unseen ? '�' : symbol);
    });
    return seen.toString();
  }
}
