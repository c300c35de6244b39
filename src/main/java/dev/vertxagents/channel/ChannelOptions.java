package dev.vertxagents.channel;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Bounds and deadlines of a connection. In JSON each property has its name; spans of time are ISO-8601 text, or a
 * number of milliseconds.
 */
@DataObject
@JsonGen(publicConverter = false)
public class ChannelOptions {
  public static final int DEFAULT_MAX_FRAME_BYTES = 4 << 20;
  public static final int DEFAULT_MAX_DEPTH = 64;
  public static final int DEFAULT_MAX_PENDING_CALLS = 10_000;
  public static final int DEFAULT_MAX_INBOUND_REQUESTS = 10_000;
  public static final int DEFAULT_WRITE_QUEUE_SOFT_BYTES = 1 << 20;
  public static final int DEFAULT_WRITE_QUEUE_HARD_BYTES = 8 << 20;
  public static final Duration DEFAULT_WRITE_STALL_TIMEOUT = Duration.ofSeconds(30);
  public static final Duration DEFAULT_FRAME_TIMEOUT = Duration.ofSeconds(30);
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
  public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(30);

  private static final int LEAST_FRAME_BYTES = 1 << 10;
  private static final int MOST_FRAME_BYTES = 256 << 20;
  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration TENTH = Duration.ofMillis(100);
  private static final Duration DAY = Duration.ofDays(1);

  private int maxFrameBytes = DEFAULT_MAX_FRAME_BYTES;
  private int maxDepth = DEFAULT_MAX_DEPTH;
  private int maxPendingCalls = DEFAULT_MAX_PENDING_CALLS;
  private int maxInboundRequests = DEFAULT_MAX_INBOUND_REQUESTS;
  private int writeQueueSoftBytes = DEFAULT_WRITE_QUEUE_SOFT_BYTES;
  private int writeQueueHardBytes = DEFAULT_WRITE_QUEUE_HARD_BYTES;
  private Duration writeStallTimeout = DEFAULT_WRITE_STALL_TIMEOUT;
  private Duration frameTimeout = DEFAULT_FRAME_TIMEOUT;
  private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
  private Duration callTimeout = DEFAULT_CALL_TIMEOUT;

  /** All defaults. */
  public ChannelOptions() {
  }

  /** A copy. */
  public ChannelOptions(ChannelOptions other) {
    maxFrameBytes = other.maxFrameBytes;
    maxDepth = other.maxDepth;
    maxPendingCalls = other.maxPendingCalls;
    maxInboundRequests = other.maxInboundRequests;
    writeQueueSoftBytes = other.writeQueueSoftBytes;
    writeQueueHardBytes = other.writeQueueHardBytes;
    writeStallTimeout = other.writeStallTimeout;
    frameTimeout = other.frameTimeout;
    connectTimeout = other.connectTimeout;
    callTimeout = other.callTimeout;
  }

  /** From JSON; what is absent keeps its default. */
  public ChannelOptions(JsonObject json) {
    ChannelOptionsConverter.fromJson(json, this);
  }

  /** All properties as JSON. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    ChannelOptionsConverter.toJson(this, json);
    return json;
  }

  /**
   * Longest payload of a frame, in bytes, 1 KiB to 256 MiB. A longer one that arrives ends its connection on the
   * fourth byte of its length; a longer one of ours fails its call with {@code ENCODE_FAILED} and nothing is sent.
   * The ceiling lies below what the first bytes of HTTP, TLS and SSH would mean as a length.
   */
  public int getMaxFrameBytes() {
    return maxFrameBytes;
  }

  /** See {@link #getMaxFrameBytes()}. */
  public ChannelOptions setMaxFrameBytes(int maxFrameBytes) {
    this.maxFrameBytes = checked("maxFrameBytes", maxFrameBytes, LEAST_FRAME_BYTES, MOST_FRAME_BYTES);
    return this;
  }

  /**
   * Deepest nesting of arrays and maps in a payload, 1 to 1000. A deeper one fails its call.
   */
  public int getMaxDepth() {
    return maxDepth;
  }

  /** See {@link #getMaxDepth()}. */
  public ChannelOptions setMaxDepth(int maxDepth) {
    this.maxDepth = checked("maxDepth", maxDepth, 1, 1_000);
    return this;
  }

