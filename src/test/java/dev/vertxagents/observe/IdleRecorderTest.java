package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.Invocation;
import examples.bench.Target;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a recorder costs that nobody asks: nothing. */
class IdleRecorderTest {
  private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final Vertx vertx = Vertx.vertx();
  private final FlightRecorder recorder = FlightRecorder.of(vertx);
  private final Adder adder = new Adder();

  @AfterEach
  void close() {
    of(vertx.close());
  }

  /** Calls itself, and knows whether that was done in place: then no invocation is on the stack below it. */
  private static final class Adder extends Agent implements Target {
    private volatile Context home;
    private Target self;
    private boolean inPlace;

    @Override
    protected Future<?> start() {
      home = Vertx.currentContext();
      self = self().as(Target.class);
      return Future.succeededFuture();
    }

    @Override
    public Future<Integer> add(int a, int b) {
      inPlace = STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
          .noneMatch(Invocation.class::isAssignableFrom));
      return Future.succeededFuture(a + b);
    }

    @Override
    public Future<String> echo(String text) {
      return Future.succeededFuture(text);
    }

    Future<Boolean> isCalledInPlace() {
      Promise<Boolean> answer = Promise.promise();
      home.runOnContext(v -> self.add(1, 1).map(two -> inPlace).onComplete(answer));
      return answer.future();
    }
  }

  /** Calls again and again until that is done in place, or no more. */
  private Future<Boolean> until(boolean inPlace) {
    return adder.isCalledInPlace().compose(now -> now == inPlace ? Future.succeededFuture(now)
        : vertx.timer(5).compose(later -> until(inPlace)));
  }

  @Test
  void leavesCallsInPlaceUntilSomebodyLooksAndAfterwards() {
    AtomicLong seen = new AtomicLong();
    of(Container.builder(vertx).observe(recorder).open().compose(container -> container.spawn(adder)));
    recorder.onTick(second -> seen.addAndGet(second.calls()));
    of(adder.isCalledInPlace()); // the first one looks for its road

    assertThat(of(adder.isCalledInPlace())).isTrue();
    recorder.renew();
    of(until(false));
    of(until(true));
    assertThat(recorder.isOn()).isFalse();
    assertThat(seen.get()).isPositive();
  }
}
