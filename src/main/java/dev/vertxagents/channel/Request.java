package dev.vertxagents.channel;

import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.ValueReader;
import io.vertx.codegen.annotations.Nullable;
import java.util.Arrays;

/**
 * A request of the peer. Holds its content undecoded, so that whoever knows the declared types reads the arguments
 * straight from the frame. Answered exactly once: a second answer is counted and dropped. Answers may be given from
 * the channel's context only.
 */
public final class Request {
  /** An array so much longer than the frame is not worth keeping alive for it. */
  private static final int SLACK = 1024;

  private final Channel channel;
  private final long id;
  private byte[] bytes;
  private int offset;
  private int length;
  private boolean answered;
  private boolean extended;

  Request(Channel channel, long id, byte[] bytes, int offset, int length) {
    this.channel = channel;
    this.id = id;
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  Request extend() {
    extended = true;
    return this;
  }

  /** Whether it says more than aiomas would: its content is the peer's {@link Content#extended()}. */
  public boolean extended() {
    return extended;
  }

  /** The number the peer gave it. */
  public long id() {
    return id;
  }

  /** The connection it came over, and its answer goes. */
  public Channel channel() {
    return channel;
  }

  /**
   * The connection's reader, positioned at the content; valid until another content of this connection is asked for.
   * May be asked for again, and is at the content's beginning again, until {@link #finish()} or the answer.
   *
   * @throws IllegalStateException after those
   */
  public ValueReader content() {
    if (bytes == null) {
      throw new IllegalStateException("content is gone: request id=" + id + " was finished or answered");
    }
    return channel.inbound.content(this, bytes, offset, length);
  }

  /**
   * Checks that nothing follows the content, which was read to its end, and lets go of its bytes. For those who read
   * it from {@link #content()} just now.
   *
   * @throws CodecException if something follows
   */
  public void finish() {
    bytes = null;
    channel.inbound.finish();
  }

  /** The content as a plain value. Fails with {@link CodecException}. */
  public @Nullable Object read() {
    Object value = content().readValue();
    finish();
    return value;
  }

  /** Whether it needs no answer any more: it has one, or its connection is gone. */
  public boolean answered() {
    return answered;
  }

  /**
   * Sends the result. If the content cannot be written ({@code CodecException}, {@code FrameLimitException}) nothing
   * was sent and the request still waits for its answer.
   */
  public void reply(Content result) {
    if (takesAnswer()) {
      channel.outbound.write(Message.RESULT, id, result);
      settled();
    }
  }

  /**
   * Sends a failure; the text is what aiomas calls the remote traceback. Never fails: a text that cannot travel is
   * replaced by one that says so.
   */
  public void fail(String text) {
    if (takesAnswer()) {
      try {
        channel.outbound.write(Message.EXCEPTION, id, out -> out.writeString(text));
      } catch (CodecException e) {
        channel.outbound.write(Message.EXCEPTION, id,
            out -> out.writeString("RuntimeError: the failure's text cannot travel\n"));
      }
      settled();
    }
  }

  /** As {@link #fail}, for content that could not be read: too many of these close the connection. */
  public void malformed(String text) {
    fail(text);
    channel.malformed();
  }

  private boolean takesAnswer() {
    if (answered) {
      channel.inbound.requests().answerDropped();
    }
    return !answered;
  }

  private void settled() {
    channel.inbound.requests().answered(this);
    forget();
  }

  /** No answer can be sent any more. */
  void forget() {
    answered = true;
    bytes = null;
  }

  /** Its handler returned without an answer: it may wait long, so it must not keep a whole chunk alive. */
  void detach() {
    if (bytes != null && bytes.length > length + SLACK) {
      bytes = Arrays.copyOfRange(bytes, offset, offset + length);
      offset = 0;
    }
  }
}
