package dev.vertxagents.channel;

import dev.vertxagents.channel.ChannelException.Reason;
import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.CodecLimits;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.TypeRegistry;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.net.SocketAddress;

/**
 * One connection: both ends send requests and answer them, each with its own numbers. All methods belong to the
 * channel's context.
 *
 * <p>Its first bytes are read after the turn of the event loop in which it was made, so handlers set within that turn
 * miss nothing.
 */
public final class Channel {
  /** How long a peer may take to read what was written before the connection closes. */
  private static final long CLOSE_MILLIS = 1_000;
  /** The same for a peer that broke the rules. */
  private static final long BREAK_OFF_MILLIS = 100;

  final OutboundRequests requests = new OutboundRequests(this);
  final Inbound inbound;
  final Outbound outbound;

  private final Context context;
  private final Link link;
  private final ChannelOptions options;
  private final CodecRegistry enabled;
  private final TypeRegistry types;
  private final Ticker ticker;
  private final Promise<Void> closed = Promise.promise();
  private Codec codec;
  private Handler<Request> handler;
  private Handler<Throwable> closeHandler;
  private Handler<Void> drainHandler;
  private boolean open = true;
  private boolean gone;
  private boolean extended;
  private Throwable closeCause;

  /**
   * Takes a link over. On the link's context.
   *
   * @param codec what to write; null: read off the first payload that arrives, as servers do
   * @param enabled what may be read off it
   */
  public Channel(Context context, Link link, ChannelOptions options, @Nullable Codec codec, CodecRegistry enabled,
      TypeRegistry types) {
    this.context = context;
    this.link = link;
    this.options = new ChannelOptions(options);
    this.enabled = enabled;
    this.types = types;
    this.ticker = Ticker.of(context);
    this.inbound = new Inbound(this, link, this.options);
    this.outbound = new Outbound(this, link, this.options);
    if (codec != null) {
      use(codec);
    }
    link.handler(inbound::chunk);
    link.closeHandler(inbound::end);
    context.runOnContext(v -> link.resume());
  }

  /** Receives the peer's requests. Without a handler requests are never answered, as in aiomas. */
  public Channel handler(Handler<Request> handler) {
    this.handler = handler;
    return this;
  }

  /**
   * Called once when the connection is gone, after all pending replies failed; with the cause, or null for an orderly
   * end.
   */
  public Channel closeHandler(Handler<Throwable> handler) {
    this.closeHandler = handler;
    return this;
  }

  /** Called when the write queue has drained to half of its soft bound after {@link #writeQueueFull()} was true. */
  public Channel drainHandler(Handler<Void> handler) {
    this.drainHandler = handler;
    return this;
  }

  /** Lets somebody see the frames; null ends it. */
  public Channel observer(@Nullable FrameObserver observer) {
    inbound.observer(observer);
    outbound.observer(observer);
    return this;
  }

  /**
   * Sends a request; the outcome arrives at {@code reply}.
   *
   * @param timeoutMillis at least 1, more than a day counts as a day
   * @throws IllegalArgumentException for a time-out of 0 or less
   * @throws IllegalStateException if {@code reply} waits already
   */
  public void request(Content content, PendingReply reply, long timeoutMillis) {
    request(content, reply, timeoutMillis, ticker.nanos());
  }

  /**
   * The same for whoever has just looked at the clock.
   *
   * @param now the present, on the ticker's nanoseconds: from then on the time-out runs
   */
  public void request(Content content, PendingReply reply, long timeoutMillis, long now) {
    requests.request(content, reply, timeoutMillis, now);
  }

  /**
   * Sends any value as a request and answers with the plain value of the reply, within
   * {@link ChannelOptions#getCallTimeout()}; fails with {@link ChannelException}, or {@link PeerFailure}.
   */
  public Future<Object> request(@Nullable Object content) {
    ValueReply reply = new ValueReply();
    request(out -> out.writeValue(content), reply, options.getCallTimeout().toMillis());
    return reply.future();
  }

  /**
   * Both ends have agreed to requests that aiomas does not know: from now on they may be sent, and are accepted. A peer
   * that sends one before has broken the rules.
   */
  public void extend() {
    extended = true;
  }

  public boolean isExtended() {
    return extended;
  }

  /**
   * When the messages that are being handled were read, as {@code System.nanoTime()} has it: all that came at once
   * share a look at the clock. The present when none is handled. On its context.
   */
  public long readAt() {
    return inbound.readAt();
  }

  /** Counts messages as they are handled, with a gap where others than the next one may have taken time. */
  public long readings() {
    return inbound.readings();
  }

  /** Requests of ours without outcome. */
  public int pending() {
    return requests.pending().size();
  }

  /** Requests of the peer without answer. */
  public int inbound() {
    return inbound.requests().size();
  }

