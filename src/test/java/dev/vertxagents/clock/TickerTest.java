package dev.vertxagents.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TickerTest {
  private long nanos;
  private final List<Long> pulses = new ArrayList<>();
  private final List<String> expired = new ArrayList<>();
  private final Ticker ticker = new Ticker(() -> nanos, pulses::add);

  @Test
  void expiresNeverEarlyAndAtMostOneTickLate() {
    // given deadlines that begin at odd moments
    for (int begin = 0; begin < 200; begin += 7) {
      nanos = TimeUnit.MILLISECONDS.toNanos(begin);
      ticker.arm(new Recorded(begin + ":"), 120);
      // when
      advanceTo(begin + 119);
      assertThat(expired).isEmpty();
      advanceTo(begin + 120 + Ticker.TICK_MILLIS);
      // then
      assertThat(expired).hasSize(1);
      expired.clear();
    }
  }

  @Test
  void expiresInTheOrderOfArmingWithinATick() {
    for (String name : List.of("a", "b", "c")) {
      ticker.arm(new Recorded(name), 10);
    }
    advanceTo(100);
    assertThat(expired).containsExactly("a", "b", "c");
  }

  @Test
  void leavesDeadlinesOfLaterTurnsOnTheWheel() {
    ticker.arm(new Recorded("late"), 120_000);
    advanceTo(119_900);
    assertThat(expired).isEmpty();
    advanceTo(120_100);
    assertThat(expired).containsExactly("late");
  }

  @Test
  void tellsWhatIsLeftOfADelay() {
    Recorded deadline = new Recorded("later");
    ticker.arm(deadline, 1_000);
    assertThat(deadline.leftMillis()).isBetween(1_000L, 1_000L + Ticker.TICK_MILLIS);

    advanceTo(700);

    assertThat(deadline.leftMillis()).isBetween(300L, 300L + Ticker.TICK_MILLIS);
  }

  @Test
  void takesTheMachinesTimeFromWhoHasLookedAtItUnlessItIsSteppedByHand() {
    Vertx vertx = Vertx.vertx();
    try {
      assertThat(Ticker.of(vertx.getOrCreateContext()).nanosAt(42)).isEqualTo(42);
    } finally {
      vertx.close().await();
    }
    nanos = 7;
    assertThat(ticker.nanosAt(42)).isEqualTo(7);
  }

  @Test
  void shortensDelaysBeyondADay() {
    ticker.arm(new Recorded("day"), Long.MAX_VALUE);
    nanos = TimeUnit.HOURS.toNanos(24) - 1;
    pulse();
    assertThat(expired).isEmpty();
    nanos = TimeUnit.HOURS.toNanos(24) + TimeUnit.MILLISECONDS.toNanos(100);
    pulse();
    assertThat(expired).containsExactly("day");
  }

  @Test
  void visitsEverySlotOnceAfterALongPause() {
    for (int delay = 1; delay < 60_000; delay += 500) {
      ticker.arm(new Recorded("" + delay), delay);
    }
    nanos = TimeUnit.HOURS.toNanos(1);
    pulse();
    assertThat(expired).hasSize(120);
    assertThat(ticker.armed()).isZero();
  }

  @Test
  void disarmedDeadlinesDoNotExpire() {
    Recorded first = new Recorded("first");
    Recorded second = new Recorded("second");
    Recorded third = new Recorded("third");
    ticker.arm(first, 10);
    ticker.arm(second, 10);
    ticker.arm(third, 10);

    assertThat(second.disarm()).isTrue();
    assertThat(second.disarm()).isFalse();
    advanceTo(100);

    assertThat(expired).containsExactly("first", "third");
    assertThat(first.disarm()).isFalse();
  }

  @Test
  void anExpiryMayDisarmAnotherThatIsDueAtTheSameMoment() {
    Recorded victim = new Recorded("victim");
    ticker.arm(new Ticker.Deadline() {
      @Override
      protected void expired() {
        assertThat(victim.disarm()).isTrue();
      }
    }, 10);
    ticker.arm(victim, 10);
    advanceTo(100);
    assertThat(expired).isEmpty();
  }

  @Test
  void goesOnAfterAnExpiryThatThrows() {
    ticker.arm(new Ticker.Deadline() {
      @Override
      protected void expired() {
        throw new IllegalStateException("boom");
      }
    }, 10);
    ticker.arm(new Recorded("same tick"), 10);
    ticker.arm(new Recorded("next tick"), 70);
    nanos = TimeUnit.MILLISECONDS.toNanos(200);

    assertThatThrownBy(this::pulse).hasMessage("boom");
    pulse();

    assertThat(expired).containsExactly("same tick", "next tick");
  }

  @Test
  void asksForPulsesOnlyWhileSomethingIsArmed() {
    // given
    assertThat(pulses).isEmpty();
    Recorded deadline = new Recorded("x");
    // when arming and disarming again and again within a tick
    for (int i = 0; i < 100; i++) {
      ticker.arm(deadline, 1000);
      deadline.disarm();
    }
    // then one pulse was asked for, and no more after it came
    assertThat(pulses).hasSize(1);
    advanceTo(50);
    assertThat(pulses).hasSize(1);
    ticker.arm(deadline, 1000);
    assertThat(pulses).hasSize(2);
  }

  @Test
  void replacesAPulseThatWasLostAndIgnoresItsLateArrival() {
    ticker.arm(new Recorded("a"), 10_000);
    nanos = TimeUnit.SECONDS.toNanos(5);
    ticker.arm(new Recorded("b"), 10_000);
    assertThat(pulses).containsExactly(1L, 2L);
    nanos = TimeUnit.SECONDS.toNanos(11);
    ticker.pulse(1);
    assertThat(expired).isEmpty();
    ticker.pulse(2);
    assertThat(expired).containsExactly("a");
  }

  @Test
  void refusesDelaysThatAreNotPositiveAndArmingTwice() {
    Recorded deadline = new Recorded("x");
    assertThatIllegalArgumentException().isThrownBy(() -> ticker.arm(deadline, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ticker.arm(deadline, -1));
    ticker.arm(deadline, 1);
    assertThatIllegalStateException().isThrownBy(() -> ticker.arm(deadline, 1));
  }

  @Test
  void theTickerOfAContextRunsOnIt() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Context context = vertx.getOrCreateContext();
      Promise<Boolean> done = Promise.promise();
      context.runOnContext(v -> {
        assertThat(Ticker.of(context)).isSameAs(Ticker.of(context));
        Ticker.of(context).arm(new Ticker.Deadline() {
          @Override
          protected void expired() {
            done.complete(Vertx.currentContext() == context);
          }
        }, 1);
      });
      assertThat(done.future().await(5, TimeUnit.SECONDS)).isTrue();
    } finally {
      Future<Void> closed = vertx.close();
      closed.await(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void aSteppedTickerMovesByHandOnly() {
    Vertx vertx = Vertx.vertx();
    try {
      Context context = vertx.getOrCreateContext();
      Ticker.Stepper stepper = Ticker.stepped(context);
      Ticker.of(context).arm(new Recorded("x"), 30_000);
      stepper.advance(Duration.ofMillis(29_990));
      assertThat(expired).isEmpty();
      stepper.advance(Duration.ofMillis(60));
      assertThat(expired).containsExactly("x");
    } finally {
      vertx.close().await();
    }
  }

  private void advanceTo(long millis) {
    long end = TimeUnit.MILLISECONDS.toNanos(millis);
    while (nanos < end) {
      nanos = Math.min(end, nanos + TimeUnit.MILLISECONDS.toNanos(5));
      pulse();
    }
  }

  private void pulse() {
    if (!pulses.isEmpty()) {
      ticker.pulse(pulses.get(pulses.size() - 1));
    }
  }

  private final class Recorded extends Ticker.Deadline {
    private final String name;

    Recorded(String name) {
      this.name = name;
    }

    @Override
    protected void expired() {
      expired.add(name);
    }
  }
}
