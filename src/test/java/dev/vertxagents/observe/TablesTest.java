package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables that calls are counted in do what maps would, and are bounded. */
class TablesTest {
  private static ObservedCall call(long id, Side side, String path) {
    return new ObservedCall(id, 0, id, side, Road.DIRECT, "a", "b", path, null, 5);
  }

  private static final Room ANY = bytes -> true;

  @Test
  void namesKeepTheirNumbersAndShareOneWhenThereAreTooMany() {
    Names names = new Names(ANY);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      numbers.add(names.of("name" + i));
    }

    assertThat(names.size()).isEqualTo(Names.MAX);
    assertThat(names.crowded()).isTrue();
    for (int i = 0; i < 20_000; i++) {
      assertThat(names.of("name" + i)).isEqualTo(numbers.get(i));
      if (i < Names.MAX - 1) {
        assertThat(names.texts()[numbers.get(i)]).isEqualTo("name" + i);
      } else {
        assertThat(numbers.get(i)).isEqualTo(Names.OTHER);
      }
    }
    assertThat(names.of("x".repeat(10_000))).isEqualTo(Names.OTHER);
  }

  @Test
  void namesThatMayNotGrowAskOnceAndShareANumberUntilTheyAreAskedAgain() {
    List<Long> asked = new ArrayList<>();
    boolean[] granted = new boolean[1];
    Names names = new Names(bytes -> {
      asked.add(bytes);
      return granted[0];
    });
    for (int i = 0; i < 1_000; i++) {
      names.of("name" + i);
    }

    assertThat(asked).as("what is granted and not taken would be lost for others").hasSize(1);
    assertThat(names.of("name999")).isEqualTo(Names.OTHER);
    assertThat(names.of("name5")).isEqualTo(6);
    granted[0] = true;
    assertThat(names.of("name999")).isEqualTo(Names.OTHER);
    assertThat(names.wasShort()).isTrue();
    assertThat(names.of("name999")).isNotEqualTo(Names.OTHER);
    assertThat(names.wasShort()).isFalse();
  }

  @Property(tries = 50)
  void aGuessIsAsGoodAsALook(@ForAll long seed) {
    Random random = new Random(seed);
    Names names = new Names(ANY);
    Map<String, Integer> numbers = new HashMap<>();
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      String text = random.nextInt(3) == 0 || seen.isEmpty() ? "agents/" + random.nextInt(2_000)
          : seen.get(random.nextInt(seen.size()));
      seen.add(text);
      int number = names.of(text, names.guess(text.hashCode()));
      assertThat(number).isEqualTo(numbers.computeIfAbsent(text, each -> number));
      assertThat(names.texts()[number]).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource({"agents/meter.3/read,meter.3,read", "agents/3/ops/mul,3,ops/mul", "agents/3,3,''",
      "old/read,old,read", "validate_aid,'',validate_aid"})
  void pathsNameAgentAndMethod(String path, String aid, String method) {
    assertThat(Paths.aid(path)).isEqualTo(aid);
    assertThat(Paths.method(path)).isEqualTo(method);
  }

  @Property(tries = 50)
  void edgesCountAsAMapDoes(@ForAll long seed) {
    Random random = new Random(seed);
    Edges edges = new Edges();
    Map<Long, Integer> expected = new HashMap<>();
    Map<Long, Integer> fails = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      long key = Edges.out(random.nextInt(5), random.nextInt(5), random.nextInt(5));
      boolean failed = random.nextBoolean();
      expected.merge(key, 1, Integer::sum);
      fails.merge(key, failed ? 1 : 0, Integer::sum);
      edges.add(key, 10, failed);
    }

    Map<Long, Integer> read = new HashMap<>();
    Edges.Counted counted = edges.counted();
    for (int i = 0; i < counted.size(); i++) {
      read.put(counted.key(i), counted.calls(i));
      assertThat(counted.nanos(i)).isEqualTo(counted.calls(i) * 10L);
      assertThat(counted.fails(i)).isEqualTo(fails.getOrDefault(counted.key(i), 0));
    }
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void edgesLoseNoCallWhenThereAreTooManyAndGrowBetweenTicks() {
    Edges edges = new Edges();
    for (int tick = 0; tick < 8; tick++) {
      for (int i = 0; i < 50_000; i++) {
        edges.add(Edges.out(i % Names.MAX, i / 100 % 300, i % 700), 1, false);
      }
      Edges.Counted counted = edges.counted();
      assertThat(IntStream.range(0, counted.size()).mapToLong(counted::calls).sum()).isEqualTo(50_000);
      edges.clear(edges.isShort());
    }
    assertThat(edges.bytes()).isEqualTo(Edges.MAX * 24L);
  }

  @Test
  void theBusiestEdgesComeFirst() {
    Names names = new Names(ANY);
    Paths paths = new Paths(names, ANY);
    List<EdgeList.Part> parts = new ArrayList<>();
    for (String container : List.of("west", "east")) {
      Edges edges = new Edges();
      for (int caller = 0; caller < 20; caller++) {
        for (int i = 0; i < (container.equals("west") ? 2 * caller + 1 : 2 * caller + 2); i++) {
          edges.add(Edges.out(names.of("a" + caller), names.of("tcp://far/"), paths.of("agents/b/read")), 5, i == 0);
        }
      }
      parts.add(new EdgeList.Part(container, edges.counted(), paths.legend(), new Places(List.of()), Weight.of(1, 0), Weight.of(1, 0)));
    }

    EdgeList list = new EdgeList("n1", parts);

    assertThat(list).hasSize(40);
    for (int rank = 0; rank < 40; rank++) {
      int calls = 40 - rank;
      assertThat(list.get(rank)).isEqualTo(new EdgeTotals("n1/" + (calls % 2 == 0 ? "east" : "west") + "/a"
          + (calls - 1) / 2, "tcp://far/b", "read", calls, 1, 5L * calls));
    }
    assertThat(new EdgeList("n1", List.of())).isEmpty();
  }

  @Test
  void aTallyDoesNotGrowUnlessThatIsGranted() {
    Tally tally = new Tally(10, 1);
    long before = tally.bytes();
    for (int tick = 0; tick < 2; tick++) {
      for (int i = 0; i < 1_000; i++) {
        tally.edges.add(Edges.out(i, 1, 1), 1, false);
        tally.called.add(i, 1, false);
      }
      tally.clear(10, bytes -> false);
      assertThat(tally.bytes()).isEqualTo(before);
      assertThat(tally.edges.used()).isZero();
    }

    tally.edges.add(1, 1, false);
    tally.clear(10, ANY);
    assertThat(tally.bytes()).as("there was room enough").isEqualTo(before);
  }

  @Test
  void whatATallyIsGrantedIsWhatItTakes() {
    Tally tally = new Tally(10, 1);
    long[] granted = {tally.bytes()};
    for (int tick = 0; tick < 8; tick++) {
      for (int i = 0; i < 20_000; i++) {
        tally.edges.add(Edges.out(i % Names.MAX, 1, 1), 1, false);
        tally.called.add(i % Names.MAX, i % 7, false);
        tally.links.add(i % Names.MAX, 1, false);
      }
      tally.clear(10, bytes -> {
        granted[0] += bytes;
        return true;
      });
      assertThat(tally.bytes()).isEqualTo(granted[0]);
    }
  }

  private static Map<String, Integer> read(Cells cells) {
    Map<String, Integer> read = new HashMap<>();
    Cells.Counted counted = cells.counted();
    for (int i = 0; i < counted.size(); i++) {
      read.put(counted.number(i) + " " + counted.bucket(i) + " " + counted.failed(i), counted.calls(i));
    }
    return read;
  }

  @Property(tries = 50)
  void cellsCountAsAMapDoes(@ForAll long seed) {
    Random random = new Random(seed);
    Cells cells = new Cells(1_024, 1_024);
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      int number = random.nextInt(2) == 0 ? random.nextInt(5) : Names.MAX - 1 - random.nextInt(5);
      int bucket = random.nextInt(30) + Histogram.BUCKETS - 30;
      boolean failed = random.nextBoolean();
      expected.merge(number + " " + bucket + " " + failed, 1, Integer::sum);
      cells.add(number, bucket, failed);
    }

    assertThat(read(cells)).isEqualTo(expected);
  }

  @Test
  void cellsCountExactlyAlsoWhereThereIsNoRoomForDurations() {
    Cells cells = new Cells(64, 128);
    for (int i = 0; i < 10_000; i++) {
      cells.add(i % 1_000, i % 90, i % 2 == 0);
    }

    Cells.Counted counted = cells.counted();
    IntStream all = IntStream.range(0, counted.size());
    assertThat(all.mapToLong(counted::calls).sum()).isEqualTo(10_000);
    assertThat(IntStream.range(0, counted.size()).filter(counted::failed).mapToLong(counted::calls).sum())
        .isEqualTo(5_000);
    assertThat(cells.isShort()).isTrue();
    cells.clear(true);
    assertThat(cells.bytes()).isEqualTo(128 * 8L);
    cells.add(5, 3, false);
    assertThat(read(cells)).isEqualTo(Map.of("5 3 false", 1));
  }

  @Property(tries = 50)
  void openCallsAreFoundUntilTheyEnd(@ForAll long seed) {
    Random random = new Random(seed);
    OpenCalls open = new OpenCalls();
    Map<Long, ObservedCall> expected = new HashMap<>();
    for (int i = 1; i < 4_000; i++) {
      ObservedCall begun = call(random.nextInt(2) == 0 ? i : random.nextLong(1L << 40),
          random.nextBoolean() ? Side.CALLER : Side.CALLEE, "p");
      if (expected.putIfAbsent(OpenCalls.key(begun), begun) == null) {
        assertThat(open.add(begun, 1, 2, i)).isNotNegative();
      }
      if (random.nextInt(3) > 0) {
        long ending = expected.keySet().iterator().next();
        open.remove(open.find(ending));
        expected.remove(ending);
        assertThat(open.find(ending)).isEqualTo(-1);
      }
      assertThat(open.size()).isEqualTo(expected.size());
    }
    for (ObservedCall left : expected.values()) {
      assertThat(open.find(OpenCalls.key(left))).isNotNegative();
    }
  }

  @Test
  void openCallsAreBounded() {
    OpenCalls open = new OpenCalls();
    for (int i = 1; i < 100_000; i++) {
      open.add(call(i, Side.CALLER, "p"), 0, 0, 0);
    }

    assertThat(open.size()).isEqualTo(OpenCalls.MAX / 4 * 3);
    assertThat(open.find(OpenCalls.key(call(99_999, Side.CALLER, "p")))).isEqualTo(-1);
  }

  @Test
  void roomForOpenCallsThatIsNotNeededIsGivenBackAndNoCallIsLost() {
    OpenCalls open = new OpenCalls();
    long few = open.bytes();
    for (int i = 1; i <= 2_000; i++) {
      open.add(call(i, Side.CALLER, "p"), 1, 2, i);
    }
    for (int i = 1; i <= 1_900; i++) {
      open.remove(open.find(OpenCalls.key(call(i, Side.CALLER, "p"))));
    }
    open.trim();
    assertThat(open.bytes()).as("there were many").isGreaterThan(few);
    for (int tick = 0; tick < 10; tick++) {
      open.trim();
    }

    assertThat(open.size()).isEqualTo(100);
    for (int i = 1_901; i <= 2_000; i++) {
      int slot = open.find(OpenCalls.key(call(i, Side.CALLER, "p")));
      assertThat(slot).isNotNegative();
      assertThat(open.path(slot)).isEqualTo(i);
    }
    assertThat(open.bytes()).isLessThanOrEqualTo(2 * few);
  }

  private static CallRow row(long id, String text) {
    return new CallRow(id, 0, id / 10, text, "to", "agents/" + text + "/m", "m", "hop", id, Double.NaN, 5, null, null,
        Side.CALLER, 1, id % 7 == 0 ? text : null);
  }

  @Test
  void theRingForgetsTheOldestAndTheirTexts() {
    Ring ring = new Ring(100);
    for (int i = 0; i < 100_000; i++) {
      ring.add(row(i, "agent" + i));
    }

    CallPage all = ring.find(CallQuery.last(1_000));
    assertThat(all.rows()).hasSize(100);
    assertThat(all.rows().get(0)).isEqualTo(row(99_999, "agent99999"));
    assertThat(all.next()).isEqualTo(-1);
    assertThat(ring.texts()).isLessThan(300);
    assertThat(ring.rootOf(99_999)).isEqualTo(9_999);
    assertThat(ring.ofRoot(9_999)).hasSize(10);
    assertThat(ring.rootOf(1)).isZero();
  }

  @Test
  void theRingKeepsTimesOfClocksThatAreNotTheMachinesFromTheFirstOn() {
    Ring ring = new Ring(10);
    for (int i = 0; i < 20; i++) {
      CallRow row = row(i, "a");
      ring.add(i < 15 ? row : new CallRow(row.id(), row.cause(), row.root(), row.from(), row.to(), row.path(),
          row.method(), row.road(), row.at(), i / 2.0, row.nanos(), row.code(), row.executed(), row.side(),
          row.weight(), row.error()));
    }

    assertThat(ring.find(CallQuery.last(10)).rows()).extracting(CallRow::virtualTime).containsExactly(9.5, 9.0, 8.5,
        8.0, 7.5, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  @Test
  void theRingKeepsFewerCallsWhereTheirNamesAreManyButThoseWithTheirNames() {
    Ring ring = new Ring(Ring.SIZE);
    for (int i = 0; i < 60_000; i++) {
      ring.add(row(i, "agent" + i + "x".repeat(200)));
    }

    assertThat(ring.bytes()).isLessThan(Ring.SIZE * 78L + Texts.MAX_BYTES * 3 / 2);
    assertThat(ring.rootOf(1)).as("it is too long ago").isZero();
    List<CallRow> rows = ring.find(CallQuery.last(500)).rows();
    assertThat(rows).hasSize(500).allMatch(row -> row.from().startsWith("agent"));
    CallRow first = rows.get(0);
    for (long cursor = ring.find(CallQuery.last(500)).next(); cursor >= 0;) {
      CallPage page = ring.find(CallQuery.last(500).before(cursor));
      assertThat(page.rows()).allMatch(row -> row.from().startsWith("agent") && row.path().length() > 200);
      cursor = page.next();
    }
    assertThat(first).isEqualTo(row(59_999, "agent59999" + "x".repeat(200)));
  }

  @Test
  void theRingPagesWithoutHolesOrRepetition() {
    Ring ring = new Ring(1_000);
    for (int i = 1; i <= 1_000; i++) {
      ring.add(row(i, "agent" + i % 3));
    }

    List<Long> seen = new ArrayList<>();
    CallQuery query = CallQuery.last(7).of(Set.of("agent1"));
    CallPage page = ring.find(query);
    while (true) {
      page.rows().forEach(found -> seen.add(found.id()));
      if (page.next() < 0) {
        break;
      }
      page = ring.find(query.before(page.next()));
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize(334).isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void textsAreBoundedInSizeAndGivenUp() {
    Texts texts = new Texts();
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      taken.add(texts.take("x".repeat(500) + i));
    }

    assertThat(texts.bytes()).isLessThan(Texts.MAX_BYTES * 2);
    assertThat(taken.get(19_999)).isEqualTo(Texts.OTHER);
    taken.forEach(texts::release);
    assertThat(texts.size()).isZero();
    assertThat(texts.get(texts.take("again"))).isEqualTo("again");
  }

  @Test
  void whatGrewInARushIsGivenBackWhenThatIsLongAgo() {
    Cells cells = new Cells(64, 1_024);
    Edges edges = new Edges();
    long few = cells.bytes() + edges.bytes();
    for (int second = 0; second < 10; second++) {
      for (int i = 0; i < 700; i++) {
        cells.add(i, 5, false);
        edges.add(Edges.out(i, 1, 1), 5, false);
      }
      cells.clear(cells.isShort());
      edges.clear(edges.isShort());
      cells.trim();
      edges.trim();
    }
    long rush = cells.bytes() + edges.bytes();

    for (int second = 0; second < 60; second++) {
      cells.clear(false);
      edges.clear(false);
    }
    cells.trim();
    edges.trim();

    assertThat(rush).isEqualTo(1_024 * 8 + 1_024 * 24);
    assertThat(cells.bytes() + edges.bytes()).isEqualTo(few);
  }
}
