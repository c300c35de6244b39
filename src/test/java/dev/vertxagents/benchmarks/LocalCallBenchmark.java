package dev.vertxagents.benchmarks;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls between two agents of one container, one after the other, from the caller's context. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LocalCallBenchmark {
  /** So many that getting on the context and back counts for nothing. */
  private static final int CALLS = 10_000;

  private Vertx vertx;
  private Calling caller;

  /** Adds at once. */
  public static final class AddingAgent extends Agent implements Adder {
    @Override
    public Future<Integer> add(int a, int b) {
      return Future.succeededFuture(a + b);
    }
  }

  /** Calls the adder so often, and answers with the sum of the answers. */
  public static final class CallingAgent extends Agent implements Calling {
    private AgentProxy adder;
    private Adder typed;

    @Override
    protected Future<?> start() {
      String address = self().address().toString();
      adder = container().proxy(address.substring(0, address.lastIndexOf('/') + 1) + "adder");
      typed = adder.as(Adder.class);
      return Future.succeededFuture();
    }

    @Override
    public Future<Long> typed(int calls) {
      return new Summing(left -> typed.add(left, 1), calls).run();
    }

    @Override
    public Future<Long> untyped(int calls) {
      return new Summing(left -> adder.call("add", left, 1).map(Integer.class::cast), calls).run();
    }
  }

  /**
   * One call after the other. An answer that is already there is taken in the loop: a chain of futures would be deep.
   */
  private static final class Summing {
    private final IntFunction<Future<Integer>> call;
    private final Promise<Long> done = Promise.promise();
    private int left;
    private long sum;

    Summing(IntFunction<Future<Integer>> call, int calls) {
      this.call = call;
      this.left = calls;
    }

    Future<Long> run() {
      while (left > 0) {
        Future<Integer> answer = call.apply(left--);
        if (!answer.isComplete()) {
          answer.onSuccess(this::goOn).onFailure(done::fail);
          return done.future();
        }
        sum += answer.result();
      }
      done.complete(sum);
      return done.future();
    }

    private void goOn(int answer) {
      sum += answer;
      run();
    }
  }

  @Setup
  public void open() {
    vertx = Vertx.vertx();
    caller = await(Container.open(vertx).compose(container -> container.spawn("adder", new AddingAgent())
        .compose(adder -> container.spawn(new CallingAgent())))).as(Calling.class);
  }

  @TearDown
  public void close() {
    await(vertx.close());
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long typed() {
    return await(caller.typed(CALLS));
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long untyped() {
    return await(caller.untyped(CALLS));
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
