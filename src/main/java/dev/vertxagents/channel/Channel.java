package dev.vertxagents.channel;

import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.TypeRegistry;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.net.SocketAddress;

/**
 * One connection: both ends send requests and answer them, each with its own numbers. All methods belong to the channel's context.
 */
public final class Channel {
  /**
   * Takes a link over.
   *
   * @param codec what to write; null: read off the first payload that arrives, as servers do
   * @param enabled what may be read off it
   */
  public Channel(Context context, Link link, ChannelOptions options, @Nullable Codec codec, CodecRegistry enabled,
      TypeRegistry types) {
    throw new UnsupportedOperationException();
  }

  /** Receives the peer's requests. Without a handler requests are never answered, as in aiomas. */
  public Channel handler(Handler<Request> handler) {
    throw new UnsupportedOperationException();
  }

  /** Called once when the connection is gone, after all pending replies failed; with the cause, or null for an orderly end. */
  public Channel closeHandler(Handler<Throwable> handler) {
    throw new UnsupportedOperationException();
  }

  /** Sends a request; the outcome arrives at {@code reply}. */
  public void request(Content content, PendingReply reply, long timeoutMillis) {
    throw new UnsupportedOperationException();
  }

  /** Sends any value as a request and answers with the plain value of the reply; fails with {@link ChannelException}, or {@link PeerFailure}. */
  public Future<Object> request(@Nullable Object content) {
    throw new UnsupportedOperationException();
  }

  /** Requests of ours without outcome. */
  public int pending() {
    throw new UnsupportedOperationException();
  }

  /** Requests of the peer without answer. */
  public int inbound() {
    throw new UnsupportedOperationException();
  }

  /** The codec in use, or null before it is known. */
  public @Nullable Codec codec() {
    throw new UnsupportedOperationException();
  }

  public boolean isOpen() {
    throw new UnsupportedOperationException();
  }

  public SocketAddress remoteAddress() {
    throw new UnsupportedOperationException();
  }

  public SocketAddress localAddress() {
    throw new UnsupportedOperationException();
  }

  public Context context() {
    throw new UnsupportedOperationException();
  }

  /** Flushes, then closes; pending replies fail with {@code CONNECTION_LOST}. Idempotent. */
  public Future<Void> close() {
    throw new UnsupportedOperationException();
  }
}