  /** Replies that came after their request had its outcome, by time-out, cancellation or an earlier reply. */
  public long lateReplies() {
    return requests.pending().lateReplies();
  }

  /** Answers of ours that nobody waited for: given twice, or after the connection ended. */
  public long droppedAnswers() {
    return inbound.requests().droppedAnswers();
  }

  /**
   * Whether a request timed out and nothing at all has arrived since it was sent: the peer may be gone without a
   * trace. Whoever has other requests pending may still wait for them; new ones are better off on another connection.
   */
  public boolean suspect() {
    return requests.suspect();
  }

  /** How many chunks have arrived: whether the peer was heard of since. */
  public long heard() {
    return inbound.chunks();
  }

  /** Whether more than the soft bound is queued: those who can wait should, until {@link #drainHandler}. */
  public boolean writeQueueFull() {
    return outbound.writeQueueFull();
  }

  /** The codec in use, or null before it is known. */
  public @Nullable Codec codec() {
    return codec;
  }

  /** False as soon as it closes or is lost, even if the link still drains. */
  public boolean isOpen() {
    return open;
  }

  public SocketAddress remoteAddress() {
    return link.remoteAddress();
  }

  public SocketAddress localAddress() {
    return link.localAddress();
  }

  public Context context() {
    return context;
  }

  /**
   * Flushes, then closes; pending replies fail with {@code CONNECTION_LOST} at once. What the peer does not read
   * within a second is lost. Completes when the connection is gone. Idempotent.
   */
  public Future<Void> close() {
    shut("connection closed on this side", null, CLOSE_MILLIS);
    return closed.future();
  }

  /** Ends the connection because of what the peer did. */
  void breakOff(String reason) {
    if (open) {
      log().closed(remoteAddress(), reason);
      shut(reason, exception(Reason.CONNECTION_LOST, reason, null), BREAK_OFF_MILLIS);
    }
  }

  /** The link is gone, and everything that came over it was served. */
  void linkClosed(Throwable cause) {
    if (gone) {
      return;
    }
    gone = true;
    if (open) {
      closeCause = cause;
      end(cause == null ? "connection closed by the peer" : "connection lost: " + cause.getMessage());
    }
    closed.complete();
    if (closeHandler != null) {
      closeHandler.handle(closeCause);
    }
  }

  private void shut(String reason, Throwable cause, long patienceMillis) {
    if (!open) {
      return;
    }
    closeCause = cause;
    outbound.flush();
    link.close();
    Ticker.Deadline abort = new Ticker.Deadline() {
      @Override
      protected void expired() {
        link.abort();
      }
    };
    ticker.arm(abort, patienceMillis);
    closed.future().onComplete(v -> abort.disarm());
    end(reason);
  }

  /** After this nothing is sent and nothing received. */
  private void end(String reason) {
    open = false;
    outbound.closed();
    inbound.closed();
    requests.failAll(reason);
  }

  void recognise(byte first) {
    Codec recognised = enabled.recognise(first);
    if (recognised == null) {
      throw new BadFrameException("no enabled codec begins so: firstByte=0x" + Integer.toHexString(first & 0xff)
          + " enabled=" + enabled.names());
    }
    use(recognised);
  }

  /** What may explain an unreadable message: the peer speaks another codec than this connection. */
  String codecHint(byte first) {
    Codec other = enabled.recognise(first);
    return other == null || other.name().equals(codec.name()) ? ""
        : " (the peer seems to speak " + other.name() + ", this connection " + codec.name() + ")";
  }

  private void use(Codec known) {
    codec = known;
    inbound.reader(known.reader(types, new CodecLimits(options.getMaxDepth(), options.getMaxFrameBytes())));
    outbound.codec(known, types);
  }

  boolean serves() {
    return handler != null;
  }

  void dispatch(Request request) {
    try {
      handler.handle(request);
    } catch (CodecException e) {
      request.malformed("SerializationError: " + e.getMessage() + "\n");
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      log().handlerFailed(e);
      request.fail("RuntimeError: request handler failed\n");
    }
  }

  void malformed() {
    if (!inbound.requests().tolerates(ticker.nanos())) {
      breakOff("too many unreadable requests");
    }
  }

  void congested(boolean now) {
    inbound.congested(now);
  }

  void drained() {
    if (open && drainHandler != null) {
      drainHandler.handle(null);
    }
  }

  Ticker ticker() {
    return ticker;
  }

  ChannelOptions options() {
    return options;
  }

  PeerLog log() {
    return PeerLog.SHARED;
  }

  ChannelException exception(Reason reason, String text, Throwable cause) {
    return new ChannelException(reason, text + " peer=" + remoteAddress(), cause);
  }
}
