/**
 * Turns values into payload bytes and back. A leaf: it knows nobody; {@code channel} above reads and writes the
 * content of its messages with it, {@code rpc} arguments and results.
 *
 * <pre>
 *   Object, record, List&lt;Reading&gt; …                 untyped: null, Integer, List, Map …
 *        ▲│  TypeAdapters ─ TypeAdapter                   ▲│  Values
 *        │▼                                               │▼
 *     ValueReader, ValueWriter ── TypeRegistry ── TypeSerializer (dates …), References (agents)
 *        ▲│
 *        │▼  Codec: MsgPackCodec │ JsonCodec │ BloscCodec
 *     payload bytes (FrameBuffer)
 * </pre>
 *
 * What comes from a peer is bounded before anything is made of it ({@link dev.vertxagents.codec.CodecLimits}), and can
 * name no class. What is wrong ends in a {@link dev.vertxagents.codec.CodecException}; what is well-formed but not the
 * declared type, in a {@link dev.vertxagents.codec.TypeMismatchException}.
 *
 * <p>Reading order: {@link dev.vertxagents.codec.Codec}, {@link dev.vertxagents.codec.ValueReader} and
 * {@link dev.vertxagents.codec.ValueWriter} with their MsgPack and JSON implementations; {@code Values};
 * {@link dev.vertxagents.codec.TypeRegistry}, {@link dev.vertxagents.codec.TypeSerializer},
 * {@link dev.vertxagents.codec.DateSerializer}, {@link dev.vertxagents.codec.References};
 * {@link dev.vertxagents.codec.TypeAdapter}, {@link dev.vertxagents.codec.TypeAdapters}, {@code AdapterBuild} and the
 * adapters in the order in which it asks them; {@link dev.vertxagents.codec.Copier}.
 */
package dev.vertxagents.codec;
