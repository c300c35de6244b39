package dev.vertxagents.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VertxClockTest extends ClockContract {
  @Override
  AgentClock clock(Vertx vertx) {
    return new VertxClock(vertx);
  }

  @Override
  void pass(Duration span) {
    await(vertx.timer(span.toMillis() + 1, TimeUnit.MILLISECONDS));
  }

  @Override
  int armedTimers() {
    return 0;
  }

  @Test
  void whatIsOverAlreadyFiresAtTheNextOpportunity() {
    await(on(() -> clock.sleep(Duration.ZERO)));
    await(on(() -> clock.sleepUntil(Instant.EPOCH)));
    Promise<Boolean> later = Promise.promise();
    on(() -> {
      boolean[] returned = new boolean[1];
      clock.callIn(Duration.ofSeconds(-1), () -> later.complete(returned[0]));
      returned[0] = true;
      return null;
    });
    assertThat(await(later.future())).isTrue();
  }

  @Test
  void timersMadeOutsideOfVertxFireToo() {
    Timer timer = clock.sleep(TICK);
    await(timer);
    await(clock.sleep(Duration.ZERO));
  }

  @Test
  void showsTheMachinesDate() {
    assertThat(clock.instant()).isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(5));
  }
}
