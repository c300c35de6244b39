package dev.vertxagents.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExternalClockTest extends ClockContract {
  private static final Instant START = Instant.parse("2017-12-29T10:30:00Z");

  private final ExternalClock external = new ExternalClock(START);

  @Override
  AgentClock clock(Vertx vertx) {
    return external;
  }

  @Override
  void pass(Duration span) {
    external.setTime(external.instant().plus(span));
    on(() -> null);
  }

  @Override
  int armedTimers() {
    return external.queued();
  }

  @Test
  void countsFromItsInitialTime() {
    ExternalClock early = new ExternalClock(START, -1);
    assertThat(early.time()).isEqualTo(-1.0);
    assertThat(early.instant()).isEqualTo(START.minusSeconds(1));
    early.setTime(0);
    assertThat(early.instant()).isEqualTo(START);
  }

  @Test
  void keepsDecimalTimesExactly() {
    for (double time : new double[] {0.1, 0.3, 0.7, 1e-9, 86_400.125}) {
      ExternalClock exact = new ExternalClock(START);
      exact.setTime(time);
      assertThat(exact.time()).isEqualTo(time);
    }
    Timer timer = external.sleep(Duration.ofMillis(100));
    external.setTime(0.1);
    assertThat(timer.succeeded()).isTrue();
  }

  @Test
  void timeMovesForwardOnly() {
    external.setTime(10);
    assertThatIllegalArgumentException().isThrownBy(() -> external.setTime(10)).withMessageContaining("in the past");
    assertThatIllegalArgumentException().isThrownBy(() -> external.setTime(9.5)).withMessageContaining("in the past");
    assertThatIllegalArgumentException().isThrownBy(() -> external.setTime(START)).withMessageContaining("in the past");
    assertThatIllegalArgumentException().isThrownBy(() -> external.setTime(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> external.setTime(1e300));
    assertThat(external.time()).isEqualTo(10);
  }

  @Test
  void refusesTimersThatAreNotAhead() {
    Runnable task = () -> { };
    assertThatIllegalArgumentException().isThrownBy(() -> external.sleep(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> external.sleep(Duration.ofMillis(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> external.callIn(Duration.ZERO, task));
    assertThatIllegalArgumentException().isThrownBy(() -> external.sleepUntil(START))
        .withMessageContaining("in the past").withMessageContaining("2017-12-29T10:30:00Z");
    assertThatIllegalArgumentException().isThrownBy(() -> external.callAt(START.minusSeconds(1), task));
  }

  @Test
  void allWhoWakeSeeTheFinalTimeInTheOrderOfTheirTimesAndOfMaking() {
    List<String> woken = new ArrayList<>();
    external.callIn(Duration.ofSeconds(2), () -> woken.add("b " + external.time()));
    external.callIn(Duration.ofSeconds(1), () -> woken.add("a1 " + external.time()));
    external.callIn(Duration.ofSeconds(1), () -> woken.add("a2 " + external.time()));
    external.callIn(Duration.ofSeconds(9), () -> woken.add("not yet"));
    external.setTime(5);
    assertThat(woken).containsExactly("a1 5.0", "a2 5.0", "b 5.0");
  }

  @Test
  void oneWhoWakesMayCancelAnotherThatIsDue() {
    List<String> woken = new ArrayList<>();
    Timer[] second = new Timer[1];
    external.callIn(Duration.ofSeconds(1), () -> second[0].cancel());
    second[0] = external.callIn(Duration.ofSeconds(2), () -> woken.add("second"));
    external.setTime(5);
    assertThat(woken).isEmpty();
  }

  @Test
  void ticksThatALeapPassesOverAreSkipped() {
    List<Double> rounds = new ArrayList<>();
    external.every(Duration.ofSeconds(10), () -> rounds.add(external.time()));
    external.setTime(35);
    external.setTime(39);
    external.setTime(40);
    assertThat(rounds).containsExactly(35.0, 40.0);
  }
}
