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
  private static final Comparator<CallRow> MADE =
      Comparator.comparingLong(CallRow::at).thenComparingLong(CallRow::id);

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
      ring.ofRoot(root).forEach(row -> rows.put(new End(row), row));
    }
    Set<Long> ids = rows.keySet().stream().map(End::id).collect(Collectors.toSet());
    List<CallRow> ordered = causesFirst(rows.values(), ids);
    long missing = ordered.stream().mapToLong(CallRow::cause).filter(cause -> cause != 0 && !ids.contains(cause))
        .distinct().count();
    return new CallTree(root, List.copyOf(ordered.subList(0, Math.min(limit, ordered.size()))), (int) missing,
        ordered.size() > limit);
  }

  private long rootOf(long id) {
    return underWay.stream().filter(row -> row.id() == id).mapToLong(CallRow::root).findFirst()
        .orElseGet(() -> ring == null ? 0 : ring.rootOf(id));
  }

  /** By time, but no call before its cause: clocks of containers are read a millisecond apart. */
  private static List<CallRow> causesFirst(Collection<CallRow> rows, Set<Long> ids) {
    Map<Long, List<CallRow>> effects = rows.stream().collect(Collectors.groupingBy(CallRow::cause));
    Queue<CallRow> next = new PriorityQueue<>(MADE);
    rows.stream().filter(row -> !ids.contains(row.cause())).forEach(next::add);
    List<CallRow> ordered = new ArrayList<>(rows.size());
    Set<Long> told = new HashSet<>();
    for (CallRow row = next.poll(); row != null; row = next.poll()) {
      ordered.add(row);
      if (told.add(row.id())) {
        next.addAll(effects.getOrDefault(row.id(), List.of()));
      }
    }
    // a peer may have named causes in a ring
    rows.stream().filter(row -> !told.contains(row.id())).sorted(MADE).forEach(ordered::add);
    return ordered;
  }
}
