package dev.vertxagents.observe;

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
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What the recorder adds to a call whose start and end it is told: 64 agents that call 64 others. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
public class RecorderBenchmark {
  private static final int CALLS = 4_096;
  private static final int AGENTS = 64;

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
    for (int i = 0; i < CALLS; i++) {
      calls[i] = new ObservedCall(i + 1, 0, i + 1, i % 2 == 0 ? Side.CALLER : Side.CALLEE, Road.DIRECT, place, place,
          "agents/" + i % AGENTS + "/read", "agents/" + i / AGENTS + "/tick", i);
    }
  }

  private ContainerLog log() {
    ContainerLog log = new ContainerLog((Recorder) FlightRecorder.of(vertx));
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
