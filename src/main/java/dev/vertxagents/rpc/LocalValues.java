package dev.vertxagents.rpc;

import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.CodecLimits;
import dev.vertxagents.codec.Copier;
import dev.vertxagents.codec.FrameBuffer;
import dev.vertxagents.codec.MsgPackCodec;
import dev.vertxagents.codec.References;
import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.TypeMismatchException;
import dev.vertxagents.codec.TypeRegistry;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;

/**
 * Hands arguments and results over within a process such that nobody can tell it from a connection: as they are if
 * they are immutable and already what the other side declares, else as copies made by writing and reading.
 */
final class LocalValues {
  /** Texts up to this share of the frame limit cannot exceed it, whatever their characters. */
  private static final int MAX_BYTES_PER_CHAR = 4;

  private final MsgPackCodec codec = new MsgPackCodec();
  private final TypeRegistry registry;
  private final CodecLimits limits;
  private final Copier copier;

  LocalValues(RpcEndpoint callee, References references) {
    this.registry = callee.types().registry(references);
    this.limits = new CodecLimits(callee.options().getMaxDepth(), callee.options().getMaxFrameBytes());
    this.copier = new Copier(codec, registry, limits);
  }

  /**
   * Keeps what the caller may change from now on. On the caller's thread, if that is not the callee's.
   *
   * @return false if the call has failed
   */
  boolean freeze(OutboundCall<?> call) {
    for (Object arg : call.args()) {
      if (!Types.PLAIN.passes(arg)) {
        return write(call);
      }
    }
    return true;
  }

  private boolean write(OutboundCall<?> call) {
    try {
      call.freeze(written(call));
      return true;
    } catch (CodecException e) {
      call.fail(FailureCode.ENCODE_FAILED, Executed.NO, "request cannot be written: " + e.getMessage());
      return false;
    }
  }

  /** The arguments as the callee's method wants them. Fails with {@code BAD_ARGUMENTS}, or {@link CodecException}. */
  Object[] arguments(OutboundCall<?> call, Route route) {
    if (call.frozen() != null) {
      return read(call.frozen(), route);
    }
    Object[] args = call.args();
    boolean oneToOne = call.signature().positional() && route.plain() && args.length == route.slots().length;
    return oneToOne && !anyLarge(args) ? copies(call.signature(), args, route) : read(written(call), route);
  }

  private Object[] copies(Signature signature, Object[] args, Route route) {
    Object[] copies = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      TypeAdapter<Object> declared = route.slots()[i].adapter();
      copies[i] = declared.passes(args[i]) ? args[i] : copy(args[i], signature.adapter(i), route, i);
    }
    return copies;
  }

  private @Nullable Object copy(@Nullable Object arg, TypeAdapter<Object> source, Route route, int index) {
    try {
      return copier.copy(arg, source, route.slots()[index].adapter());
    } catch (TypeMismatchException e) {
      throw Arguments.mismatch(route, index, e);
    } catch (CodecException | AgentException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new CodecException(e.toString(), e);
    }
  }

  private byte[] written(OutboundCall<?> call) {
    FrameBuffer buffer = new FrameBuffer();
    ValueWriter out = codec.writer(buffer, registry);
    buffer.limit(limits.maxFrameBytes());
    try {
      out.start();
      call.write(out);
      out.finish();
    } catch (CodecException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new CodecException(e.toString(), e);
    }
    return buffer.detach();
  }

  /** As {@link Dispatcher} reads them, behind the path. */
  private Object[] read(byte[] written, Route route) {
    ValueReader in = codec.reader(registry, limits);
    in.reset(written, 0, written.length);
    in.beginArray();
    in.skip();
    return Arguments.read(route, in);
  }

  private boolean anyLarge(Object[] values) {
    for (Object value : values) {
      if (isLarge(value)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLarge(@Nullable Object value) {
    return value instanceof String text && text.length() > limits.maxFrameBytes() / MAX_BYTES_PER_CHAR;
  }

  /** Completes a call with the method's value as the caller wants it. Fails as {@link Copier#copy}. */
  <T> void succeed(OutboundCall<T> call, Route route, @Nullable Object value) {
    TypeAdapter<Object> source = route.result();
    Object told = source == Types.NOTHING ? null : value;
    if (isLarge(told)) {
      checkSize(source, told);
    }
    call.succeed(copier.copy(told, source, call.result()));
  }

  private void checkSize(TypeAdapter<Object> adapter, Object value) {
    FrameBuffer buffer = new FrameBuffer();
    buffer.limit(limits.maxFrameBytes());
    ValueWriter out = codec.writer(buffer, registry);
    out.start();
    adapter.write(out, value);
    out.finish();
  }
}
