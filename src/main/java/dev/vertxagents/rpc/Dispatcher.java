package dev.vertxagents.rpc;

import dev.vertxagents.channel.Request;
import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.ValueKind;
import dev.vertxagents.codec.ValueReader;
import io.vertx.core.Handler;

/**
 * Takes the requests of one connection: finds what each calls, reads its arguments, and sees to it that it is
 * answered.
 */
final class Dispatcher implements Handler<Request> {
  /** A path so far beyond {@link Resolution#MAX_PATH} is no misspelt one: it counts as unreadable. */
  private static final int ABSURD_PATH = 64 << 10;

  private final RpcConnection connection;
  private final RpcEndpoint endpoint;
  /** When the last call that was answered at once was, and which message it was. */
  private long answeredAt;
  private long answered = Long.MIN_VALUE;

  Dispatcher(RpcConnection connection, RpcEndpoint endpoint) {
    this.connection = connection;
    this.endpoint = endpoint;
  }

  @Override
  public void handle(Request request) {
    try {
      dispatch(request);
    } catch (AgentException refused) {
      tell(refused.code());
      request.fail(FailureText.of(Failure.refusal(refused)));
    } catch (CodecException e) {
      tell(FailureCode.DECODE_FAILED);
      request.malformed(FailureText.of(Failure.unreadable(e)));
    }
  }

  private void tell(FailureCode refused) {
    endpoint.watch().refused(CallObserver.Road.WIRE, connection.destination(), refused);
  }

  private void dispatch(Request request) {
    checkBounds(request);
    ValueReader in = request.content();
    String asked = path(in, request.extended() ? 4 : 3);
    Target target = endpoint.root().resolve(asked);
    MethodCall args = target.route().read(in);
    Headers headers = request.extended() && in.hasNext() ? Headers.read(in) : Headers.NONE;
    if (in.hasNext()) {
      throw bad("more than path, arguments and keyword arguments");
    }
    in.endArray();
    request.finish();
    WireInvocation call = new WireInvocation(this, request, target, target.pathOf(asked), args);
    if (endpoint.watch().isOn()) {
      endpoint.watch().came(call, headers);
    }
    call.start();
  }

  RpcConnection connection() {
    return connection;
  }

  RpcEndpoint endpoint() {
    return endpoint;
  }

  /** Takes note when a call had its answer before its method returned. */
  void answeredAt(long nanos) {
    answeredAt = nanos;
    answered = connection.channel().readings();
  }

  /** The present: if the message before was a call that was answered at once, that was just now. */
  long now() {
    return answered == connection.channel().readings() - 1 ? answeredAt : System.nanoTime();
  }

  private void checkBounds(Request request) {
    int limit = endpoint.options().getMaxInboundRequests();
    if (connection.channel().inbound() > limit) {
      throw new AgentException(FailureCode.OVERLOADED, Executed.NO,
          "too many requests at a time: maxInboundRequests=" + limit);
    }
    if (connection.draining()) {
      throw new AgentException(FailureCode.SHUTTING_DOWN, Executed.NO, "shutting down: takes no more calls");
    }
  }

  private static String path(ValueReader in, int parts) {
    if (in.peek() != ValueKind.ARRAY) {
      throw bad("no list");
    }
    int size = in.beginArray();
    if (size >= 0 && size != parts) {
      throw bad("size=" + size);
    }
    if (!in.hasNext() || in.peek() != ValueKind.STRING) {
      throw bad("path is no string");
    }
    String path = in.readString();
    if (path.length() > ABSURD_PATH) {
      throw new CodecException("path too long: length=" + path.length() + " limit=" + Resolution.MAX_PATH);
    }
    return path;
  }

  private static AgentException bad(String why) {
    return new AgentException(FailureCode.BAD_ARGUMENTS, Executed.NO,
        "request is not [path, arguments, keyword arguments]: " + why);
  }
}
