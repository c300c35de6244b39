package dev.vertxagents.channel;

import dev.vertxagents.channel.ChannelException.Reason;
import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.CodecException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Our requests of a channel: refuses those that cannot be sent, and sees to it that each of the others has one
 * outcome.
 */
final class OutboundRequests {
  private final Channel channel;
  private final PendingTable pending = new PendingTable();
  private final Sweep sweep = new Sweep();
  private long silentSince = -1;

  OutboundRequests(Channel channel) {
    this.channel = channel;
  }

  PendingTable pending() {
    return pending;
  }

  /** Made at {@code now}, as the ticker has it. */
  void request(Content content, PendingReply reply, long timeoutMillis, long now) {
    if (timeoutMillis <= 0) {
      throw new IllegalArgumentException("timeout is not positive: timeoutMillis=" + timeoutMillis + " (at least 1)");
    }
    if (reply.channel != null) {
      throw new IllegalStateException("reply is in use: id=" + reply.id + " (use one per request)");
    }
    ChannelException refusal = refusal();
    if (refusal == null) {
      refusal = write(content);
    }
    if (refusal != null) {
      reply.failed(refusal);
      return;
    }
    pending.add(reply);
    reply.channel = channel;
    reply.chunksBefore = channel.inbound.chunks();
    sweep.include(reply, timeoutMillis, now);
  }

  private ChannelException refusal() {
    ChannelOptions options = channel.options();
    if (!channel.isOpen()) {
      return channel.exception(Reason.NOT_CONNECTED, "connection is closed", null);
    }
    if (channel.codec() == null) {
      return channel.exception(Reason.NOT_CONNECTED, "codec is not known yet: the peer has sent nothing", null);
    }
    if (pending.size() >= options.getMaxPendingCalls()) {
      return channel.exception(Reason.OVERLOADED,
          "too many pending calls: maxPendingCalls=" + options.getMaxPendingCalls(), null);
    }
    if (channel.outbound.overloaded()) {
      return channel.exception(Reason.OVERLOADED, "peer does not read: queuedBytes=" + channel.outbound.queued()
          + " writeQueueHardBytes=" + options.getWriteQueueHardBytes(), null);
    }
    if (pending.nextId() > PendingTable.LAST_ID) {
      return channel.exception(Reason.OVERLOADED, "connection has used up its numbers: close it and connect again",
          null);
    }
    return null;
  }

  private ChannelException write(Content content) {
    try {
      int type = content.extended() ? Message.EXTENDED_REQUEST : Message.REQUEST;
      channel.outbound.write(type, pending.nextId(), content);
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      String cause = e instanceof CodecException ? e.getMessage() : e.toString();
      return channel.exception(Reason.ENCODE_FAILED, "request cannot be written: " + cause, e);
    }
  }

  /**
   * The request that a reply belongs to, whose outcome the caller tells; null if it had one.
   *
   * @throws BadFrameException if the number was never issued
   */
  PendingReply answered(long id) {
    PendingReply reply = pending.answered(id);
    if (reply != null) {
      settle(reply);
    }
    return reply;
  }

  void giveUp(PendingReply reply, Reason reason, String text) {
    pending.remove(reply);
    if (reason == Reason.TIMEOUT && reply.chunksBefore == channel.inbound.chunks()) {
      silentSince = reply.chunksBefore;
    }
    settle(reply);
    fail(reply, reason, text);
  }

  /** Those told may make requests again: the channel is closed by then. */
  void failAll(String text) {
    for (PendingReply reply : pending.removeAll()) {
      settle(reply);
      fail(reply, Reason.CONNECTION_LOST, text);
    }
  }

  private void settle(PendingReply reply) {
    reply.channel = null;
    reply.id = -1;
    if (pending.size() == 0) {
      sweep.disarm();
    }
  }

  void fail(PendingReply reply, Reason reason, String text) {
    guard(() -> reply.failed(channel.exception(reason, text, null)));
  }

  /** What an outcome makes others do must not keep this connection from going on. */
  void guard(Runnable outcome) {
    try {
      outcome.run();
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      channel.log().callbackFailed(e);
    }
  }

  boolean suspect() {
    return silentSince == channel.inbound.chunks();
  }

  /**
   * One deadline for all: the earliest among those that wait, or earlier. Replies come in time as a rule, so that
   * looking through all when one did not is cheaper than keeping each on the wheel.
   */
  private final class Sweep extends Ticker.Deadline {
    private long earliest;

    void include(PendingReply reply, long timeoutMillis, long now) {
      reply.due = now + TimeUnit.MILLISECONDS.toNanos(Math.min(timeoutMillis, Ticker.MAX_DELAY_MILLIS));
      if (!armed() || reply.due - earliest < 0) {
        disarm();
        arm(reply.due, now);
      }
    }

    private void arm(long due, long now) {
      earliest = due;
      channel.ticker().arm(this, Math.max(1, TimeUnit.NANOSECONDS.toMillis(due - now + 999_999)));
    }

    @Override
    protected void expired() {
      long now = channel.ticker().nanos();
      List<PendingReply> over = pending.dueUntil(now);
      for (PendingReply reply : over) {
        if (reply.channel == channel) { // or one before it has led to its end
          giveUp(reply, Reason.TIMEOUT, "no reply in time");
        }
      }
      if (!armed() && pending.size() > 0) {
        arm(pending.earliestDue(), now);
      }
    }
  }
}
