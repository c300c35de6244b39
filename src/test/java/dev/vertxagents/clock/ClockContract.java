package dev.vertxagents.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agents may rely on whatever clock they live by. */
abstract class ClockContract {
  static final Duration TICK = Duration.ofMillis(20);

  Vertx vertx;
  Context context;
  AgentClock clock;

  abstract AgentClock clock(Vertx vertx);

  /** Lets a span pass on the clock. */
  abstract void pass(Duration span);

  @BeforeEach
  void makeClock() {
    vertx = Vertx.vertx();
    context = vertx.getOrCreateContext();
    clock = clock(vertx);
  }

  @AfterEach
  void closeVertx() {
    await(vertx.close());
  }

  @Test
  void sleepsForTheSpan() {
    double before = clock.time();
    Timer timer = on(() -> clock.sleep(TICK));
    pass(TICK);
    await(timer);
    assertThat(clock.time() - before).isGreaterThanOrEqualTo(0.02 - 1e-9);
  }

  @Test
  void sleepsUntilADate() {
    Instant wake = clock.instant().plus(TICK);
    Timer timer = on(() -> clock.sleepUntil(wake));
    pass(TICK);
    await(timer);
    assertThat(clock.instant()).isAfterOrEqualTo(wake);
  }

  @Test
  void dateAndTimeMoveTogether() {
    Instant date = clock.instant();
    double time = clock.time();
    pass(TICK);
    double moved = Duration.between(date, clock.instant()).toNanos() / 1e9;
    assertThat(clock.time() - time).isBetween(moved - 1, moved + 1);
    assertThat(moved).isGreaterThanOrEqualTo(0.019);
  }

  @Test
  void runsTasksOnTheContextTheyWereGivenOn() {
    Promise<Context> ran = Promise.promise();
    on(() -> clock.callIn(TICK, () -> ran.complete(Vertx.currentContext())));
    pass(TICK);
    assertThat(await(ran.future())).isSameAs(context);
  }

  @Test
  void runsTasksAtADate() {
    Promise<Instant> ran = Promise.promise();
    Instant date = clock.instant().plus(TICK);
    Timer timer = on(() -> clock.callAt(date, () -> ran.complete(clock.instant())));
    pass(TICK);
    assertThat(await(ran.future())).isAfterOrEqualTo(date);
    await(timer);
  }

  @Test
  void firesInTheOrderOfTheirTimes() {
    List<String> fired = new ArrayList<>();
    Timer last = on(() -> {
      Timer late = clock.callIn(TICK.multipliedBy(4), () -> fired.add("c"));
      clock.callIn(TICK, () -> fired.add("a"));
      clock.callIn(TICK.multipliedBy(2), () -> fired.add("b"));
      return late;
    });
    pass(TICK.multipliedBy(4));
    await(last);
    assertThat(fired).containsExactly("a", "b", "c");
  }

  @Test
  void aCancelledTimerDoesNothingAndFails() {
    List<String> fired = Collections.synchronizedList(new ArrayList<>());
    Timer cancelled = on(() -> clock.callIn(TICK, () -> fired.add("cancelled")));
    Timer other = on(() -> clock.callIn(TICK.multipliedBy(2), () -> fired.add("other")));

    assertThat(cancelled.cancel()).isTrue();
    assertThat(cancelled.cancel()).isFalse();
    pass(TICK.multipliedBy(2));
    await(other);

    assertThat(fired).containsExactly("other");
    assertThatThrownBy(() -> await(cancelled)).isInstanceOf(CancellationException.class);
    assertThat(other.cancel()).isFalse();
  }

  @Test
  void aTaskThatThrowsFailsItsTimer() {
    Timer timer = on(() -> clock.callIn(TICK, () -> {
      throw new IllegalStateException("boom");
    }));
    pass(TICK);
    assertThatThrownBy(() -> await(timer)).hasMessage("boom");
  }

  @Test
  void repeatsUntilCancelled() {
    Promise<Void> thrice = Promise.promise();
    List<Double> times = new ArrayList<>();
    Timer[] timer = new Timer[1];
    on(() -> timer[0] = clock.every(TICK, () -> {
      times.add(clock.time());
      if (times.size() == 3) {
        timer[0].cancel();
        thrice.complete();
      }
    }));
    for (int i = 0; i < 5; i++) {
      pass(TICK);
    }
    await(thrice.future());
    assertThat(times).hasSize(3);
    assertThatThrownBy(() -> await(timer[0])).isInstanceOf(CancellationException.class);
  }

