package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a gate may do with invocations: run them later, elsewhere, never. */
class GateTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();

  @AfterEach
  void close() {
    Await.close(vertx);
  }

  private RemoteProxy serve(Object service, Gate gate) {
    Router root = Router.of(Types.DEFAULT, service, gate);
    RpcEndpoint endpoint = new RpcEndpoint(context, new RpcOptions()).serve(root);
    Referrer referrer = new TreeReferrer(root);
    return new PathProxy(new LocalRoad(endpoint, endpoint, referrer, CallObserver.Road.DIRECT, "here"), "");
  }

  /** Lets a few pass directly, then one through the event loop: as agents' mailboxes do. */
  private final class TurningGate implements Gate {
    private final Queue<Invocation> waiting = new ArrayDeque<>();
    private int direct;

    @Override
    public void submit(Invocation call) {
      if (direct++ < 64 && waiting.isEmpty()) {
        call.run();
      } else {
        waiting.add(call);
        context.runOnContext(v -> {
          direct = 0;
          waiting.remove().run();
        });
      }
    }
  }

  @Test
  void R25_aMillionSequentialCallsInALoopComplete() {
    RemoteProxy remote = serve(new Calculator(), new TurningGate());
    Promise<Integer> end = Promise.promise();

    context.runOnContext(v -> next(remote, 0, 1_000_000, end));

    assertThat(Await.result(end.future(), 120)).isEqualTo(1_000_000);
  }

  private static void next(RemoteProxy remote, int done, int count, Promise<Integer> end) {
    if (done == count) {
      end.complete(done);
    } else {
      remote.call("add", done, 1).onSuccess(sum -> next(remote, (Integer) sum, count, end)).onFailure(end::fail);
    }
  }

  @Test
  void aMethodMayRunOnAnotherThread() {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      RemoteProxy remote = serve(new Calculator(), call -> worker.execute(call::run));

      assertThat(Await.result(remote.call("add", 1, 2))).isEqualTo(3);
      RemoteProxy hasty = remote.timeout(Duration.ofMillis(20));
      assertThat(Await.refusal(hasty.call("never")).code()).isEqualTo(FailureCode.TIMEOUT);
    } finally {
      worker.shutdown();
    }
  }

  @Test
  void aRefusedCallIsAnsweredWithoutRunning() {
    Calculator service = new Calculator();
    RemoteProxy remote = serve(service, call -> call.refuse(FailureCode.OVERLOADED, "queue is full: limit=1"));

    AgentException failure = Await.refusal(remote.call("add", 1, 2));

    assertThat(failure.code()).isEqualTo(FailureCode.OVERLOADED);
    assertThat(failure.executed()).isEqualTo(Executed.NO);
    assertThat(failure.getMessage()).isEqualTo("queue is full: limit=1");
    assertThat(service.runs).hasValue(0);
  }

  /** Waits for an answer of its own that never comes. */
  static class Selfish {
    RemoteProxy self;

    @Expose
    Future<Object> waitForMyself() {
      return self.timeout(Duration.ofMillis(20)).call("never");
    }

    @Expose
    Future<Object> never() {
      return Promise.promise().future();
    }

    @Expose
    int other() {
      return 1;
    }
  }

  @Test
  void X25_aServiceThatWaitsForItselfTimesOutAndOthersAreServed() {
    Selfish service = new Selfish();
    RemoteProxy remote = serve(service, Gate.OPEN);
    service.self = remote;

    Future<Object> stuck = remote.call("waitForMyself");

    assertThat(Await.result(remote.call("other"))).isEqualTo(1);
    assertThat(Await.failure(stuck)).hasMessageContaining("code=TIMEOUT executed=maybe");
  }
}
