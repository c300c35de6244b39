package dev.vertxagents.observe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Of each container: the calls that were under way at its last tick, and what its tables take since then. */
final class UnderWay {
  private final Map<ContainerLog, Part> parts = new HashMap<>();
  private long bytes;

  private record Part(Rows rows, RowReader reader, long bytes) {
  }

  /** A container has ticked. */
  void put(ContainerLog log, Page page, RowReader reader) {
    remove(log);
    parts.put(log, new Part(page.open(), reader, page.bytes()));
    bytes += page.bytes();
  }

  void remove(ContainerLog log) {
    Part part = parts.remove(log);
    bytes -= part == null ? 0 : part.bytes();
  }

  void clear() {
    parts.clear();
    bytes = 0;
  }

  long bytes() {
    return bytes;
  }

  /** All calls without outcome, the oldest first; those of two containers of this node as the caller sees them. */
  List<CallRow> calls() {
    List<CallRow> rows = new ArrayList<>();
    for (Part part : parts.values()) {
      for (int row = 0; row < part.rows().size(); row++) {
        if (CallBook.isPrimary(part.rows().kind[row])) {
          rows.add(part.reader().read(part.rows(), row, 1));
        }
      }
    }
    rows.sort((a, b) -> Long.compare(a.at(), b.at()));
    return rows;
  }
}
