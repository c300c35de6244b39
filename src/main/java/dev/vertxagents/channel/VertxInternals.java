package dev.vertxagents.channel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/**
 * The one place of this package that reaches below Vert.x's public interface: for the byte arrays inside of buffers,
 * which its public methods copy; for having a socket send before everything that it has read is handled; for ending one
 * whose peer does not read, which its {@code close()} would wait for; for handling a message of the bus as the
 * context's own; and for handling several messages on behalf of one context.
 */
final class VertxInternals {
  private VertxInternals() {
  }

  /**
   * The buffer's bytes with {@code hasArray()}; not copied if they are on the heap, as those a socket hands over are.
   */
  static ByteBuf heapBytes(Buffer buffer) {
    ByteBuf bytes = ((BufferInternal) buffer).getByteBuf();
    return bytes.hasArray() ? bytes : Unpooled.wrappedBuffer(buffer.getBytes());
  }

  /** A buffer over a part of an array, not copied. */
  static Buffer wrap(byte[] bytes, int offset, int length) {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes, offset, length));
  }

  /** Runs a task as the context's own, now; on its thread. The bus calls its handlers on duplicates. */
  static void dispatch(Context context, Runnable task) {
    ((ContextInternal) context).dispatch(task);
  }

  /** Whether this thread is the context's. */
  static boolean inThread(Context context) {
    return ((ContextInternal) context).inThread();
  }

  /** From now on code runs on a context of this thread; returns where it ran before, for {@link #leave}. */
  static @Nullable Context enter(Context context) {
    return ((ContextInternal) context).beginDispatch();
  }

  /** The end of that. */
  static void leave(Context context, @Nullable Context before) {
    ((ContextInternal) context).endDispatch((ContextInternal) before);
  }

  /** What was written goes to the operating system now, not with the end of what is being read. */
  static void flush(NetSocket socket) {
    ((NetSocketInternal) socket).channelHandlerContext().flush();
  }

  static void abort(NetSocket socket) {
    ((NetSocketInternal) socket).channelHandlerContext().close();
  }
}
