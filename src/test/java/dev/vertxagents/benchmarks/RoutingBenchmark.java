package dev.vertxagents.benchmarks;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.Router;
import dev.vertxagents.rpc.Types;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a request's path to the method it names, among ten thousand agents. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = {EventLoop.EXECUTOR, EventLoop.CLASS})
public class RoutingBenchmark {
  private static final int AGENTS = 10_000;

  private final Router root = Router.empty();
  private final String[] paths = new String[AGENTS];
  private int next;

  /** What lives under each number. */
  public static final class Adder {
    @Expose
    public int add(int a, int b) {
      return a + b;
    }
  }

  @Setup
  public void fill() {
    Router agents = Router.empty();
    root.add("agents", agents);
    for (int aid = 0; aid < AGENTS; aid++) {
      agents.add(Integer.toString(aid), Router.of(Types.DEFAULT, new Adder(), null));
      paths[aid] = "agents/" + aid + "/add";
    }
  }

  /** The same agent over and over, as between two that talk. */
  @Benchmark
  public Object sameAgent() {
    return root.resolve(new String(paths[7]));
  }

  /** Each agent in turn: more than are remembered. */
  @Benchmark
  public Object everyAgent() {
    next = (next + 1) % AGENTS;
    return root.resolve(paths[next]);
  }

  /** What a prober costs. */
  @Benchmark
  public Object noSuchMethod() {
    try {
      return root.resolve("agents/7/subtract");
    } catch (AgentException expected) {
      return expected;
    }
  }
}
