package dev.vertxagents.channel;

import dev.vertxagents.codec.ValueReader;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** A reply as a Future of its plain value. */
final class ValueReply extends PendingReply {
  private final Promise<Object> promise = Promise.promise();

  Future<Object> future() {
    return promise.future();
  }

  @Override
  protected void result(ValueReader content) {
    promise.complete(content.readValue());
  }

  @Override
  protected void failure(String text) {
    promise.fail(new PeerFailure(text));
  }

  @Override
  protected void failed(ChannelException reason) {
    promise.fail(reason);
  }
}
