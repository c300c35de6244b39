package dev.vertxagents.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteppedClockTest extends ClockContract {
  private final SteppedClock stepped = new SteppedClock();

  @Override
  AgentClock clock(Vertx vertx) {
    return stepped;
  }

  @Override
  void pass(Duration span) {
    await(stepped.advance(span));
  }

  @Override
  int armedTimers() {
    return stepped.queued();
  }

  @Test
  void eachTimerSeesItsOwnTimeEvenOnOtherContexts() {
    // given timers on two event loops
    Context other = vertx.getOrCreateContext();
    List<String> fired = Collections.synchronizedList(new ArrayList<>());
    on(() -> clock.callIn(Duration.ofSeconds(1), () -> fired.add("a " + clock.time())));
    Future<Void> made = io.vertx.core.Future.future(promise -> other.runOnContext(v -> {
      clock.callIn(Duration.ofSeconds(2), () -> fired.add("b " + clock.time()));
      promise.complete();
    }));
    await(made);
    on(() -> clock.every(Duration.ofSeconds(2), () -> fired.add("c " + clock.time())));
    // when
    await(stepped.advance(Duration.ofSeconds(5)));
    // then
    assertThat(fired).containsExactly("a 1.0", "b 2.0", "c 2.0", "c 4.0");
    assertThat(clock.time()).isEqualTo(5);
  }

  @Test
  void firesWhatIsMadeOnTheWay() {
    List<Double> fired = new ArrayList<>();
    stepped.callIn(Duration.ofSeconds(1), () -> {
      fired.add(stepped.time());
      stepped.callIn(Duration.ofSeconds(1), () -> fired.add(stepped.time()));
    });
    assertThat(stepped.advance(Duration.ofSeconds(3)).isComplete()).isTrue();
    assertThat(fired).containsExactly(1.0, 2.0);
  }

  @Test
  void manyTimersInOneStepNeedNoStack() {
    int[] count = new int[1];
    stepped.every(Duration.ofMillis(1), () -> count[0]++);
    stepped.advance(Duration.ofSeconds(200));
    assertThat(count[0]).isEqualTo(200_000);
  }

  @Test
  void goesFromTimerToTimerIfAsked() {
    List<Double> fired = new ArrayList<>();
    stepped.callIn(Duration.ofSeconds(2), () -> fired.add(stepped.time()));
    stepped.callIn(Duration.ofSeconds(1), () -> fired.add(stepped.time()));
    stepped.callIn(Duration.ofSeconds(1), () -> fired.add(-stepped.time()));

    assertThat(stepped.untilNext()).isEqualTo(Duration.ofSeconds(1));
    assertThat(await(stepped.advanceToNext(Duration.ofSeconds(9)))).isTrue();
    assertThat(fired).containsExactly(1.0);
    assertThat(stepped.untilNext()).isEqualTo(Duration.ZERO);
    assertThat(await(stepped.advanceToNext(Duration.ofSeconds(9)))).isTrue();
    assertThat(await(stepped.advanceToNext(Duration.ofMillis(500)))).isFalse();
    assertThat(fired).containsExactly(1.0, -1.0);
    assertThat(stepped.time()).isEqualTo(1.5);
    assertThat(await(stepped.advanceToNext(Duration.ofSeconds(9)))).isTrue();
    assertThat(stepped.time()).isEqualTo(2);
    assertThat(stepped.untilNext()).isNull();
  }

  @Test
  void stepsFollowEachOther() {
    on(() -> clock.sleep(Duration.ofSeconds(1)));
    Future<Void> first = stepped.advance(Duration.ofSeconds(2));
    Future<Void> second = stepped.advance(Duration.ofSeconds(3));
    await(Future.all(first, second));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2020-01-01T00:00:05Z"));
  }

  @Test
  void whatIsOverAlreadyNeedsNoStep() {
    await(on(() -> clock.sleep(Duration.ZERO)));
    await(on(() -> clock.sleepUntil(Instant.EPOCH)));
    assertThat(clock.time()).isZero();
  }

  @Test
  void refusesToGoBack() {
    assertThatIllegalArgumentException().isThrownBy(() -> stepped.advance(Duration.ofMillis(-1)));
  }
}
