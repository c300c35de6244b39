package dev.vertxagents.testkit;

import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The calls that were seen at either end, each once. Nothing on the wire names a call, so the two ends are matched by
 * path and place: a call that arrives is the first to there that has not. One that arrives from nowhere was made by
 * somebody who is not watched. Thread-safe.
 */
final class CallLog implements CallObserver {
  /** Of more calls the first are forgotten. */
  static final int MAX_CALLS = 100_000;

  private static final Pattern PORT = Pattern.compile(":(\\d{1,5})/?$");

  private final Deque<Entry> seen = new ArrayDeque<>();
  /** By their ids, those that were seen at their callee's only by their negative ones. */
  private final Map<Long, Entry> open = new LinkedHashMap<>();
  private final Map<String, Deque<Entry>> expected = new HashMap<>();
  /** Of each, calls that were given up and may still arrive. */
  private final Map<String, Integer> late = new HashMap<>();
  private final Map<Integer, Integer> detours = new HashMap<>();

  private static final class Entry {
    private final ObservedCall call;
    private boolean arrived;
    private boolean ended;
    private @Nullable FailureCode code;

    Entry(ObservedCall call) {
      this.call = call;
      this.arrived = call.side() == Side.CALLEE;
    }

    SeenCall seen() {
      String path = call.path().startsWith("agents/") ? call.path().substring("agents/".length()) : call.path();
      int slash = path.indexOf('/');
      return new SeenCall(call.from(), call.to(), path.substring(0, Math.max(0, slash)), path.substring(slash + 1),
          call.road(), ended, code);
    }

    /** Functions of the root have one name only. */
    boolean toAgent() {
      return call.path().indexOf('/') > 0;
    }
  }

  /** Calls to one port come out at another. */
  synchronized void detour(int from, int to) {
    detours.put(from, to);
  }

  @Override
  public synchronized void started(ObservedCall call) {
    String target = targetOf(call);
    if (call.side() == Side.CALLER) {
      expected.computeIfAbsent(target, calls -> new ArrayDeque<>()).add(add(call));
      return;
    }
    Entry arriving = expected.getOrDefault(target, new ArrayDeque<>()).poll();
    if (arriving != null) {
      arriving.arrived = true;
    } else if (late.merge(target, -1, Integer::sum) < 0) {
      late.remove(target);
      add(call);
    }
  }

  /** The two sides call the place by different names, but its port by the same number. */
  private String targetOf(ObservedCall call) {
    int port = portOf(call.to());
    return call.path() + ':' + detours.getOrDefault(port, port);
  }

  /** The port at the end of an address, with or without its scheme; 0 if there is none. */
  static int portOf(@Nullable String place) {
    Matcher port = PORT.matcher(String.valueOf(place));
    return port.find() ? Integer.parseInt(port.group(1)) : 0;
  }

  private Entry add(ObservedCall call) {
    Entry entry = new Entry(call);
    open.put(key(call), entry);
    seen.add(entry);
    if (seen.size() > MAX_CALLS) {
      seen.remove();
    }
    return entry;
  }

  @Override
  public synchronized void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code,
      @Nullable Executed executed) {
    Entry entry = open.remove(key(call));
    if (entry == null) {
      return;
    }
    entry.ended = true;
    entry.code = code;
    if (!entry.arrived) {
      expected.get(targetOf(call)).remove(entry);
      late.merge(targetOf(call), executed == Executed.MAYBE ? 1 : 0, Integer::sum);
    }
  }

  private static long key(ObservedCall call) {
    return call.side() == Side.CALLER ? call.id() : -call.id();
  }

  /** Calls of agents, in the order in which they were made. */
  synchronized List<SeenCall> all() {
    return list(seen, entry -> true);
  }

  /** Those of them that somebody here waits for. */
  synchronized List<SeenCall> pending() {
    return list(open.values(), entry -> entry.call.side() == Side.CALLER);
  }

  /** Calls over the wire that have left a place here and not arrived at one; except to some ports. */
  synchronized List<SeenCall> underWay(IntPredicate lost) {
    return list(open.values(), entry -> !entry.arrived && entry.call.road() == Road.WIRE
        && !lost.test(portOf(entry.call.to())));
  }

  private static List<SeenCall> list(Collection<Entry> entries, Predicate<Entry> wanted) {
    return entries.stream().filter(entry -> entry.toAgent() && wanted.test(entry)).map(Entry::seen).toList();
  }
}
