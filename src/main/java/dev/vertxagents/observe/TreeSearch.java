package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the calls that belong together by their causes. */
final class TreeSearch {
  private final @Nullable Ring ring;
  private final List<CallRow> underWay;

  TreeSearch(@Nullable Ring ring, List<CallRow> underWay) {
    this.ring = ring;
    this.underWay = underWay;
  }

  /** A call that went over a wire within the process has been seen at both its ends. */
  private record End(long id, Side side) {
    End(CallRow row) {
      this(row.id(), row.side());
    }
  }

  CallTree tree(long id, int limit) {
    long known = rootOf(id);
    long root = known == 0 ? id : known; // the root itself may have been recorded by another node
    Map<End, CallRow> rows = new LinkedHashMap<>();
    underWay.stream().filter(row -> row.root() == root).forEach(row -> rows.put(new End(row), row));
    if (ring != null) {
      ring.ofRoot(root, row -> true).forEach(row -> rows.put(new End(row), row));
    }
    List<CallRow> ordered = causesFirst(rows.values());
    Set<Long> ids = ordered.stream().map(CallRow::id).collect(Collectors.toSet());
    long missing = ordered.stream().mapToLong(CallRow::cause).filter(cause -> cause != 0 && !ids.contains(cause))
        .distinct().count();
    return new CallTree(root, List.copyOf(ordered.subList(0, Math.min(limit, ordered.size()))), (int) missing,
        ordered.size() > limit);
  }

  private long rootOf(long id) {
    return underWay.stream().filter(row -> row.id() == id).mapToLong(CallRow::root).findFirst()
        .orElseGet(() -> ring == null ? 0 : ring.rootOf(id));
  }

  /** By time, but no call before its cause: clocks of containers are read a millisecond apart, of nodes further. */
  private static List<CallRow> causesFirst(Collection<CallRow> rows) {
    Map<Long, List<CallRow>> effects = rows.stream().collect(Collectors.groupingBy(CallRow::cause));
    Set<Long> known = rows.stream().map(CallRow::id).collect(Collectors.toSet());
    Queue<CallRow> next = new PriorityQueue<>(Comparator.comparingLong(CallRow::at).thenComparingLong(CallRow::id));
    rows.stream().filter(row -> !known.contains(row.cause())).forEach(next::add);
    List<CallRow> ordered = new ArrayList<>(rows.size());
    Set<Long> told = new HashSet<>();
    for (CallRow row = next.poll(); row != null; row = next.poll()) {
      ordered.add(row);
      if (told.add(row.id())) {
        next.addAll(effects.getOrDefault(row.id(), List.of()));
      }
    }
    return ordered;
  }
}
