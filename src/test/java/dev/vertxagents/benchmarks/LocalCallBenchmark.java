package dev.vertxagents.benchmarks;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
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

  /** What is called. */
  @Expose
  public interface Adder {
    Future<Integer> add(int a, int b);
  }

  /** What makes the calls. */
  @Expose
  public interface Calling {
    Future<Long> typed(int calls);

    Future<Long> untyped(int calls);
  }

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
      return sum(calls, 0, true);
    }

    @Override
    public Future<Long> untyped(int calls) {
      return sum(calls, 0, false);
    }

    private Future<Long> sum(int calls, long before, boolean typed) {
      long sum = before;
      for (int left = calls; left > 0; left--) {
        Future<Integer> answer = typed ? this.typed.add(left, 1) : adder.call("add", left, 1).map(Integer.class::cast);
        if (!answer.isComplete()) {
          long sofar = sum;
          int rest = left - 1;
          return answer.compose(value -> sum(rest, sofar + value, typed));
        }
        sum += answer.result();
      }
      return Future.succeededFuture(sum);
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
