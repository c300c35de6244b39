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
 * they are immutable and already what the other side declares, else as copies made by writing and reading; always the
 * latter if strict.
 */
final class LocalValues {
  /** Texts up to this share of the frame limit cannot exceed it, whatever their characters. */
  private static final int MAX_BYTES_PER_CHAR = 4;
  /** With at least this limit no call of short texts can exceed it. */
  private static final int ROOMY = 4 << 20;

  private final MsgPackCodec codec = new MsgPackCodec();
  private final TypeRegistry registry;
  private final CodecLimits limits;
  private final Copier copier;
  private final boolean strict;
  private final boolean roomy;

  LocalValues(RpcEndpoint callee, References references, boolean strict) {
    this.registry = callee.types().registry(references);
    this.limits = new CodecLimits(callee.options().getMaxDepth(), callee.options().getMaxFrameBytes());
    this.copier = new Copier(codec, registry, limits);
    this.strict = strict;
    this.roomy = !strict && limits.maxFrameBytes() >= ROOMY;
  }

  /** Whether arguments that pass may be handed over without another look. */
  boolean roomy() {
    return roomy;
  }

  /** Whether the result of a method may be. */
  boolean passes(TypeAdapter<Object> adapter, @Nullable Object value) {
    try {
      return !strict && adapter.passes(value) && !isLarge(value);
    } catch (RuntimeException | StackOverflowError e) {
      return false; // a user's accessor: it will fail again where the caller can be told
    }
  }

  /**
   * Keeps what the caller may change from now on. On the caller's thread, if that is not the callee's.
   *
   * @return false if the call has failed
   */
  boolean freeze(OutboundCall<?> call) {
    return call.args().passes() || write(call);
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

  /** The call as the callee's method wants it. Fails with {@code BAD_ARGUMENTS}, or {@link CodecException}. */
  MethodCall callOf(OutboundCall<?> call, Route route) {
    if (call.frozen() != null) {
      return read(call.frozen(), route);
    }
    if (!strict && call.args() instanceof MethodCall typed && typed.route() == route) {
      return roomy && typed.passes() ? typed : copied(typed, call);
    }
    return read(written(call), route);
  }

  private MethodCall copied(MethodCall args, OutboundCall<?> call) {
    Copies copies = new Copies(args.route());
    try {
      MethodCall copied = args.copied(copies);
      return copies.large ? read(written(call), args.route()) : copied;
    } catch (CodecException | AgentException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new CodecException(e.toString(), e);
    }
  }

  /** Copies the arguments of one call, and adds up its texts. */
  private final class Copies implements ArgumentCopier {
    private final Route route;
    private long chars;
    private boolean large;

    Copies(Route route) {
      this.route = route;
    }

    @Override
    public @Nullable String copy(int parameter, @Nullable String text) {
      if (text != null) {
        chars += text.length() + 1L;
        large |= chars > limits.maxFrameBytes() / (2 * MAX_BYTES_PER_CHAR);
      }
      return text;
    }

    @Override
    public <T> @Nullable T copy(int parameter, @Nullable T value, TypeAdapter<T> adapter) {
      if (value instanceof String text && adapter.passes(text)) {
        copy(parameter, text);
        return value;
      }
      try {
        return copier.copy(value, adapter, adapter);
      } catch (TypeMismatchException e) {
        throw ArgumentReader.mismatch(route, parameter, e);
      }
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
  private MethodCall read(byte[] written, Route route) {
    ValueReader in = codec.reader(registry, limits);
    in.reset(written, 0, written.length);
    in.beginArray();
    in.skip();
    return route.read(in);
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
    call.succeed(strict ? copier.through(told, source, call.result()) : copier.copy(told, source, call.result()));
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