  @Test
  void roundsNeverOverlapAndMissedTicksAreSkipped() {
    // given a round that goes on over several ticks
    Promise<Void> firstRound = Promise.promise();
    Promise<Void> secondRound = Promise.promise();
    List<Double> starts = Collections.synchronizedList(new ArrayList<>());
    double begin = clock.time();
    Timer timer = on(() -> clock.every(TICK, () -> {
      starts.add(clock.time() - begin);
      if (starts.size() == 2) {
        secondRound.complete();
      }
      return firstRound.future();
    }));
    pass(TICK.multipliedBy(3).plusMillis(10));
    assertThat(starts).hasSize(1);
    // when it ends between two ticks
    on(() -> {
      firstRound.complete();
      return null;
    });
    pass(TICK.multipliedBy(1));
    await(secondRound.future());
    // then the next one starts at the tick that follows
    assertThat(starts.get(1)).isGreaterThan(0.069);
    timer.cancel();
  }

  @Test
  void aFailedRoundEndsTheTimer() {
    List<String> rounds = new ArrayList<>();
    Timer timer = on(() -> clock.every(TICK, () -> {
      rounds.add("round");
      return Future.failedFuture("boom");
    }));
    pass(TICK);
    pass(TICK);
    assertThatThrownBy(() -> await(timer)).hasMessage("boom");
    assertThat(rounds).hasSize(1);
  }

  @Test
  void aRoundWithoutFutureIsAFailure() {
    Timer timer = on(() -> clock.every(TICK, () -> (Future<?>) null));
    pass(TICK);
    assertThatThrownBy(() -> await(timer)).isInstanceOf(NullPointerException.class).hasMessageContaining("null");
  }

  @Test
  void limitsAFuture() {
    Promise<String> never = Promise.promise();
    Future<String> limited = on(() -> clock.timeout(never.future(), TICK));
    pass(TICK);
    Throwable failure = await(limited.<Throwable>map(value -> null).otherwise(cause -> cause));
    assertThat(failure).isInstanceOf(TimeoutException.class).hasMessageContaining("PT0.02S");
  }

  @Test
  void aFutureInTimePassesAndTakesItsTimerAlong() {
    Promise<String> promise = Promise.promise();
    Future<String> limited = on(() -> clock.timeout(promise.future(), Duration.ofDays(1)));
    promise.complete("in time");
    assertThat(await(limited)).isEqualTo("in time");
    assertThat(armedTimers()).isZero();
    assertThatThrownBy(() -> await(on(() -> clock.timeout(Future.failedFuture("why"), TICK)))).hasMessage("why");
  }

  /** How many timers the clock keeps, or 0 if it cannot tell. */
  abstract int armedTimers();

  @Test
  void refusesPeriodsAndLimitsThatAreNotPositive() {
    Runnable task = () -> { };
    for (Duration bad : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
      assertThatIllegalArgumentException().isThrownBy(() -> clock.every(bad, task));
      assertThatIllegalArgumentException().isThrownBy(() -> clock.timeout(Future.succeededFuture(), bad));
    }
  }

  @Test
  void aSpanLongerThanTimeNeverEnds() {
    Timer never = on(() -> clock.sleep(Duration.ofSeconds(Long.MAX_VALUE)));
    Timer soon = on(() -> clock.sleep(TICK));
    pass(TICK);
    await(soon);
    assertThat(never.isComplete()).isFalse();
    assertThat(never).isGreaterThan(soon);
    assertThat(never.getDelay(TimeUnit.DAYS)).isGreaterThan(365);
    assertThat(never.cancel()).isTrue();
  }

  @Test
  void timersAreFuturesLikeAnyOther() {
    Future<String> chain = on(() -> Future.all(clock.sleep(TICK), clock.sleep(TICK.multipliedBy(2)))
        .compose(both -> clock.sleep(TICK)).map("done"));
    pass(TICK);
    pass(TICK);
    on(() -> null);
    pass(TICK);
    assertThat(await(chain)).isEqualTo("done");
  }

  <T> T on(Callable<T> task) {
    Promise<T> result = Promise.promise();
    context.runOnContext(v -> {
      try {
        result.complete(task.call());
      } catch (Throwable e) {
        result.fail(e);
      }
    });
    return await(result.future());
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing happened within 10 s", e);
    }
  }
}
