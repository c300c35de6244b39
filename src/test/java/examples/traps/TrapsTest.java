package examples.traps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.clock.SteppedClock;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What bites on Vert.x, and what to write instead: the snippets of the guide's page on it. */
class TrapsTest {
  private static final int MANY = 200_000;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  static Future<Integer> recursive(IntFunction<Future<Integer>> step, int left) {
    return left == 0 ? Future.succeededFuture(0) : step.apply(left).compose(done -> recursive(step, left - 1));
  }

  static void loop(IntFunction<Future<Integer>> step, int left, Promise<Integer> end) {
    for (int now = left; now > 0; now--) {
      Future<Integer> done = step.apply(now);
      if (!done.succeeded()) {
        int rest = now - 1;
        done.onSuccess(v -> loop(step, rest, end)).onFailure(end::fail);
        return;
      }
    }
    end.complete(0);
  }

  @Test
  void recursiveComposeNeedsStackForEachStep() throws Exception {
    Future<Integer> recursive =
        Future.future(done -> recursive(Future::succeededFuture, MANY).onComplete(done));
    Promise<Integer> looped = Promise.promise();
    loop(Future::succeededFuture, MANY, looped);

    assertThat(recursive.failed()).isTrue();
    assertThat(recursive.cause()).isInstanceOf(StackOverflowError.class);
    assertThat(await(looped.future())).isZero();
  }

  @Test
  void recursiveComposeOfStepsThatComeLaterOverflowsWhenTheLastHasCome() throws Exception {
    Promise<Throwable> uncaught = Promise.promise();
    vertx.exceptionHandler(uncaught::tryComplete);
    IntFunction<Future<Integer>> later = left -> Future.future(done -> vertx.runOnContext(v -> done.complete(left)));
    Promise<Integer> recursed = Promise.promise();
    Promise<Integer> looped = Promise.promise();

    vertx.runOnContext(v -> recursive(later, MANY).onComplete(recursed));
    vertx.runOnContext(v -> loop(later, MANY, looped));

    assertThat(await(uncaught.future())).isInstanceOf(StackOverflowError.class);
    assertThat(recursed.future().isComplete()).isFalse();
    assertThat(await(looped.future())).isZero();
  }

  @Test
  void closingVertxAtTheEndOfAChainIsNeverToldOf() throws Exception {
    Vertx local = Vertx.vertx();
    Container container = await(Container.builder(local).open());

    Future<Void> chained = container.shutdown().compose(v -> local.close());

    assertThatThrownBy(() -> chained.toCompletionStage().toCompletableFuture().get(1, TimeUnit.SECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void containersShutDownWithTheirVertx() throws Exception {
    Vertx local = Vertx.vertx();
    Container container = await(Container.builder(local).open());
    Promise<Void> stopped = Promise.promise();
    await(container.spawn(new Agent() {
      @Override
      protected Future<?> stop() {
        stopped.complete();
        return null;
      }
    }));

    Future<Void> closed = local.close();

    await(closed);
    assertThat(stopped.future().succeeded()).isTrue();
  }

  /** An agent that waits, in the time of its container. */
  static final class Patient extends Agent {
    @Expose
    public Future<String> answer() {
      return clock().sleep(Duration.ofMinutes(5)).map("at last");
    }

    @Expose
    public Future<String> hasty() {
      Promise<String> never = Promise.promise();
      return clock().timeout(never.future(), Duration.ofMinutes(1));
    }

    @Expose
    public Future<String> wallClock() {
      return vertx().timer(5, TimeUnit.MINUTES).map("long after the test");
    }

    @Expose
    public Future<String> hastyByTheWallClock() {
      Promise<String> never = Promise.promise();
      return never.future().timeout(1, TimeUnit.MINUTES);
    }

    @Expose
    public void ready() {
    }
  }

  @Test
  void agentsWaitInTheTimeOfTheirContainer() throws Exception {
    SteppedClock clock = new SteppedClock();
    Container container = await(Container.builder(vertx).withClock(clock)
        .with(new ContainerOptions().setDrain(Duration.ZERO)).open()); // some calls have no end
    var patient = await(container.spawn(new Patient()));
    Future<Object> answer = patient.call("answer");
    Future<Object> hasty = patient.call("hasty");
    Future<Object> late = patient.call("wallClock");
    Future<Object> neverHasty = patient.call("hastyByTheWallClock");
    await(patient.call("ready")); // calls start in order: the others have begun

    clock.advance(Duration.ofMinutes(5));

    assertThat(await(answer)).isEqualTo("at last");
    assertThat(await(hasty.recover(e -> Future.succeededFuture(((AgentException) e).getMessage()))).toString())
        .contains("no result in time: limit=PT1M");
    assertThat(late.isComplete()).isFalse();
    assertThat(neverHasty.isComplete()).isFalse();
  }
}
