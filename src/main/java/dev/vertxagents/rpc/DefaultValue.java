package dev.vertxagents.rpc;

import dev.vertxagents.codec.CodecLimits;
import dev.vertxagents.codec.JsonCodec;
import dev.vertxagents.codec.References;
import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.ValueReader;
import io.vertx.codegen.annotations.Nullable;
import java.nio.charset.StandardCharsets;

/**
 * What a parameter gets when nothing is passed: JSON read as the parameter's type, each time anew unless it is
 * immutable. Internal.
 */
public final class DefaultValue {
  private final String json;
  private final TypeAdapter<Object> adapter;
  private final Types types;
  private final @Nullable Object shared;
  private final boolean immutable;

  /**
   * Reads the JSON once.
   *
   * @throws IllegalArgumentException if it is not a value of the type
   */
  DefaultValue(String json, TypeAdapter<Object> adapter, Types types) {
    this.json = json;
    this.types = types;
    this.adapter = adapter;
    this.shared = read();
    this.immutable = adapter.passes(shared);
  }

  /** As it was written: {@code 10}, {@code "kW"}, {@code null}. */
  public String json() {
    return json;
  }

  @Nullable Object get() {
    return immutable ? shared : read();
  }

  private @Nullable Object read() {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    ValueReader reader = new JsonCodec().reader(types.registry(References.NONE), CodecLimits.DEFAULT);
    try {
      reader.reset(bytes, 0, bytes.length);
      Object value = adapter.read(reader);
      reader.finish();
      return value;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "orElse is no value of its parameter: orElse=" + json + ": " + e.getMessage(), e);
    }
  }
}
