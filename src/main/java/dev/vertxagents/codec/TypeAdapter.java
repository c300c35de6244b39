package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;

/**
 * Reads and writes the values of one declared Java type, such as {@code int}, a record,
 * {@code List<Map<String, Reading>>}. Stateless and shared by all connections.
 */
public interface TypeAdapter<T> {
  /** The next value as this type. Fails with {@link TypeMismatchException} if it is something else or out of range. */
  @Nullable T read(ValueReader in);

  /** Writes a value of this type. Fails with {@link CodecException} if it, or something in it, cannot travel. */
  void write(ValueWriter out, @Nullable T value);

  /**
   * Whether a value may be handed over uncopied because it is immutable and already exactly what the wire would have
   * given for this type: an {@code Integer} for {@code int}, a {@code String}, a record of such; never a list.
   *
   * <p>What depends on the codec or the connection is not asked: text with half a surrogate pair passes though MsgPack
   * refuses it, and dates pass though the connection may not have them registered.
   */
  boolean passes(@Nullable Object value);

  /** Whether values can be read as this type. Not so what becomes something else on its way, as agents do: proxies. */
  default boolean arrives() {
    return true;
  }
}
