package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls of one process in the order in which they were made and answered: causes before effects, a request before its
 * reply, and otherwise by time. Immutable.
 */
public final class CallSequence {
  private final List<CallRow> rows;
  private final Map<Long, List<CallRow>> effects = new HashMap<>();
  private final List<CallRow> roots = new ArrayList<>();

  /** That of these calls. */
  public CallSequence(List<CallRow> calls) {
    Map<Long, CallRow> known = new LinkedHashMap<>();
    calls.stream().sorted(Comparator.comparingLong(CallRow::at).thenComparingLong(CallRow::id))
        .forEach(row -> known.merge(row.id(), row, CallSequence::better));
    this.rows = List.copyOf(known.values());
    Set<Long> earlier = new HashSet<>(); // a peer may name causes that are none
    for (CallRow row : rows) {
      if (earlier.contains(row.cause())) {
        effects.computeIfAbsent(row.cause(), cause -> new ArrayList<>()).add(row);
      } else {
        roots.add(row);
      }
      earlier.add(row.id());
    }
  }

  /** Of two rows of a call the one that tells more: with an outcome, and as its caller saw it. */
  private static CallRow better(CallRow first, CallRow second) {
    boolean tellsMore = first.pending() || second.side() == first.side() || second.side() == Side.CALLER;
    return tellsMore && !second.pending() ? second : first;
  }

  /** Something that is drawn: a call is made, or has its outcome. */
  record Event(CallRow row, boolean reply) {
    long at() {
      return reply ? row.at() + row.nanos() / 1_000 : row.at();
    }
  }

  /** In the order in which they were made. */
  public List<CallRow> rows() {
    return rows;
  }

  /** Only the trees in which a call failed. */
  public CallSequence failed() {
    Set<Long> bad = new LinkedHashSet<>();
    rows.stream().filter(row -> row.code() != null).forEach(row -> bad.add(row.root()));
    return new CallSequence(rows.stream().filter(row -> bad.contains(row.root())).toList());
  }

  /** Only calls that some agents made or were called by: {@code west/meter.3}. */
  public CallSequence of(Set<String> agents) {
    return agents.isEmpty() ? this : new CallSequence(rows.stream()
        .filter(row -> agents.contains(row.from()) || agents.contains(row.to())).toList());
  }

  List<CallRow> roots() {
    return roots;
  }

  List<CallRow> effects(CallRow row) {
    return effects.getOrDefault(row.id(), List.of());
  }

  /** What happened, in order; within the same microsecond as the calls are nested. */
  List<Event> events() {
    List<Event> events = new ArrayList<>();
    List<Event> later = new ArrayList<>();
    for (CallRow root : roots) {
      later.add(new Event(root, false));
      while (!later.isEmpty()) {
        Event event = later.remove(later.size() - 1);
        events.add(event);
        if (!event.reply()) {
          unfold(event.row(), later);
        }
      }
    }
    events.sort(Comparator.comparingLong(Event::at));
    return events;
  }

  private void unfold(CallRow row, List<Event> later) {
    if (!row.pending()) {
      later.add(new Event(row, true));
    }
    List<CallRow> caused = effects(row);
    for (int i = caused.size() - 1; i >= 0; i--) {
      later.add(new Event(caused.get(i), false));
    }
  }

  /** A sequence diagram in Mermaid's language. */
  public String mermaid() {
    return new MermaidText(this).write();
  }

  /** An indented list for people to read. */
  public String text() {
    return new SequenceText(this).write();
  }
}
