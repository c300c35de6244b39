package dev.vertxagents.benchmarks;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Calls within a process, made on the event loop of a container: one at a time to an agent of the same container and
 * to plain objects; 64 at a time to another event loop.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Calls.TOTAL)
@Fork(2)
public class LocalCallBenchmark {
  private static final int IN_FLIGHT = 64;
  private static final String ADDRESS = "adder";

  private Vertx vertx;
  private Context own;
  private Context other;
  private AgentProxy neighbour;
  private Adder typedNeighbour;
  private Adder typedStranger;

  /** Adds at once; knows where it does. */
  public static final class AddingAgent extends Agent implements Adder {
    private volatile Context context;

    @Override
    protected Future<?> start() {
      context = Vertx.currentContext();
      return Future.succeededFuture();
    }

    @Override
    public Future<Integer> add(int a, int b) {
      return Future.succeededFuture(a + b);
    }
  }

  /** Two containers, one on each event loop. */
  @Setup
  public void open() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    Container container = await(Container.open(vertx));
    AddingAgent adder = new AddingAgent();
    neighbour = container.proxy(await(container.spawn("adder", adder)).address().toString());
    typedNeighbour = neighbour.as(Adder.class);
    own = adder.context;
    AddingAgent stranger = new AddingAgent();
    String address = await(apart().spawn("adder", stranger)).address().toString();
    typedStranger = container.proxy(address, Adder.class);
    other = stranger.context;
    await(on(other, () -> vertx.eventBus().<Integer>consumer(ADDRESS, asked -> asked.reply(asked.body() + 1))
        .completion()));
  }

  /** A container on another thread than ours, after as many as it takes. */
  private Container apart() {
    while (true) {
      Container container = await(Container.open(vertx));
      AddingAgent scout = new AddingAgent();
      await(container.spawn(scout));
      if (thread(scout.context) != thread(own)) {
        return container;
      }
    }
  }

  private static Thread thread(Context context) {
    return await(on(context, () -> Future.succeededFuture(Thread.currentThread())));
  }

  @TearDown
  public void close() {
    await(vertx.close());
  }

  /** No Future at all. */
  @Benchmark
  public long plainValue() {
    return checked(await(on(own, () -> {
      long sum = 0;
      for (int left = Calls.TOTAL; left > 0; left--) {
        sum += add(left - 1);
      }
      return Future.succeededFuture(sum);
    })));
  }

  @Benchmark
  public long plainFuture() {
    return run(this::addInAFuture, 1);
  }

  @Benchmark
  public long typed() {
    return run(this::addNextDoor, 1);
  }

  @Benchmark
  public long untyped() {
    return run(this::addUntyped, 1);
  }

  @Benchmark
  public long typedOtherContainer() {
    return run(this::addElsewhere, IN_FLIGHT);
  }

  @Benchmark
  public long eventBusRequest() {
    return run(this::addByRequest, IN_FLIGHT);
  }

  @Benchmark
  public long twoContextHops() {
    return run(this::addThereAndBack, IN_FLIGHT);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  int add(int a) {
    return a + 1;
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  Future<Integer> addInAFuture(int a) {
    return Future.succeededFuture(a + 1);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  Future<Integer> addNextDoor(int a) {
    return typedNeighbour.add(a, 1);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  Future<Integer> addUntyped(int a) {
    return neighbour.call("add", a, 1).map(Integer.class::cast);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  Future<Integer> addElsewhere(int a) {
    return typedStranger.add(a, 1);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  Future<Integer> addByRequest(int a) {
    return vertx.eventBus().<Integer>request(ADDRESS, a).map(Message::body);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  Future<Integer> addThereAndBack(int a) {
    Promise<Integer> answer = Promise.promise();
    other.runOnContext(there -> {
      Integer sum = a + 1;
      own.runOnContext(back -> answer.complete(sum));
    });
    return answer.future();
  }

  private long run(Calls.Call call, int inFlight) {
    return checked(await(on(own, () -> new Calls(call, inFlight).run())));
  }

  private static long checked(long sum) {
    if (sum != (Calls.TOTAL + 1L) * Calls.TOTAL / 2) {
      throw new IllegalStateException("wrong answers: sum=" + sum);
    }
    return sum;
  }

  private static <T> Future<T> on(Context context, Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(there -> work.get().onComplete(done));
    return done.future();
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
