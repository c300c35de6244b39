package dev.vertxagents.rpc;

import dev.vertxagents.channel.ChannelOptions;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Codec and bounds of bare rpc connections; those of the channel are inherited. In JSON: {@code {"codec": "json",
 * "callTimeout": "PT5S"}}.
 */
@DataObject
@JsonGen(publicConverter = false, inheritConverter = true)
public class RpcOptions extends ChannelOptions {
  public static final String DEFAULT_CODEC = "msgpack";
  public static final int DEFAULT_MAX_CONNECTIONS = 10_000;
  public static final Duration DEFAULT_METHOD_TIMEOUT = Duration.ofMinutes(10);

  private String codec = DEFAULT_CODEC;
  private Duration methodTimeout = DEFAULT_METHOD_TIMEOUT;
  private int maxConnections = DEFAULT_MAX_CONNECTIONS;

  /** All defaults. */
  public RpcOptions() {
  }

  /** A copy. */
  public RpcOptions(RpcOptions other) {
    super(other);
    codec = other.codec;
    methodTimeout = other.methodTimeout;
    maxConnections = other.maxConnections;
  }

  /** From JSON; what is absent keeps its default. */
  public RpcOptions(JsonObject json) {
    super(json);
    RpcOptionsConverter.fromJson(json, this);
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    RpcOptionsConverter.toJson(this, json);
    return json;
  }

  /**
   * What a client writes: {@code msgpack}, {@code json}, {@code blosc}. A server answers each client in what that
   * speaks.
   */
  public String getCodec() {
    return codec;
  }

  /** See {@link #getCodec()}; an unknown name fails the connecting. */
  public RpcOptions setCodec(String codec) {
    this.codec = codec;
    return this;
  }

  /**
   * How long a method's Future may stay open, 1 ms to 1 day. Then its caller is told so; what it completes with later
   * goes nowhere.
   */
  public Duration getMethodTimeout() {
    return methodTimeout;
  }

  /** See {@link #getMethodTimeout()}. */
  public RpcOptions setMethodTimeout(Duration methodTimeout) {
    if (methodTimeout.compareTo(Duration.ofMillis(1)) < 0 || methodTimeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "option out of range: methodTimeout=" + methodTimeout + " (from PT0.001S to P1D)");
    }
    this.methodTimeout = methodTimeout;
    return this;
  }

  /** How many peers a server takes at a time, 1 to 1 million. One more is closed at once. */
  public int getMaxConnections() {
    return maxConnections;
  }

  /** See {@link #getMaxConnections()}. */
  public RpcOptions setMaxConnections(int maxConnections) {
    if (maxConnections < 1 || maxConnections > 1_000_000) {
      throw new IllegalArgumentException(
          "option out of range: maxConnections=" + maxConnections + " (from 1 to 1000000)");
    }
    this.maxConnections = maxConnections;
    return this;
  }
}
