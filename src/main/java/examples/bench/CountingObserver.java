package examples.bench;

import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;

/** What a user's metrics do at the least: counts calls, failures, and the time that calls took. */
final class CountingObserver implements CallObserver {
  private long started;
  private long failed;
  private long nanos;

  @Override
  public void started(ObservedCall call) {
    started++;
  }

  @Override
  public void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed) {
    nanos += durationNanos;
    if (code != null) {
      failed++;
    }
  }

  @Override
  public String toString() {
    return "calls=" + started + " failed=" + failed + " nanos=" + nanos;
  }
}
