package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.Invocation;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An observer that looks at times. */
class CallSwitchTest {
  private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final Vertx vertx = Vertx.vertx();
  private final Told sometimes = new Told();
  private final Told always = new Told();
  private final CountingAgent agent = new CountingAgent();
  private CallSwitch calls;
  private Container container;
  private Counter counter;

  @AfterEach
  void close() {
    of(vertx.close());
  }

  /** What an observer was told. */
  private static final class Told implements CallObserver {
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();

    private static String text(ObservedCall call) {
      return call.side() + " " + call.id();
    }

    @Override
    public void started(ObservedCall call) {
      begun.add(text(call));
    }

    @Override
    public void failing(ObservedCall call, String message) {
      assertThat(begun).contains(text(call));
    }

    @Override
    public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
      ended.add(text(call));
    }
  }

  /** Knows whether it is called in place: then no invocation is on the stack below it. */
  private static final class CountingAgent extends Agent implements Counter {
    private final List<Promise<List<Integer>>> asked = new ArrayList<>();
    private boolean inPlace;

    @Override
    public Future<Integer> add(int amount) {
      inPlace = STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
          .noneMatch(Invocation.class::isAssignableFrom));
      return Future.succeededFuture(amount);
    }

    @Override
    public Future<List<Integer>> seen() {
      asked.add(Promise.promise());
      return asked.get(asked.size() - 1).future();
    }
  }

  private void open(RoadForm road, Instrument... more) {
    container = road.open(vertx, builder -> {
      builder.observe((Instrument) view -> calls = view.switched(sometimes));
      List.of(more).forEach(builder::observe);
      return builder;
    });
    counter = of(container.spawn("counter", agent)).as(Counter.class);
  }

  private void turn(boolean on) {
    Outcome.at(container, () -> {
      calls.turn(on);
      return Future.succeededFuture();
    });
  }

  /** Makes a call on the container's own event loop, where it may be made in place. */
  private boolean isMadeInPlace() {
    return Outcome.at(container, () -> counter.add(1).map(one -> agent.inPlace));
  }

  private Future<List<Integer>> askedAndUnderWay() {
    int before = agent.asked.size();
    Future<List<Integer>> answer = Outcome.asked(container, () -> counter.seen());
    Outcome.until(container, () -> agent.asked.size() > before);
    return answer;
  }

  /** Has the calls under way answered, and their ends told: in the same turn, after the callers. */
  private void answer(List<Future<List<Integer>>> calls) {
    Outcome.at(container, () -> {
      agent.asked.forEach(open -> open.tryComplete(List.of()));
      return Future.join(calls);
    });
    Outcome.at(container, Future::succeededFuture);
  }

  @Test
  void leavesCallsInPlaceWhileItIsOff() {
    open(RoadForm.DIRECT);
    isMadeInPlace(); // the first one looks for its road

    assertThat(isMadeInPlace()).isTrue();
    turn(true);
    assertThat(isMadeInPlace()).isFalse();
    turn(false);
    assertThat(isMadeInPlace()).isTrue();
    assertThat(sometimes.begun).hasSize(2);
    assertThat(sometimes.ended).containsExactlyInAnyOrderElementsOf(sometimes.begun);
  }

  @ParameterizedTest
  @EnumSource
  void seesNoCallByHalf(RoadForm road) {
    open(road);
    isMadeInPlace();
    List<Future<List<Integer>>> answers = new ArrayList<>();

    answers.add(askedAndUnderWay());
    turn(true);
    turn(true);
    answers.add(askedAndUnderWay());
    List<String> early = List.copyOf(sometimes.begun);
    turn(false);
    answers.add(askedAndUnderWay());
    turn(true);
    answers.add(askedAndUnderWay());
    List<String> late = sometimes.begun.subList(early.size(), sometimes.begun.size());
    assertThat(sometimes.ended).isEmpty();
    answer(answers);

    assertThat(early).hasSize(2);
    assertThat(late).hasSize(2);
    assertThat(sometimes.ended).as("of those begun since it was switched on last").hasSize(2)
        .containsExactlyInAnyOrderElementsOf(late);
  }

  @Test
  void othersSeeAllCallsMeanwhile() {
    open(RoadForm.DIRECT, view -> view.calls(always));
    List<Future<List<Integer>>> answers = new ArrayList<>();

    answers.add(askedAndUnderWay());
    turn(true);
    answers.add(askedAndUnderWay());
    turn(false);
    answers.add(askedAndUnderWay());
    answer(answers);

    assertThat(always.begun).hasSize(6);
    assertThat(always.ended).containsExactlyInAnyOrderElementsOf(always.begun);
    assertThat(sometimes.begun).hasSize(2);
    assertThat(sometimes.ended).isEmpty();
  }

  @Test
  void whatFailsAfterItWasSwitchedOffIsNotToldEither() {
    open(RoadForm.DIRECT);
    turn(true);
    Future<List<Integer>> answer = askedAndUnderWay();
    turn(false);
    turn(true);
    sometimes.begun.clear();

    Outcome.at(container, () -> Future.succeededFuture(agent.asked.get(0).tryFail("too late")));

    assertThat(Outcome.agentFailureOf(answer).code()).isEqualTo(FailureCode.REMOTE_FAILURE);
    assertThat(sometimes.ended).isEmpty();
  }
}
