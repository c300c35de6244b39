package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.math.BigInteger;

/**
 * Writes one payload, value by value, into the {@link FrameBuffer} it was made for. The ground floor of every
 * encoding: trees, declared types and generated code are written through it.
 *
 * <p>Between {@link #start()} and {@link #finish()} exactly one value is written; a composite's parts follow its
 * {@code begin…} and end with its {@code end…}. A map's entries are written as key, value, key, value. Reusable,
 * for one connection, on one thread.
 *
 * <p>Writers count the nesting of arrays and maps and bound it: a structure that contains itself ends there.
 * Whatever writes values relies on this bound for its recursion.
 *
 * <p><b>Fails with</b> {@link CodecException} when a value cannot travel in this codec or the frame limit is
 * exceeded. What was written since {@code start} is then garbage: the caller truncates the buffer to the frame's
 * beginning.
 */
public interface ValueWriter {
  /** Begins a payload at the buffer's end; forgets any unfinished one. */
  void start();

  /** Ends the payload, whose value is complete. */
  void finish();

  void writeNull();

  void writeBoolean(boolean value);

  void writeInt(int value);

  void writeLong(long value);

  /** A whole number of any size; MsgPack takes -2^63 … 2^64-1. */
  void writeBigInteger(BigInteger value);

  /** Always a 64-bit float on the wire. */
  void writeDouble(double value);

  void writeString(String value);

  /** Raw bytes; JSON refuses them. */
  void writeBinary(byte[] bytes, int offset, int length);

  void beginArray(int size);

  void endArray();

  void beginMap(int size);

  void endMap();

  /**
   * Any value of the mapping (README, "Values"), by its run-time class: plain values, collections, records, enums,
   * dates, registered types, agents and services.
   */
  void writeValue(@Nullable Object value);

  /** The types that this connection knows beyond the plain ones. */
  TypeRegistry types();
}
