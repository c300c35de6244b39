package dev.vertxagents.channel;

import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.ValueReader;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;

/**
 * Takes the link's chunks apart into messages, in slices: after some frames the event loop gets a chance to serve
 * others. While a slice is due, or while the peer does not take our answers, the link is paused, and what still
 * arrives waits.
 */
final class Inbound {
  /** Frames per turn of the event loop: enough to share a flush, few enough not to be felt by other connections. */
  private static final int SLICE = 256;

  private final Channel channel;
  private final Link link;
  private final FrameParser parser;
  private final Dispatch dispatch;
  private final FrameTimer frameTimer = new FrameTimer();
  private final InboundRequests requests = new InboundRequests();
  private final ArrayDeque<Buffer> backlog = new ArrayDeque<>(0);
  private final Handler<Void> sliceTask = v -> slice();
  private ValueReader reader;
  /** The number of the request whose content the reader stands in, untouched so far, or -1. */
  private long fresh = -1;
  /** Counts what the reader was pointed at: whether somebody else used it meanwhile, or a message followed at once. */
  private long readings;
  /** When what is handled now was read, or 0 until somebody asks; and whether anything is. */
  private long readAt;
  private boolean reading;
  private long chunks;
  private boolean paused;
  private boolean sliceDue;
  private boolean congested;
  private boolean ended;
  private Throwable endCause;
  private FrameObserver observer;

  Inbound(Channel channel, Link link, ChannelOptions options) {
    this.channel = channel;
    this.link = link;
    this.parser = new FrameParser(options.getMaxFrameBytes());
    this.dispatch = new Dispatch(channel.context());
  }

  void reader(ValueReader reader) {
    this.reader = reader;
  }

  void observer(FrameObserver observer) {
    this.observer = observer;
  }

  InboundRequests requests() {
    return requests;
  }

  /** How many chunks have arrived: whether a peer was heard of since. */
  long chunks() {
    return chunks;
  }

  long readings() {
    return readings;
  }

  long readAt() {
    if (readAt == 0 || !reading) {
      readAt = System.nanoTime();
    }
    return readAt;
  }

  void chunk(Buffer chunk) {
    chunks++;
    if (!channel.isOpen()) {
      return;
    }
    if (waiting()) {
      backlog.add(chunk);
    } else {
      feed(chunk);
      slice();
    }
  }

  /** The link is gone; what had arrived is served before the channel is told. */
  void end(Throwable cause) {
    ended = true;
    endCause = cause;
    if (!channel.isOpen() || !waiting()) {
      channel.linkClosed(cause);
    }
  }

  /** Stops reading while the peer does not take what reading makes us write. */
  void congested(boolean now) {
    congested = now;
    if (now) {
      pause(true);
    } else if (!sliceDue && channel.isOpen()) {
      scheduleSlice();
    }
  }

  void closed() {
    frameTimer.disarm();
    backlog.clear();
    for (Request request : requests.removeAll()) {
      request.forget();
    }
  }

  private boolean waiting() {
    return sliceDue || congested || !backlog.isEmpty();
  }

  private void feed(Buffer chunk) {
    ByteBuf bytes = VertxInternals.heapBytes(chunk);
    parser.feed(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes());
  }

  private void slice() {
    sliceDue = false;
    reading = true;
    readAt = 0;
    readings++; // no message follows at once on one of the slice before
    channel.outbound.beginBatch();
    try {
      frames();
    } catch (BadFrameException e) {
      channel.breakOff(e.getMessage());
    } finally {
      channel.outbound.endBatch();
      reading = false;
    }
    if (channel.isOpen()) {
      goOn();
    } else if (ended) {
      channel.linkClosed(endCause);
    }
  }

  private void frames() {
    int left = SLICE;
    try {
      while (left > 0 && !congested && channel.isOpen()) {
        if (parser.next()) {
          left--;
          frame(parser.frame(), parser.frameOffset(), parser.frameLength());
        } else if (backlog.isEmpty()) {
          break;
        } else {
          feed(backlog.poll());
        }
      }
    } finally {
      dispatch.leave();
    }
    frameTimer.update(left < SLICE);
  }

  private void goOn() {
    boolean more = !parser.exhausted() || !backlog.isEmpty();
    if (more && !congested) {
      scheduleSlice();
    }
    pause(more || congested);
    if (!more && ended) {
      channel.linkClosed(endCause);
    }
  }

  private void scheduleSlice() {
    sliceDue = true;
    channel.context().runOnContext(sliceTask);
  }

