package dev.vertxagents.observe;

import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What the recorder adds to a call whose start and end it is told: each of 64 agents calls four others. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
public class RecorderBenchmark {
  private static final int AGENTS = 64;
  private static final int CALLS = 4 * AGENTS;

  private final ObservedCall[] calls = new ObservedCall[CALLS];
  private final Nobody nobody = new Nobody();
  private Vertx vertx;
  private ContainerLog on;
  private ContainerLog off;
  private int next;

  /** What an observer costs that does nothing. */
  private static final class Nobody implements CallObserver {
    private long seen;

    @Override
    public void started(ObservedCall call) {
      seen += call.id();
    }

    @Override
    public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
      seen += durationNanos;
    }
  }

  @Setup
  public void begin() {
    vertx = Vertx.vertx();
    on = log();
    on.on(true);
    off = log();
    String place = "tcp://127.0.0.1:5555/";
    String[] called = new String[AGENTS];
    String[] calling = new String[AGENTS];
    for (int i = 0; i < AGENTS; i++) {
      called[i] = "agents/" + i + "/read";
      calling[i] = "agents/" + i + "/tick";
    }
    for (int i = 0; i < CALLS; i++) {
      calls[i] = new ObservedCall(i + 1, 0, i + 1, i % 2 == 0 ? Side.CALLER : Side.CALLEE, Road.DIRECT, place, place,
          called[i % AGENTS], calling[(i + i / AGENTS) % AGENTS], i);
    }
  }

  /** As every second: tables that were too small grow. */
  @Setup(Level.Iteration)
  public void tick() {
    on.tick();
  }

  /** Of a container of its own, on whose event loop we pretend to be. */
  private ContainerLog log() {
    Recorder recorder = (Recorder) FlightRecorder.of(vertx);
    recorder.attach(Container.builder(vertx)).open().await();
    ContainerLog log = recorder.logs().get(recorder.logs().size() - 1);
    log.settle(vertx.getOrCreateContext());
    return log;
  }

  @TearDown
  public void end() {
    vertx.close();
  }

  private long pass(CallObserver observer) {
    int i = next++ & CALLS - 1;
    observer.started(calls[i]);
    observer.ended(calls[i], 1_000 + i, null, null);
    return i;
  }

  @Benchmark
  public long empty() {
    return pass(nobody);
  }

  @Benchmark
  public long recorderOff() {
    return pass(off);
  }

  @Benchmark
  public long recorderOn() {
    return pass(on);
  }
}
