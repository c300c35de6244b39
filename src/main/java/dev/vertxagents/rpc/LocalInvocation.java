package dev.vertxagents.rpc;

import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.FrameLimitException;
import dev.vertxagents.codec.TypeMismatchException;
import io.vertx.codegen.annotations.Nullable;

/** A call made in this process: answered by completing it. */
final class LocalInvocation extends Invocation {
  private final LocalRoad road;
  private final OutboundCall<?> call;

  LocalInvocation(LocalRoad road, OutboundCall<?> call, Target target, @Nullable MethodCall args) {
    super(road.callee(), target, target.pathOf(call.path()), args);
    this.road = road;
    this.call = call;
  }

  @Override
  public boolean direct() {
    return road.direct();
  }

  @Override
  public CallObserver.Road kind() {
    return road.kind();
  }

  @Override
  public @Nullable String far() {
    return road.caller().address();
  }

  @Override
  Failure failure(Throwable thrown) {
    return Failure.thrown(thrown, road.callee().errors().write(call.path(), thrown));
  }

  @Override
  @Nullable Failure answer(@Nullable Object value) {
    if (call.done()) {
      return null; // a late reply
    }
    try {
      road.values().succeed(call, target().route(), value);
      return null;
    } catch (FrameLimitException e) {
      return Failure.result(FailureCode.RESULT_TOO_LARGE, e.getMessage());
    } catch (TypeMismatchException e) {
      call.fail(FailureCode.DECODE_FAILED, Executed.YES, "unreadable result: " + e.getMessage());
      return null;
    } catch (AgentException e) {
      call.fail(e.code(), Executed.YES, e.getMessage());
      return null;
    } catch (CodecException e) {
      return Failure.result(FailureCode.RESULT_UNENCODABLE, e.getMessage());
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      return Failure.result(FailureCode.RESULT_UNENCODABLE, "result cannot be written: " + e);
    }
  }

  @Override
  void abandoned(String reason) {
    call.fail(FailureCode.CONNECTION_LOST, Executed.MAYBE, reason);
  }

  @Override
  void answer(Failure failure) {
    call.fail(failure, FailureText.of(failure));
  }
}
