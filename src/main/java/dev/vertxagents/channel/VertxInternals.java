package dev.vertxagents.channel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/**
 * The one place of this package that reaches below Vert.x's public interface: for the byte arrays inside of buffers,
 * which its public methods copy, for ending a socket whose peer does not read, which its {@code close()} would wait
 * for, and for handling a message of the bus as the context's own.
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

  static void abort(NetSocket socket) {
    ((NetSocketInternal) socket).channelHandlerContext().close();
  }
}
