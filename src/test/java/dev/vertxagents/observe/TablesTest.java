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

  @Test
  void namesKeepTheirNumbersAndShareOneWhenThereAreTooMany() {
    Names names = new Names();
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
    for (int i = 0; i < 3_000; i++) {
      long key = Edges.out(random.nextInt(5), random.nextInt(5), random.nextInt(5));
      expected.merge(key, 1, Integer::sum);
      edges.add(key, 10, random.nextBoolean());
    }

    Map<Long, Integer> read = new HashMap<>();
    edges.read((key, calls, fails, nanos) -> {
      read.put(key, calls);
      assertThat(nanos).isEqualTo(calls * 10L);
      assertThat(fails).isLessThanOrEqualTo(calls);
    });
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void edgesLoseNoCallWhenThereAreTooManyAndGrowBetweenTicks() {
    Edges edges = new Edges();
    for (int tick = 0; tick < 8; tick++) {
      for (int i = 0; i < 50_000; i++) {
        edges.add(Edges.out(i % Names.MAX, i / 100 % 300, i % 700), 1, false);
      }
      long[] all = new long[1];
      edges.read((key, calls, fails, nanos) -> all[0] += calls);
      assertThat(all[0]).isEqualTo(50_000);
      edges.clear(true);
    }
    assertThat(edges.bytes()).isEqualTo(Edges.MAX * 24L);
  }

  @Test
  void tablesDoNotGrowUnlessThatIsGranted() {
    Edges edges = new Edges();
    Cells cells = new Cells(2, 8);
    long before = edges.bytes();
    for (int i = 0; i < 1_000; i++) {
      edges.add(Edges.out(i, 1, 1), 1, false);
    }

    edges.clear(false);
    assertThat(edges.bytes()).isEqualTo(before);
    assertThat(edges.used()).isZero();
    cells.add(1, 1, false);
    cells.add(2, 1, false);
    cells.add(3, 1, false);
    long cellsBefore = cells.bytes();
    cells.clear(false);
    assertThat(cells.bytes()).isEqualTo(cellsBefore);
  }

  @Test
  void cellsCountExactlyAlsoWithoutRowsForHistograms() {
    Cells cells = new Cells(2, 8);
    for (int number = 0; number < 1_000; number++) {
      cells.add(number, 3, number % 2 == 0);
    }
    long[] seen = new long[3];
    cells.read((number, calls, fails, row) -> {
      seen[0] += calls;
      seen[1] += fails;
      seen[2] += row >= 0 ? 1 : 0;
    });

    assertThat(seen).containsExactly(1_000, 500, 2);
    cells.clear(true);
    cells.add(5, 3, false);
    cells.read((number, calls, fails, row) -> {
      Histogram histogram = new Histogram();
      cells.addTo(histogram, row);
      assertThat(calls).isEqualTo(1);
      assertThat(histogram.count(3)).isEqualTo(1);
    });
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
}
