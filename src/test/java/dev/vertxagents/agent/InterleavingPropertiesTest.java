package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/**
 * One agent called by three at once: by a neighbour in its container, directly while that goes and queued when not; by
 * itself, which is always queued; and from afar. The model is the list of each caller's numbers: however the calls
 * interleave, in either form, they start in the order in which each caller made them, once each, and none below
 * another.
 */
class InterleavingPropertiesTest {
  private static Vertx vertx;

  /** Where the agent lives, and where it is called from over the wire. */
  private record Places(Container near, Container far) {
    static Places open(RoadForm near, RoadForm far) {
      return new Places(near.open(vertx, builder -> builder, options -> options.setPort(0)), far.open(vertx));
    }
  }

  private static Map<Boolean, Places> places;

  /** How one call is made. */
  enum Style { TYPED, UNTYPED, COPIED, SLOW, NESTED }

  @BeforeContainer
  static void open() {
    vertx = Vertx.vertx();
    places = Map.of(false, Places.open(RoadForm.DIRECT, RoadForm.WIRE),
        true, Places.open(RoadForm.DIRECT_REFLECTIVE, RoadForm.WIRE_REFLECTIVE));
  }

  @AfterContainer
  static void close() {
    Outcome.of(vertx.close());
  }

  /** The agent under test. */
  private static final class JournalAgent extends Agent implements Journal {
    private final Map<String, List<Integer>> seen = new TreeMap<>();
    private boolean inside;
    private int own;
    /** Whether the neighbour is making a call at this moment: what starts now is direct. */
    private boolean called;
    private final Map<String, Integer> ways = new TreeMap<>();

    @Override
    public Future<Integer> note(String caller, int number, boolean slow, boolean nested) {
      assertThat(inside).as("re-entered").isFalse();
      inside = true;
      seen.computeIfAbsent(caller, name -> new ArrayList<>()).add(number);
      ways.merge(caller.equals("far") ? "remote" : called ? "direct" : "queued", 1, Integer::sum);
      Future<Integer> self = nested ? self().as(Journal.class).note("itself", own++, false, false)
          : Future.succeededFuture();
      inside = false;
      return slow || nested ? self.compose(v -> Future.future(done -> vertx().runOnContext(w -> done.complete(number))))
          : Future.succeededFuture(number);
    }

    @Override
    public Future<Integer> noteAll(String caller, List<Integer> numbers) {
      return note(caller, numbers.get(0), false, false);
    }
  }

  private static Future<Integer> call(AgentProxy journal, String caller, int number, Style style) {
    Journal typed = journal.as(Journal.class);
    return switch (style) {
      case TYPED -> typed.note(caller, number, false, false);
      case UNTYPED -> journal.call("note", caller, number, false, false).map(Integer.class::cast);
      case COPIED -> typed.noteAll(caller, new ArrayList<>(List.of(number)));
      case SLOW -> typed.note(caller, number, true, false);
      case NESTED -> typed.note(caller, number, false, true);
    };
  }

  /** All calls at once, from one place; the answers in order. */
  private static Future<List<Integer>> callAll(AgentProxy journal, String caller, List<Style> styles,
      Consumer<Boolean> calling) {
    List<Future<Integer>> answers = new ArrayList<>();
    for (Style style : styles) {
      calling.accept(true);
      answers.add(call(journal, caller, answers.size(), style));
      calling.accept(false);
    }
    return Future.all(answers).map(all -> all.list());
  }

  @Property(tries = 150)
  void callsStartInOrderAndNeverBelowEachOther(@ForAll @Size(max = 150) List<Style> fromNear,
      @ForAll @Size(max = 50) List<Style> fromAfar, @ForAll boolean reflective) {
    Container near = places.get(reflective).near();
    Container far = places.get(reflective).far();
    JournalAgent agent = new JournalAgent();
    AgentProxy journal = Outcome.of(near.spawn(agent));
    AgentProxy remote = far.proxy(journal.address().toString());

    Future<List<Integer>> nearAnswers = ((OpenContainer) near).home().call(() -> callAll(journal, "near", fromNear,
        calling -> agent.called = calling));
    Future<List<Integer>> farAnswers = ((OpenContainer) far).home().call(() -> callAll(remote, "far", fromAfar,
        calling -> { }));

    assertThat(Outcome.of(nearAnswers)).isEqualTo(upTo(fromNear.size()));
    assertThat(Outcome.of(farAnswers)).isEqualTo(upTo(fromAfar.size()));
    assertThat(agent.seen.getOrDefault("near", List.of())).isEqualTo(upTo(fromNear.size()));
    assertThat(agent.seen.getOrDefault("far", List.of())).isEqualTo(upTo(fromAfar.size()));
    assertThat(agent.seen.getOrDefault("itself", List.of())).isEqualTo(upTo(agent.own));
    Outcome.of(near.remove(journal.address().aid()));
    Statistics.label("ways of calling in one try").collect(agent.ways.keySet()).coverage(all ->
        all.check(Set.of("direct", "queued", "remote")).percentage(share -> share > 30));
  }

  private static List<Integer> upTo(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
