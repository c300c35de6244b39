package dev.vertxagents.observe;

import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What failed in the last ten minutes, by code, type of callee and method. */
final class FailureBook {
  static final int MOST = 200;
  private static final int SLICES = 60;
  private static final long SLICE = 10_000_000;
  private static final int SAMPLES = 3;

  private final Map<Key, Group> groups = new LinkedHashMap<>();

  private record Key(FailureCode code, @Nullable String type, String method) {
  }

  private static final class Group {
    private final int[] trend = new int[SLICES];
    private final Deque<CallRow> samples = new ArrayDeque<>();
    private final long first;
    private double calls;
    private long last;
    private Executed executed = Executed.MAYBE;

    Group(long first) {
      this.first = first;
      this.last = first;
    }

    void add(CallRow row, long at) {
      passTo(at);
      calls += row.weight();
      trend[slot(at)] += (int) Math.round(row.weight());
      executed = row.executed() == null ? Executed.MAYBE : row.executed();
      samples.addLast(row);
      if (samples.size() > SAMPLES) {
        samples.removeFirst();
      }
    }

    /** Slices in which nothing failed are 0. */
    void passTo(long at) {
      for (long slice = last / SLICE + 1; slice <= at / SLICE && slice <= last / SLICE + SLICES; slice++) {
        trend[(int) (slice % SLICES)] = 0;
      }
      last = Math.max(last, at);
    }

    private static int slot(long at) {
      return (int) (at / SLICE % SLICES);
    }

    FailureGroup told(Key key, long now) {
      List<Integer> slices = new ArrayList<>();
      for (long slice = now / SLICE - SLICES + 1; slice <= now / SLICE; slice++) {
        boolean known = slice <= last / SLICE && slice > last / SLICE - SLICES;
        slices.add(known ? trend[(int) (slice % SLICES)] : 0);
      }
      return new FailureGroup(key.code(), executed, key.type(), key.method(), Math.round(calls), first, last, slices,
          List.copyOf(samples));
    }
  }

  /** Takes a call that failed; {@code type} is the callee's, or null. */
  void add(CallRow row, @Nullable String type) {
    long end = row.at() + row.nanos() / 1_000;
    Key key = new Key(Objects.requireNonNull(row.code()), type, row.method());
    forget(end);
    if (groups.size() >= MOST && !groups.containsKey(key)) {
      groups.entrySet().stream().min(Comparator.comparingLong(entry -> entry.getValue().last))
          .ifPresent(oldest -> groups.remove(oldest.getKey()));
    }
    groups.computeIfAbsent(key, name -> new Group(end)).add(row, end);
  }

  private void forget(long now) {
    groups.values().removeIf(group -> group.last < now - SLICES * SLICE);
  }

  /** The latest first. */
  List<FailureGroup> groups(long now) {
    forget(now);
    return groups.entrySet().stream().map(entry -> entry.getValue().told(entry.getKey(), now))
        .sorted(Comparator.comparingLong(FailureGroup::last).reversed()).toList();
  }

  int size() {
    return groups.size();
  }
}
