package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.clock.ExternalClock;
import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What one container counts, page by page. */
class CallBookTest {
  private static final int OK = Rows.kind(Side.CALLER, Road.HOP, null, null);
  private static final int FAILED = Rows.kind(Side.CALLER, Road.HOP, FailureCode.TIMEOUT, Executed.MAYBE);

  private final Allowed allowed = new Allowed();
  private final CallBook book = new CallBook(allowed, null, tapped -> { });
  private long lastId;

  private static final class Allowed implements Allowance {
    private boolean room = true;
    private boolean over;
    private long givenBack;

    @Override
    public void giveBack(long bytes) {
      givenBack += bytes;
    }

    @Override
    public boolean grant(long bytes) {
      return room;
    }

    @Override
    public int samples() {
      return 100;
    }

    @Override
    public boolean isOver() {
      return over;
    }

    @Override
    public long seed() {
      return 1;
    }
  }

  private ObservedCall call(String by, String path) {
    return new ObservedCall(++lastId, 0, lastId, Side.CALLER, Road.HOP, "a/", "b/", path, by, 5);
  }

  /** Calls of each agent to the one of the same number: as many as there are numbers. */
  private Page called(int from, int to) {
    for (int i = from; i < to; i++) {
      ObservedCall call = call("agents/a" + i + "/go", "agents/b" + i + "/read");
      book.began(call);
      book.ended(call, 100, OK, null);
    }
    return book.page(List.of());
  }

  private static long others(Page page) {
    Edges.Counted edges = page.edges();
    return IntStream.range(0, edges.size()).filter(i -> Edges.path(edges.key(i)) == Names.OTHER)
        .mapToLong(edges::calls).sum();
  }

  @Property(tries = 100)
  void noCallIsLostWhereverPagesAndNotesEnd(@ForAll long seed) {
    Random random = new Random(seed);
    CallBook any = new CallBook(allowed, null, tapped -> { });
    Map<String, Integer> expected = new HashMap<>();
    Map<String, Integer> counted = new HashMap<>();
    List<ObservedCall> underWay = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      if (underWay.isEmpty() || random.nextInt(5) < 3) {
        ObservedCall call = call("agents/a" + random.nextInt(9) + "/go", "agents/b" + random.nextInt(9) + "/read");
        underWay.add(call);
        any.began(call);
      } else {
        ObservedCall call = underWay.remove(random.nextInt(underWay.size()));
        boolean failed = random.nextInt(4) == 0;
        any.ended(call, 100, failed ? FAILED : OK, failed ? "late" : null);
        expected.merge(call.by() + call.path() + failed, 1, Integer::sum);
      }
      if (random.nextInt(200) == 0) {
        add(any.page(List.of()), counted, underWay.size());
      }
    }
    add(any.page(List.of()), counted, underWay.size());

    assertThat(counted).isEqualTo(expected);
  }

  private static void add(Page page, Map<String, Integer> counted, int underWay) {
    assertThat(page.open().size()).isEqualTo(underWay);
    Edges.Counted edges = page.edges();
    for (int i = 0; i < edges.size(); i++) {
      String edge = "agents/" + page.legend().names()[Edges.aid(edges.key(i))] + "/go"
          + page.legend().paths()[Edges.path(edges.key(i))];
      if (edges.calls(i) > edges.fails(i)) {
        counted.merge(edge + false, edges.calls(i) - edges.fails(i), Integer::sum);
      }
      if (edges.fails(i) > 0) {
        counted.merge(edge + true, edges.fails(i), Integer::sum);
      }
    }
    for (int row = 0; row < page.failures().size(); row++) {
      assertThat(page.failures().error[row]).isEqualTo("late");
    }
    assertThat(page.out()).isEqualTo(IntStream.range(0, edges.size()).mapToLong(edges::calls).sum());
  }

  @Test
  void whoIsKnownKeepsItsNumberAlsoWhereMoreIsKeptThanMayBe() {
    called(0, 100);
    allowed.over = true;
    Page first = called(0, 100);

    Page second = called(0, 100);

    assertThat(second.legend().paths()).as("nothing is learnt anew each second").isSameAs(first.legend().paths());
    assertThat(others(second)).isZero();
  }

  @Test
  void whereRoomIsShortNamesOfThoseWhoAreGoneMakeRoomForOthers() {
    allowed.room = false;
    called(0, 30);
    assertThat(others(called(0, 30))).as("there is room for a few").isZero();

    assertThat(others(called(100, 130))).as("too many, until it is seen who is gone").isPositive();
    for (int tick = 0; tick < 10; tick++) {
      called(100, 130);
    }

    assertThat(others(called(100, 130))).isZero();
  }

  @Test
  void namesOfThoseWhoAreGoneAreForgottenAndCallsUnderWayAreNot() {
    ObservedCall waiting = call("agents/patient/go", "agents/late/read");
    book.began(waiting);
    Page page = called(0, 1_000);
    long much = page.bytes();
    for (int tick = 0; tick < 100; tick++) {
      page = book.page(List.of());
    }

    assertThat(page.bytes()).isLessThan(much / 2);
    assertThat(allowed.givenBack).as("new ones have room").isGreaterThan(much / 2);
    assertThat(page.open().size()).isEqualTo(1);
    assertThat(page.legend().paths()[page.open().path[0]]).isEqualTo("agents/late/read");
    assertThat(page.legend().aid(page.open().by[0])).isEqualTo("patient");
    assertThat(page.legend().names()[page.open().place[0]]).isEqualTo("b/");
    assertThat(page.open().id[0]).isEqualTo(waiting.id());
    book.ended(waiting, 100, OK, null);
    page = book.page(List.of());
    assertThat(page.open().size()).isZero();
    assertThat(page.legend().paths()[Edges.path(page.edges().key(0))]).isEqualTo("agents/late/read");
  }

  @Test
  void aCallHasTheTimeAtWhichItBeganWheneverItIsLookedUp() {
    ExternalClock clock = new ExternalClock(Instant.EPOCH);
    CallBook timed = new CallBook(allowed, clock, tapped -> { });
    clock.setTime(5);
    ObservedCall call = call("agents/a/go", "agents/b/read");
    timed.began(call);
    clock.setTime(7);
    timed.ended(call, 100, OK, null);

    Page page = timed.page(List.of());

    assertThat(page.samples().virtual[0]).isEqualTo(5);
    assertThat(page.virtualTime()).isEqualTo(7);
  }

  @Test
  void samplesAreThoseThatAreAllowedAndTheirWeightsAddUp() {
    Page page = called(0, 1_000);

    assertThat(page.samples().size()).isEqualTo(100);
    assertThat(page.share()).isEqualTo(10);
  }
}
