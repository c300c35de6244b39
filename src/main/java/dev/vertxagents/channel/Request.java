package dev.vertxagents.channel;

import dev.vertxagents.codec.ValueReader;

/**
 * A request of the peer. Holds its content undecoded, so that whoever knows the declared types reads the arguments straight from the frame.
 * Answered exactly once: a second answer is counted and dropped. Answers may be given from the channel's context only.
 */
public final class Request {
  Request() {
  }

  /** The number the peer gave it. */
  public long id() {
    throw new UnsupportedOperationException();
  }

  public Channel channel() {
    throw new UnsupportedOperationException();
  }

  /** The connection's reader, positioned at the content; valid until another content of this connection is asked for. */
  public ValueReader content() {
    throw new UnsupportedOperationException();
  }

  public boolean answered() {
    throw new UnsupportedOperationException();
  }

  /**
   * Sends the result. If the content cannot be written ({@code CodecException}, {@code FrameLimitException}) nothing
   * was sent and the request still waits for its answer.
   */
  public void reply(Content result) {
    throw new UnsupportedOperationException();
  }

  /** Sends a failure; the text is what aiomas calls the remote traceback. */
  public void fail(String text) {
    throw new UnsupportedOperationException();
  }

  /** As {@link #fail}, for content that could not be read: too many of these close the connection. */
  public void malformed(String text) {
    throw new UnsupportedOperationException();
  }
}
