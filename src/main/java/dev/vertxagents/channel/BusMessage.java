package dev.vertxagents.channel;

import io.vertx.core.buffer.Buffer;

/** What travels over the event bus for links, one object a bus message. Immutable. */
sealed interface BusMessage {
  /** Longest body of a bus message, so that a listener's memory is not at the mercy of who sends to it. */
  int MAX_BODY = 64 << 10;

  /**
   * Asks for a link, and answers that. Without a port it only asks whether somebody listens.
   *
   * @param link by which number the sender knows the link; what is sent to it carries that
   * @param window how many bytes may be sent to the sender before it says that it has had some
   * @param port where the sender receives; empty to ask only
   * @param node the sender's cluster node, or empty
   * @param name what the sender is called
   */
  record Hello(long link, int window, String port, String node, String name) implements BusMessage {
  }

  /** What a parcel is for; in the order of the numbers on the wire. */
  enum Kind {
    /** Carries bytes. */
    DATA,
    /** The sender lives, or has had some bytes. */
    BEAT,
    /** The sender has sent everything. */
    CLOSE,
    /** The sender has had everything, and the link is gone. */
    CLOSED,
    /** The link is gone. */
    ABORT
  }

  /**
   * One message of a link.
   *
   * @param link by which number the receiver knows the link
   * @param number how many parcels the sender sent over this link before
   * @param credit how many bytes the sender has had since it last said so
   */
  record Parcel(Kind kind, long link, int number, int credit, Buffer bytes) implements BusMessage {
    /** What the body of a bus message has beside the bytes. */
    static final int HEADER = 18;
    static final int MAX_BYTES = MAX_BODY - HEADER;
  }
}