  /**
   * Requests of ours that may wait for their replies at a time, 1 to 10 million. One more fails with {@code
   * OVERLOADED} and is not sent.
   */
  public int getMaxPendingCalls() {
    return maxPendingCalls;
  }

  /** See {@link #getMaxPendingCalls()}. */
  public ChannelOptions setMaxPendingCalls(int maxPendingCalls) {
    this.maxPendingCalls = checked("maxPendingCalls", maxPendingCalls, 1, 10_000_000);
    return this;
  }

  /**
   * Requests of the peer that may run at a time, 1 to 10 million. One more is answered with {@code OVERLOADED},
   * unexecuted; the connection stays, and reading goes on, for replies arrive over it too.
   */
  public int getMaxInboundRequests() {
    return maxInboundRequests;
  }

  /** See {@link #getMaxInboundRequests()}. */
  public ChannelOptions setMaxInboundRequests(int maxInboundRequests) {
    this.maxInboundRequests = checked("maxInboundRequests", maxInboundRequests, 1, 10_000_000);
    return this;
  }

  /**
   * Bytes that may wait to be taken by the peer before the channel calls its write queue full, 1 KiB to 1 GiB.
   * Those who can wait should; nothing is refused.
   */
  public int getWriteQueueSoftBytes() {
    return writeQueueSoftBytes;
  }

  /** See {@link #getWriteQueueSoftBytes()}. */
  public ChannelOptions setWriteQueueSoftBytes(int writeQueueSoftBytes) {
    this.writeQueueSoftBytes = checked("writeQueueSoftBytes", writeQueueSoftBytes, 1 << 10, 1 << 30);
    return this;
  }

  /**
   * Bytes that may wait to be taken by the peer before new requests fail with {@code OVERLOADED}, unsent, 1 KiB to
   * 1 GiB. Replies are still queued; at twice this bound reading pauses until the queue is below it.
   */
  public int getWriteQueueHardBytes() {
    return writeQueueHardBytes;
  }

  /** See {@link #getWriteQueueHardBytes()}. */
  public ChannelOptions setWriteQueueHardBytes(int writeQueueHardBytes) {
    this.writeQueueHardBytes = checked("writeQueueHardBytes", writeQueueHardBytes, 1 << 10, 1 << 30);
    return this;
  }

  /**
   * How long a peer may take no bytes while some wait for it, 100 ms to 1 day. Then the connection ends.
   */
  public Duration getWriteStallTimeout() {
    return writeStallTimeout;
  }

  /** See {@link #getWriteStallTimeout()}. */
  public ChannelOptions setWriteStallTimeout(Duration writeStallTimeout) {
    this.writeStallTimeout = checked("writeStallTimeout", writeStallTimeout, TENTH, DAY);
    return this;
  }

  /**
   * How long a frame may take to arrive from its first byte, 100 ms to 1 day. Then the connection ends.
   */
  public Duration getFrameTimeout() {
    return frameTimeout;
  }

  /** See {@link #getFrameTimeout()}. */
  public ChannelOptions setFrameTimeout(Duration frameTimeout) {
    this.frameTimeout = checked("frameTimeout", frameTimeout, TENTH, DAY);
    return this;
  }

  /**
   * How long opening a connection may take, name resolution included, 1 ms to 1 day. Then it fails with {@code
   * NOT_CONNECTED}.
   */
  public Duration getConnectTimeout() {
    return connectTimeout;
  }

  /** See {@link #getConnectTimeout()}. */
  public ChannelOptions setConnectTimeout(Duration connectTimeout) {
    this.connectTimeout = checked("connectTimeout", connectTimeout, MILLISECOND, DAY);
    return this;
  }

  /**
   * How long a call may take that names no other limit, 1 ms to 1 day. Then it fails with {@code TIMEOUT}.
   */
  public Duration getCallTimeout() {
    return callTimeout;
  }

  /** See {@link #getCallTimeout()}. */
  public ChannelOptions setCallTimeout(Duration callTimeout) {
    this.callTimeout = checked("callTimeout", callTimeout, MILLISECOND, DAY);
    return this;
  }

  private static int checked(String property, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("option out of range: " + property + "=" + value + " (from " + least + " to "
          + most + ")");
    }
    return value;
  }

  private static Duration checked(String property, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException("option out of range: " + property + "=" + value + " (from " + least + " to "
          + most + ")");
    }
    return value;
  }
}
