package dev.vertxagents.agent;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Objects;

/**
 * How to reach one peer, where it differs from what the container does: codec, connect timeout.
 *
 * <p><b>JSON</b>: {@code {"codec": "json", "connectTimeout": "PT2S"}}.
 */
@DataObject
@JsonGen(publicConverter = false)
public class ConnectOptions {
  private @Nullable String codec;
  private @Nullable Duration connectTimeout;

  /** The container's codec and time limit. */
  public ConnectOptions() {
  }

  public ConnectOptions(ConnectOptions other) {
    codec = other.codec;
    connectTimeout = other.connectTimeout;
  }

  public ConnectOptions(JsonObject json) {
    ConnectOptionsConverter.fromJson(json, this);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    ConnectOptionsConverter.toJson(this, json);
    return json;
  }

  /** The name of the codec to speak, or null for the container's. */
  public @Nullable String getCodec() {
    return codec;
  }

  /** One of the container's codecs by name; then no other one is tried. */
  public ConnectOptions setCodec(@Nullable String codec) {
    this.codec = codec;
    return this;
  }

  /** How long one attempt may take, or null for the container's limit. */
  public @Nullable Duration getConnectTimeout() {
    return connectTimeout;
  }

  /** A positive span; one attempt to connect fails when it has passed. */
  public ConnectOptions setConnectTimeout(@Nullable Duration connectTimeout) {
    this.connectTimeout = connectTimeout == null ? null : Checks.positive("connectTimeout", connectTimeout);
    return this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConnectOptions that && Objects.equals(codec, that.codec)
        && Objects.equals(connectTimeout, that.connectTimeout);
  }

  @Override
  public int hashCode() {
    return Objects.hash(codec, connectTimeout);
  }
}
