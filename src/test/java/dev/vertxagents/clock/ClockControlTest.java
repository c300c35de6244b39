package dev.vertxagents.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.clock.ClockState.Kind;
import dev.vertxagents.clock.ClockState.Motion;
import dev.vertxagents.clock.ClockState.Op;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockControlTest {
  private final Vertx vertx = Vertx.vertx();
  private final ExternalClock clock = new ExternalClock(Instant.EPOCH);
  private final ClockControl control = ClockControl.of(vertx, clock);

  @AfterEach
  void close() {
    vertx.close();
  }

  private static <T> T result(Future<T> future) {
    return future.timeout(10, TimeUnit.SECONDS).await();
  }

  @Test
  void anExternalClockThatNobodyMovesStandsStillAndCanBeMoved() {
    clock.sleep(Duration.ofSeconds(3));

    ClockState state = control.state();

    assertThat(state.kind()).isEqualTo(Kind.EXTERNAL);
    assertThat(state.motion()).isEqualTo(Motion.PAUSED);
    assertThat(state.ops()).containsExactlyInAnyOrder(Op.STEP, Op.RUN_TO, Op.SPEED, Op.RESUME);
    assertThat(state.timers()).isEqualTo(1);
    assertThat(state.next()).isEqualTo(3.0);
    assertThat(ClockControl.of(vertx, clock)).isSameAs(control);
  }

  @Test
  void timersOnTheWayFireAtTheirOwnTimesAlsoThoseThatAreMadeThere() {
    List<Double> seen = new CopyOnWriteArrayList<>();
    clock.callIn(Duration.ofSeconds(1), () -> {
      seen.add(clock.time());
      clock.callIn(Duration.ofSeconds(1), () -> seen.add(clock.time()));
    });
    clock.callIn(Duration.ofSeconds(30), () -> seen.add(clock.time()));

    ClockState after = result(control.step(10, -1));

    assertThat(seen).containsExactly(1.0, 2.0);
    assertThat(after.time()).isEqualTo(10.0);
    assertThat(after.motion()).isEqualTo(Motion.PAUSED);
  }

  @Test
  void stepsToTheNextTimer() {
    clock.sleep(Duration.ofSeconds(7));

    assertThat(result(control.stepToNext(-1)).time()).isEqualTo(7.0);
    assertThat(result(control.stepToNext(-1)).time()).as("no more timers").isEqualTo(7.0);
  }

  @Test
  void runsAtItsSpeedUntilPaused() throws InterruptedException {
    CountDownLatch late = new CountDownLatch(1);
    clock.callIn(Duration.ofMinutes(1), late::countDown);

    result(control.speed(1000, 0));
    ClockState running = result(control.resume(1));
    assertThat(late.await(10, TimeUnit.SECONDS)).isTrue();
    ClockState paused = result(control.pause(2));

    assertThat(running.motion()).isEqualTo(Motion.RUNNING);
    assertThat(running.ops()).containsExactlyInAnyOrder(Op.PAUSE, Op.SPEED);
    assertThat(paused.motion()).isEqualTo(Motion.PAUSED);
    assertThat(paused.time()).isGreaterThanOrEqualTo(60);
    assertThat(paused.epoch()).isEqualTo(3);
  }

  @Test
  void aChangeThatWasDecidedOnAnotherStateIsRefused() {
    result(control.step(1, 0));

    assertThatThrownBy(() -> result(control.step(1, 0))).isInstanceOf(StaleClockException.class);
    assertThat(clock.time()).isEqualTo(1.0);
  }

  @Test
  void whoIsMovedByTheProgramOffersNothing() {
    clock.setTime(5);

    assertThat(control.state().ops()).isEmpty();
    assertThat(control.state().owner()).isEqualTo("this program");
    assertThat(control.state().motion()).isEqualTo(Motion.WAITING);
    assertThatThrownBy(() -> result(control.step(1, -1))).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void whoSaysThatTheClockIsTheirsEndsAMovement() {
    clock.sleep(Duration.ofHours(1));
    result(control.resume(-1));

    clock.ownedBy("mosaik");

    assertThat(control.state().owner()).isEqualTo("mosaik");
    assertThat(control.state().ops()).isEmpty();
    result(vertx.timer(60));
    double time = clock.time();
    result(vertx.timer(60));
    assertThat(clock.time()).isEqualTo(time);
  }

  @Test
  void badValuesAreRefused() {
    clock.sleep(Duration.ofHours(1));

    for (Future<ClockState> bad : List.of(control.step(0, -1), control.step(Double.NaN, -1), control.runTo(-1, -1),
        control.speed(0, -1), control.speed(Double.POSITIVE_INFINITY, -1), control.runTo(1e300, -1))) {
      assertThatThrownBy(() -> result(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(clock.time()).isZero();
  }

  @Test
  void otherClocksCanBeLookedAt() {
    ClockState real = ClockControl.of(vertx, new VertxClock(vertx)).state();
    ClockState stepped = ClockControl.of(vertx, new SteppedClock()).state();

    assertThat(real.kind()).isEqualTo(Kind.REAL);
    assertThat(real.motion()).isEqualTo(Motion.RUNNING);
    assertThat(stepped.kind()).isEqualTo(Kind.SIMULATED);
    assertThat(List.of(real, stepped)).allMatch(state -> state.ops().isEmpty());
  }
}
