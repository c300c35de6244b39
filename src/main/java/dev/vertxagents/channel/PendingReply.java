package dev.vertxagents.channel;

import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.ValueReader;

/**
 * One request of ours that waits for its reply. Exactly one of its three outcomes is called, once, on the channel's context: from
 * within {@link Channel#request} when nothing could be sent.
 */
public abstract class PendingReply extends Ticker.Deadline {
  Channel channel;
  long id = -1;

  /** The peer answered. The content must be read before returning; a {@code CodecException} becomes {@code DECODE_FAILED}. */
  protected abstract void result(ValueReader content);

  /** The peer reports a failure, in its words (at most 8 KiB, not yet escaped). */
  protected abstract void failure(String text);

  /** No reply will come. */
  protected abstract void failed(ChannelException reason);

  /** Gives up: {@code failed(CANCELLED)}, and a late reply is ignored. Nothing happens if the outcome is known. */
  public final void cancel() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected final void expired() {
    throw new UnsupportedOperationException();
  }
}
