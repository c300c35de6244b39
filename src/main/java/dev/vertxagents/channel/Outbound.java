package dev.vertxagents.channel;

import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.FrameBuffer;
import dev.vertxagents.codec.TypeRegistry;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.core.Future;
import io.vertx.core.Handler;

/**
 * Writes messages as frames into one buffer and flushes it once: at the end of the batch that is being read, else at
 * the end of the current turn of the event loop; but what is enough to keep the peer busy leaves at once, so that both
 * sides work at the same time. Knows how much the peer has not yet taken.
 */
final class Outbound {
  private static final int PREFIX = 4;
  /**
   * So many frames leave at once: fewer cost more to send and to wake the peer for than to read and to answer, and with
   * more of them one end would only wait for the other.
   */
  private static final int ENOUGH_FRAMES = 16;
  /** When very many requests are under way, so many of them, or of their answers, leave at once. */
  private static final int MOST_FRAMES = 64;
  /** How many reads tell what the next one will bring. */
  private static final int RECENT = 8;
  /** How many parts the requests under way travel in, so that both ends and the network have one each. */
  private static final int PARTS = 4;
  /** So many bytes leave at once. */
  private static final int ENOUGH_BYTES = 16 << 10;
  /** Longest single write: a slow peer that reads a long frame must be seen to make progress. */
  private static final int LONGEST_WRITE = 64 << 10;

  private final Channel channel;
  private final Link link;
  private final ChannelOptions options;
  private final FrameBuffer buffer = new FrameBuffer();
  private final Handler<Void> flushTask = v -> flushScheduled();
  private final Stall stall = new Stall();
  private ValueWriter writer;
  private int frames;
  /** Those that the read which is being handled has led to so far. */
  private int answers;
  /** How many answers a read has led to lately, on average; times {@link #RECENT}. */
  private int usualAnswers;
  private boolean batching;
  private boolean scheduled;
  private boolean writing;
  private long inFlight;
  private boolean congested;
  private boolean soft;
  private FrameObserver observer;

  Outbound(Channel channel, Link link, ChannelOptions options) {
    this.channel = channel;
    this.link = link;
    this.options = options;
  }

  void codec(Codec codec, TypeRegistry types) {
    writer = codec.writer(buffer, types);
  }

  void observer(FrameObserver observer) {
    this.observer = observer;
  }

  /** Bytes written that the peer's side of the link has not taken. */
  long queued() {
    return inFlight + buffer.size();
  }

  /** Whether another request would only add to a queue that does not drain. */
  boolean overloaded() {
    return queued() > options.getWriteQueueHardBytes();
  }

  /** Writes a message. If this throws nothing of it will leave. */
  void write(int type, long id, Content content) {
    if (writing) {
      throw new IllegalStateException("a message is being written: its content must not send others");
    }
    int start = buffer.size();
    boolean complete = false;
    writing = true;
    try {
      buffer.limit(start + PREFIX + options.getMaxFrameBytes());
      buffer.reserve(PREFIX);
      writeMessage(type, id, content);
      buffer.setInt(start, buffer.size() - start - PREFIX);
      complete = true;
    } finally {
      writing = false;
      if (!complete) {
        buffer.truncate(start);
      }
    }
    if (observer != null) {
      observer.sent(channel, buffer.array(), start + PREFIX, buffer.size() - start - PREFIX);
    }
    if (type == Message.RESULT || type == Message.EXCEPTION) {
      answers++;
      flushSoon(enoughAnswers());
    } else {
      flushSoon(enoughRequests());
    }
  }

  private int enoughRequests() {
    return part(channel.requests.pending().size() / PARTS);
  }

  /** Half of what a read brings: it brings a part of what the peer has under way, or several. */
  private int enoughAnswers() {
    return part(usualAnswers / (2 * RECENT));
  }

  private static int part(int frames) {
    return Math.max(ENOUGH_FRAMES, Math.min(MOST_FRAMES, frames));
  }

  private void writeMessage(int type, long id, Content content) {
    ValueWriter out = writer;
    out.start();
    out.beginArray(3);
    out.writeInt(type);
    out.writeLong(id);
    content.write(out);
    out.endArray();
    out.finish();
  }

  private void flushSoon(int enough) {
    if (++frames >= enough || buffer.size() > ENOUGH_BYTES) {
      flush();
      link.push();
    } else if (!batching && !scheduled) {
      scheduled = true;
      channel.context().runOnContext(flushTask);
    }
    if (queued() > options.getWriteQueueSoftBytes()) {
      soft = true;
      if (!congested && queued() > 2L * options.getWriteQueueHardBytes()) {
        congested = true;
        channel.congested(true);
      }
    }
  }

  private void flushScheduled() {
    scheduled = false;
    flush();
  }

  /** What is written until {@link #endBatch()} is flushed there. */
  void beginBatch() {
    batching = true;
  }

  void endBatch() {
    batching = false;
    if (answers > 0) {
      usualAnswers += answers - usualAnswers / RECENT;
      answers = 0;
    }
    flush();
  }

  void flush() {
    int size = buffer.size();
    if (size == 0 || writing) {
      return;
    }
    byte[] bytes = buffer.detach();
    frames = 0;
    if (inFlight == 0) {
      stall.begin();
    }
    inFlight += size;
    for (int at = 0; at < size; at += LONGEST_WRITE) {
      int length = Math.min(LONGEST_WRITE, size - at);
      Future<Void> written = link.write(VertxInternals.wrap(bytes, at, length));
      written.onComplete(outcome -> taken(length, outcome.succeeded()));
    }
  }

  private void taken(int length, boolean success) {
    inFlight -= length;
    stall.progress();
    if (!success) {
      link.abort();
    }
    long queued = queued();
    if (congested && queued < options.getWriteQueueHardBytes()) {
      congested = false;
      channel.congested(false);
    }
    if (soft && queued <= options.getWriteQueueSoftBytes() / 2) {
      soft = false;
      channel.drained();
    }
  }

  boolean writeQueueFull() {
    return soft;
  }

  void closed() {
    stall.disarm();
  }

  /** Ends a connection whose peer takes nothing. */
  private final class Stall extends Ticker.Deadline {
    private long lastProgress;

    void begin() {
      lastProgress = channel.ticker().nanos();
      channel.ticker().arm(this, options.getWriteStallTimeout().toMillis());
    }

    void progress() {
      if (inFlight == 0) {
        disarm();
      } else {
        lastProgress = channel.ticker().nanos();
      }
    }

    @Override
    protected void expired() {
      long limit = options.getWriteStallTimeout().toMillis();
      long silent = (channel.ticker().nanos() - lastProgress) / 1_000_000;
      if (silent < limit) {
        channel.ticker().arm(this, limit - silent);
      } else {
        channel.breakOff("peer takes no bytes: queuedBytes=" + queued() + " writeStallTimeout="
            + options.getWriteStallTimeout());
      }
    }
  }
}
