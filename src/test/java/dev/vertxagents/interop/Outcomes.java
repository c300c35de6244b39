package dev.vertxagents.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Waits, with a bound, for what a call comes to. */
final class Outcomes {
  private Outcomes() {
  }

  /** The result; a failure is thrown as it is. */
  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** The failure of a call that must fail with this code. */
  static AgentException failure(FailureCode code, Future<?> future) {
    Throwable failure = catchThrowable(() -> await(future));
    assertThat(failure).isInstanceOf(AgentException.class);
    assertThat(((AgentException) failure).code()).as(failure.getMessage()).isEqualTo(code);
    return (AgentException) failure;
  }
}
