package dev.vertxagents.codec;

/**
 * A way to write values as bytes: {@link MsgPackCodec}, {@link JsonCodec}, {@link BloscCodec}. Stateless; each
 * connection makes one writer and one reader and uses them for all of its frames.
 */
public interface Codec {
  /** What options and command lines call it: {@code msgpack}, {@code json}, {@code blosc}. */
  String name();

  /** Whether a connection whose first payload begins with this byte speaks this codec. */
  boolean recognises(byte first);

  /** A writer of payloads into a buffer, for one connection and the types that it knows. */
  ValueWriter writer(FrameBuffer out, TypeRegistry types);

  /** A reader of payloads, for one connection, the types that it knows and the bounds that it keeps. */
  ValueReader reader(TypeRegistry types, CodecLimits limits);
}
