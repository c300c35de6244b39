package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CallSequenceTest {
  private static CallRow row(long id, long cause, String from, String to, String method) {
    return new CallRow(id, cause, cause == 0 ? id : 1, from, to, "agents/x/" + method, method, "local", 1_000 + id,
        Double.NaN, 100_000, null, null, Side.CALLER, 1, null);
  }

  private static CallRow failing(CallRow row, FailureCode code, Executed executed) {
    return new CallRow(row.id(), row.cause(), row.root(), row.from(), row.to(), row.path(), row.method(), row.road(),
        row.at(), 3600.5, row.nanos(), code, executed, row.side(), 1, "why");
  }

  private static CallRow quick(CallRow row) {
    return new CallRow(row.id(), row.cause(), row.root(), row.from(), row.to(), row.path(), row.method(), row.road(),
        1_000, Double.NaN, 10, null, null, row.side(), 1, null);
  }

  @Test
  void aDiagramShowsRequestsAndRepliesAsTheyAreNested() {
    CallSequence sequence = new CallSequence(List.of(
        quick(row(2, 1, "west/ctrl", "west/store", "put")), quick(row(1, 0, "west/", "west/ctrl", "tick")),
        quick(row(3, 1, "west/ctrl", "west/store", "get"))));

    assertThat(sequence.mermaid()).isEqualTo("""
        sequenceDiagram
          participant p1 as west/
          participant p2 as west/ctrl
          participant p3 as west/store
          p1->>p2: tick()
          p2->>p3: put()
          p3-->>p2: ok 0 us
          p2->>p3: get()
          p3-->>p2: ok 0 us
          p2-->>p1: ok 0 us
        """);
  }

  @Test
  void aFailureIsACrossAndSaysWhetherItRan() {
    CallSequence sequence = new CallSequence(List.of(
        failing(row(1, 0, "a/x", "a/y", "set"), FailureCode.TIMEOUT, Executed.MAYBE),
        failing(row(2, 0, "a/x", "a/y", "get"), FailureCode.REMOTE_FAILURE, Executed.YES)));

    assertThat(sequence.mermaid()).contains("  p1-xp2: set() @ vt 3600.5\n",
        "  Note over p1,p2: TIMEOUT (20), executed maybe\n", "  p1->>p2: get() @ vt 3600.5\n",
        "  p2--xp1: REMOTE_FAILURE (30), executed yes\n");
  }

  @Test
  void aPendingCallIsAnOpenArrow() {
    CallRow row = row(1, 0, "a/x", "a/y", "wait");
    CallRow pending = new CallRow(1, 0, 1, "a/x", "a/y", row.path(), "wait", "local", 5, Double.NaN, -1, null, null,
        Side.CALLER, 1, null);

    assertThat(new CallSequence(List.of(pending)).mermaid()).contains("p1-)p2: wait()");
    assertThat(new CallSequence(List.of(pending)).text()).contains("a/x -> a/y wait  pending");
  }

  @Property
  void hostileNamesStayOneLabel(@ForAll String name) {
    String label = MermaidText.label(name);

    assertThat(label).isNotEmpty().doesNotContain("\n", "\r", "<", ">", "\"", "\u202e");
    assertThat(label.replaceAll("#(35|59|quot|lt|gt|8709);", "")).doesNotContain("#", ";");
    assertThat(label.replace("(end)", "").toLowerCase()).doesNotMatch("(?s).*\\bend\\b.*");
  }

  @Test
  void labelsKeepWhatIsHarmless() {
    assertThat(MermaidText.label("west/meter.3")).isEqualTo("west/meter.3");
    assertThat(MermaidText.label("")).isEqualTo("#8709;");
    assertThat(MermaidText.label("end of legend")).isEqualTo("(end) of legend");
    assertThat(MermaidText.label("<b>#1;\"")).isEqualTo("#lt;b#gt;#35;1#59;#quot;");
    assertThat(MermaidText.label("x".repeat(100))).hasSize(60);
    assertThat(MermaidText.label("a\nb\u202ec\u2028d")).isEqualTo("a b c d");
  }

  @Test
  void aDiagramIsBoundedAndSaysWhatIsMissing() {
    List<CallRow> rows = new ArrayList<>();
    for (int i = 1; i <= 2_000; i++) {
      rows.add(row(i, 0, "a/" + i % 50, "b/x", "m"));
    }
    String text = new CallSequence(rows).mermaid();

    assertThat(text.lines().filter(line -> line.contains("participant"))).hasSize(MermaidText.MOST_PARTICIPANTS);
    assertThat(text.lines().filter(line -> line.contains("p1->>") || line.contains(">p"))).hasSizeLessThanOrEqualTo(
        MermaidText.MOST_MESSAGES);
    assertThat(text).endsWith(" more messages\n");
  }

  @Test
  void aListIsIndentedByCauseAndCannotSteerTheTerminal() {
    CallSequence sequence = new CallSequence(List.of(row(1, 0, "west/", "west/a\u001b[31m", "tick"),
        failing(row(2, 1, "west/a", "west/b", "put"), FailureCode.REMOTE_FAILURE, Executed.YES)));

    assertThat(sequence.text()).isEqualTo("""
          0.000000  west/ -> west/a\ufffd[31m tick  ok 100 us
        vt 3600.500    west/a -> west/b put  REMOTE_FAILURE after 100 us, executed yes: why
        """);
  }

  @Test
  void causesThatAreNoneHideNoCall() {
    CallSequence sequence = new CallSequence(List.of(row(1, 2, "w/a", "w/b", "one"), row(2, 1, "w/b", "w/a", "two"),
        row(3, 3, "w/a", "w/a", "three")));

    assertThat(sequence.text().lines()).extracting(line -> line.replaceAll(".* (\\w+) {2}ok.*", "$1"))
        .containsExactly("one", "two", "three");
  }

  @Test
  void aCallThatWasSeenAtBothEndsIsTheCallers() {
    CallRow caller = row(1, 0, "w/a", "w/b", "put");
    CallRow callee = new CallRow(1, 0, 1, "tcp://127.0.0.1:1", "w/b", caller.path(), "put", "tcp", caller.at() + 5,
        Double.NaN, 10, null, null, Side.CALLEE, 1, null);
    CallRow pending = new CallRow(1, 0, 1, "w/a", "w/b", caller.path(), "put", "tcp", caller.at(), Double.NaN, -1, null,
        null, Side.CALLER, 1, null);

    assertThat(new CallSequence(List.of(caller, callee)).rows()).containsExactly(caller);
    assertThat(new CallSequence(List.of(callee, pending)).rows()).containsExactly(callee);
    assertThat(new CallSequence(List.of(pending, caller)).rows()).containsExactly(caller);
  }

  @Test
  void canBeNarrowedToAnAgentOrToWhatFailed() {
    CallSequence sequence = new CallSequence(List.of(row(1, 0, "w/", "w/a", "tick"), row(2, 1, "w/a", "w/b", "put"),
        failing(new CallRow(5, 0, 5, "w/", "w/c", "p", "m", "hop", 1, Double.NaN, 5, null, null, Side.CALLER, 1, null),
            FailureCode.TIMEOUT, Executed.MAYBE)));

    assertThat(sequence.failed().rows()).extracting(CallRow::id).containsExactly(5L);
    assertThat(sequence.of(Set.of("w/b")).rows()).extracting(CallRow::id).containsExactly(2L);
  }

  @Property(tries = 200)
  void rowsReadAsTheyWereWritten(@ForAll String name, @ForAll long nanos) {
    CallRow plain = row(77, 3, "w/" + name, "w/b", "m");
    CallRow row = new CallRow(plain.id(), 3, 1, plain.from(), plain.to(), name, "m", "tcp", 1_764_120_000_000_000L, 2.5,
        Math.abs(nanos % 1_000_000_000_000L), FailureCode.TIMEOUT, Executed.MAYBE, Side.CALLEE, 2.5, name);

    assertThat(CallJournal.row(row.toJson().encode())).isEqualTo(row);
  }
}