  private void pause(boolean now) {
    if (now != paused) {
      paused = now;
      if (now) {
        link.pause();
      } else {
        link.resume();
      }
    }
  }

  private void frame(byte[] bytes, int offset, int length) {
    if (observer != null) {
      observer.received(channel, bytes, offset, length);
    }
    if (reader == null) {
      channel.recognise(bytes[offset]);
    }
    readings++;
    int type;
    long id;
    try {
      reader.reset(bytes, offset, length);
      checkTriple(reader.beginArray());
      type = reader.readInt();
      id = reader.readLong();
      if (!reader.hasNext()) {
        throw new BadFrameException("message is no triple: size=2");
      }
    } catch (CodecException e) {
      throw new BadFrameException("unreadable message: " + e.getMessage() + channel.codecHint(bytes[offset]));
    }
    if (id < 0) {
      throw new BadFrameException("negative message number: id=" + id);
    }
    if (type != Message.RESULT) {
      dispatch.leave();
    }
    switch (type) {
      case Message.REQUEST -> request(new Request(channel, id, bytes, offset, length));
      case Message.EXTENDED_REQUEST -> extendedRequest(new Request(channel, id, bytes, offset, length));
      case Message.RESULT -> result(id);
      case Message.EXCEPTION -> exception(id);
      default -> throw new BadFrameException("unknown message type: type=" + type);
    }
  }

  private void extendedRequest(Request request) {
    if (!channel.isExtended()) {
      throw new BadFrameException("unknown message type: type=" + Message.EXTENDED_REQUEST);
    }
    request(request.extend());
  }

  private static void checkTriple(int size) {
    if (size != 3 && size != -1) {
      throw new BadFrameException("message is no triple: size=" + size);
    }
  }

  private void request(Request request) {
    if (!channel.serves()) {
      return; // as aiomas without a service: never answered
    }
    requests.add(request);
    fresh = request.id();
    channel.dispatch(request);
    fresh = -1;
    request.detach();
  }

  /** Called by a request for its content: the first time, within its handler, the reader stands there already. */
  ValueReader content(Request request, byte[] bytes, int offset, int length) {
    if (fresh != request.id()) {
      readings++;
      reader.reset(bytes, offset, length);
      reader.beginArray();
      reader.readInt();
      reader.readLong();
    }
    fresh = -1;
    return reader;
  }

  /** A fourth item breaks the framing; anything behind the triple just this message. */
  void finish() {
    if (reader.hasNext()) {
      dispatch.leave();
      channel.breakOff("message is no triple: it has a fourth item");
      throw new CodecException("message is no triple");
    }
    reader.endArray();
    reader.finish();
  }

  private PendingReply answered(long id) {
    PendingReply reply = channel.requests.answered(id);
    if (reply == null && observer != null) {
      observer.late(channel);
    }
    return reply;
  }

  private void result(long id) {
    PendingReply reply = answered(id);
    if (reply == null) {
      return;
    }
    long reading = readings;
    dispatch.enter(reply.context());
    try {
      reply.result(reader);
    } catch (CodecException e) {
      channel.requests.fail(reply, ChannelException.Reason.DECODE_FAILED, "unreadable result: " + e.getMessage());
      return;
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      channel.log().callbackFailed(e);
      return;
    }
    if (reading == readings && channel.isOpen()) {
      checkEnd();
    }
  }

  private void exception(long id) {
    PendingReply reply = answered(id);
    if (reply == null) {
      return;
    }
    String text;
    try {
      text = FailureText.read(reader);
      finish();
    } catch (CodecException e) {
      channel.requests.fail(reply, ChannelException.Reason.DECODE_FAILED, "unreadable failure: " + e.getMessage());
      return;
    }
    channel.requests.guard(() -> reply.failure(text));
  }

  private void checkEnd() {
    try {
      finish();
    } catch (CodecException e) {
      throw new BadFrameException("bytes behind a result: " + e.getMessage());
    }
  }

  /** Ends a connection that leaves a frame unfinished. */
  private final class FrameTimer extends Ticker.Deadline {
    /** A frame that began before, none having been completed since, keeps its time. */
    void update(boolean completedSome) {
      boolean unfinished = parser.midFrame() && parser.exhausted();
      if (completedSome || !unfinished) {
        disarm();
      }
      if (unfinished && !armed()) {
        channel.ticker().arm(this, channel.options().getFrameTimeout().toMillis());
      }
    }

    @Override
    protected void expired() {
      channel.breakOff("frame not completed in time: frameTimeout=" + channel.options().getFrameTimeout());
    }
  }
}
