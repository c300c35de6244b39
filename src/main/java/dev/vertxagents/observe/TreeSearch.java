package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the calls that belong together by their causes. */
final class TreeSearch {
  private final @Nullable Ring ring;
  private final List<CallRow> underWay;

  TreeSearch(@Nullable Ring ring, List<CallRow> underWay) {
    this.ring = ring;
    this.underWay = underWay;
  }

  CallTree tree(long id, int limit) {
    long root = rootOf(id);
    Map<Long, CallRow> rows = new LinkedHashMap<>();
    if (root != 0) {
      underWay.stream().filter(row -> row.root() == root).forEach(row -> rows.put(row.id(), row));
      if (ring != null) {
        ring.ofRoot(root, row -> true).forEach(row -> rows.put(row.id(), row));
      }
    }
    List<CallRow> ordered = causesFirst(rows);
    Set<Long> missing = new HashSet<>();
    rows.values().stream().filter(row -> row.cause() != 0 && !rows.containsKey(row.cause()))
        .forEach(row -> missing.add(row.cause()));
    return new CallTree(root, List.copyOf(ordered.subList(0, Math.min(limit, ordered.size()))), missing.size(),
        ordered.size() > limit);
  }

  private long rootOf(long id) {
    return underWay.stream().filter(row -> row.id() == id).mapToLong(CallRow::root).findFirst()
        .orElseGet(() -> ring == null ? 0 : ring.rootOf(id));
  }

  /** A call is made after its cause, and its number is greater. */
  private static List<CallRow> causesFirst(Map<Long, CallRow> rows) {
    List<CallRow> ordered = new ArrayList<>(rows.values());
    ordered.sort((a, b) -> Long.compare(a.id(), b.id()));
    return ordered;
  }
}
