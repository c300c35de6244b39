package dev.vertxagents.channel;

import dev.vertxagents.codec.ValueReader;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;

/**
 * One request of ours that waits for its reply. Exactly one of its three outcomes is called, once, on the channel's
 * context, a result on behalf of {@linkplain #context another one} if there is one: from within {@link Channel#request}
 * when nothing could be sent. After its outcome it may be used for another request.
 */
public abstract class PendingReply {
  /** The channel it waits on, or null. */
  Channel channel;
  long id = -1;
  /** When its time is over, on the ticker's nanoseconds. */
  long due;
  /** How many chunks had arrived when it was sent: see {@link Channel#suspect()}. */
  long chunksBefore;

  /** On whose behalf the result is taken, if that context is of the channel's thread; null for the channel's own. */
  protected @Nullable Context context() {
    return null;
  }

  /**
   * The peer answered. The content must be read, or skipped, before returning; a {@code CodecException} becomes
   * {@code DECODE_FAILED}.
   */
  protected abstract void result(ValueReader content);

  /** The peer reports a failure, in its words (at most 8 KiB, not yet escaped). */
  protected abstract void failure(String text);

  /** No reply will come. */
  protected abstract void failed(ChannelException reason);

  /** When its time was over the last time it was sent, on the ticker's nanoseconds; 0 if it never was. */
  protected final long due() {
    return due;
  }

  /**
   * Gives up: {@code failed(CANCELLED)}, and a late reply is ignored. Nothing happens if the outcome is known. On the
   * channel's context only.
   */
  public final void cancel() {
    if (channel != null) {
      channel.requests.giveUp(this, ChannelException.Reason.CANCELLED, "given up by the caller");
    }
  }
}
