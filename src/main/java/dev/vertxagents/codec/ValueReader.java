package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Reads one payload, value by value, straight from the frame's bytes: the ground floor of every decoding.
 *
 * <p>A composite is read as {@code beginArray(); while (hasNext()) …; endArray()}. In a map the reads alternate
 * key, value, key, value. JSON's keys are text; a numeric read at a key's place parses it, so that {@code
 * Map<Integer, …>} reads alike from both codecs.
 *
 * <p>Every declared length and count is checked against the bytes left before anything is allocated, nesting
 * against {@link CodecLimits#maxDepth()}. Reusable, for one connection, on one thread.
 *
 * <p><b>Fails with</b> {@link TypeMismatchException} when the value is well-formed but not what was asked for (2^40
 * for an int, 1.5 for a long), else {@link CodecException}. After either the reader's position is undefined.
 */
public interface ValueReader {
  /**
   * Points the reader at a payload. The bytes are not copied and must not change while they are read. A compressed
   * payload is inflated here, and refused here if it cannot be; the other codecs find errors when they are read.
   */
  void reset(byte[] bytes, int offset, int length);

  /** The kind of the next value; at a JSON map's key always {@link ValueKind#STRING}. */
  ValueKind peek();

  void readNull();

  /** Consumes a null if the next value is one. */
  boolean tryReadNull();

  boolean readBoolean();

  int readInt();

  long readLong();

  BigInteger readBigInteger();

  /** A whole number as the smallest of {@code Integer}, {@code Long} and {@code BigInteger} that holds it. */
  Number readInteger();

  /** A float, or an integer that a double holds exactly. */
  double readDouble();

  String readString();

  byte[] readBinary();

  Instant readTimestamp();

  /** Enters an array. Returns its size, or -1 where only the end tells (JSON). */
  int beginArray();

  void endArray();

  /** Enters a map. Returns its number of entries, or -1 where only the end tells (JSON). */
  int beginMap();

  void endMap();

  /**
   * The text at a key of the map that comes next, without moving. How a sealed type learns which of its records has
   * arrived.
   *
   * @return null if the next value is no map, or has not that key, or something else than text there
   */
  @Nullable String peekText(String key);

  /** Whether the array or map that was entered last has another element or entry. */
  boolean hasNext();

  /**
   * The next value as a plain tree: null, {@code Boolean}, {@code Integer | Long | BigInteger} (smallest that
   * fits), {@code Double}, {@code String}, {@code Buffer}, {@code List}, {@code Map} (insertion order; last
   * duplicate wins), what {@code __type__} objects stand for, {@code Instant}.
   */
  @Nullable Object readValue();

  /** Passes over the next value, checking its form. */
  void skip();

  /** Checks that the payload has been read to its end. */
  void finish();

  /** The types that this connection knows beyond the plain ones. */
  TypeRegistry types();
}
