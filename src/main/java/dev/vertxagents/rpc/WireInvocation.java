package dev.vertxagents.rpc;

import dev.vertxagents.channel.Content;
import dev.vertxagents.channel.Request;
import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.FrameLimitException;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;
import java.util.List;

/** A call that a peer made: answered by a frame. */
final class WireInvocation extends Invocation implements Content {
  private final Dispatcher dispatcher;
  private final Request request;
  private @Nullable Object value;

  WireInvocation(Dispatcher dispatcher, Request request, Target target, String path, MethodCall call) {
    super(dispatcher.endpoint(), target, path, call);
    this.dispatcher = dispatcher;
    this.request = request;
  }

  @Override
  public CallObserver.Road kind() {
    return CallObserver.Road.WIRE;
  }

  @Override
  public String far() {
    return dispatcher.connection().destination();
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  @Override
  void answeredAt(long nanos) {
    dispatcher.answeredAt(nanos);
  }

  @Override
  public void stand(Runnable gone) {
    super.stand(gone);
    dispatcher.connection().standing().put(this, gone);
  }

  @Override
  public List<String> agree(List<String> proposed) {
    return dispatcher.connection().agree(proposed);
  }

  @Override
  Failure failure(Throwable thrown) {
    return Failure.thrown(thrown, dispatcher.endpoint().errors().write(path(), thrown));
  }

  @Override
  Failure answer(@Nullable Object result) {
    noLongerStanding();
    if (request.answered()) {
      return null; // its connection is gone
    }
    value = result;
    try {
      request.reply(this);
      return null;
    } catch (FrameLimitException e) {
      return Failure.result(FailureCode.RESULT_TOO_LARGE, e.getMessage());
    } catch (CodecException e) {
      return Failure.result(FailureCode.RESULT_UNENCODABLE, e.getMessage());
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      return Failure.result(FailureCode.RESULT_UNENCODABLE, "result cannot be written: " + e);
    } finally {
      value = null;
    }
  }

  @Override
  void abandoned(String reason) {
    // the caller sees its connection end
  }

  private void noLongerStanding() {
    if (standing()) {
      dispatcher.connection().standing().remove(this);
    }
  }

  @Override
  void answer(Failure failure) {
    noLongerStanding();
    request.fail(FailureText.of(failure));
  }

  @Override
  public void write(ValueWriter out) {
    target().route().result().write(out, value);
  }
}
