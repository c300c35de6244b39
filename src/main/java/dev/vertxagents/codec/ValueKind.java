package dev.vertxagents.codec;

/** What the next value on the wire is, before it is read. */
public enum ValueKind {
  NULL, BOOLEAN,
  /** A whole number of any size. */
  INTEGER,
  /** A floating-point number, 32 or 64 bits wide on the wire. */
  FLOAT,
  STRING,
  /** Raw bytes; MsgPack only. */
  BINARY,
  ARRAY, MAP,
  /** MsgPack's timestamp extension; every other extension is malformed. */
  TIMESTAMP
}
