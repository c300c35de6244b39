package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;

/**
 * Gives callees in the same process exactly what the wire would have given them: a copy made by writing and reading,
 * or the value itself where nobody could tell the difference. For one connection's types, on one thread.
 *
 * <p><b>Fails with</b> {@link TypeMismatchException} when what was written cannot be read as the target type, else
 * {@link CodecException} when the value cannot travel: so the two ends of a call can each be told their own fault.
 */
public final class Copier {
  /** A larger scratch buffer is not kept. */
  private static final int KEPT = 1 << 16;

  private final Codec codec;
  private final TypeRegistry types;
  private final CodecLimits limits;
  private final FrameBuffer scratch = new FrameBuffer();
  private final ValueWriter writer;
  private final ValueReader reader;
  private boolean busy;

  public Copier(Codec codec, TypeRegistry types, CodecLimits limits) {
    this.codec = codec;
    this.types = types;
    this.limits = limits;
    this.writer = codec.writer(scratch, types);
    this.reader = codec.reader(types, limits);
  }

  /** A value that its sender declared no type for. */
  public <T> @Nullable T copy(@Nullable Object value, TypeAdapter<T> target) {
    return copy(value, Untyped.ADAPTER, target);
  }

  /** A value that its sender declares as one type and its receiver as another, often the same. */
  @SuppressWarnings("unchecked") // passes() has said that it is a T
  public <S, T> @Nullable T copy(@Nullable S value, TypeAdapter<S> source, TypeAdapter<T> target) {
    return target.passes(value) ? (T) value : through(value, source, target);
  }

  /** The same, but written and read in any case. */
  public <S, T> @Nullable T through(@Nullable S value, TypeAdapter<S> source, TypeAdapter<T> target) {
    if (busy) {
      // a serializer or constructor of the value being copied makes a copy itself
      return new Copier(codec, types, limits).through(value, source, target);
    }
    busy = true;
    try {
      write(value, source);
      return read(target);
    } finally {
      busy = false;
      release();
    }
  }

  private <S> void write(@Nullable S value, TypeAdapter<S> source) {
    try {
      scratch.limit(limits.maxFrameBytes());
      writer.start();
      source.write(writer, value);
      writer.finish();
    } catch (TypeMismatchException | ClassCastException e) {
      throw new CodecException("value cannot travel: cause=" + e.getMessage(), e);
    }
  }

  private <T> @Nullable T read(TypeAdapter<T> target) {
    try {
      reader.reset(scratch.array(), 0, scratch.size());
      T copy = target.read(reader);
      reader.finish();
      return copy;
    } catch (TypeMismatchException e) {
      throw e;
    } catch (CodecException e) {
      throw new TypeMismatchException(e.getMessage());
    }
  }

  private void release() {
    if (scratch.array().length > KEPT) {
      scratch.detach();
    }
    scratch.truncate(0);
  }
}
