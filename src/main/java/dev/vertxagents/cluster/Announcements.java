package dev.vertxagents.cluster;

import dev.vertxagents.agent.DirectoryChange;
import dev.vertxagents.agent.DirectoryChange.Kind;
import dev.vertxagents.agent.DirectoryEntry;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;

/**
 * Changes of names, told to all nodes: those of one turn of the event loop in one message, {@code kind (1 byte), length
 * (4 bytes), entry} each. A message may be lost and is then made up for by the next repair. On the context of {@link
 * ClusterNodes}.
 */
final class Announcements {
  static final String ADDRESS = "agents:directory";
  private static final String FROM = "from";
  private static final int MAX_BYTES = 64 << 10;
  private static final int HEAD = 5;

  private final Vertx vertx;
  private final Context context;
  private final String self;
  private final EntryCodec codec = new EntryCodec();
  private final MessageConsumer<Object> consumer;
  private final Handler<DirectoryChange> heard;
  private Buffer queue = Buffer.buffer();
  private long unreadable;

  /** Hears what others announce. */
  Announcements(Vertx vertx, ClusterNodes nodes, Handler<DirectoryChange> heard) {
    this.vertx = vertx;
    this.context = nodes.context();
    this.self = nodes.self();
    this.heard = heard;
    this.consumer = vertx.eventBus().consumer(ADDRESS, message -> context.runOnContext(v -> {
      if (!self.equals(message.headers().get(FROM))) {
        receive(message.body());
      }
    }));
  }

  void announce(Kind kind, byte[] entry) {
    if (queue.length() > 0 && queue.length() + HEAD + entry.length > MAX_BYTES) {
      flush();
    }
    if (queue.length() == 0) {
      context.runOnContext(v -> flush());
    }
    queue.appendByte((byte) kind.ordinal()).appendInt(entry.length).appendBytes(entry);
  }

  private void flush() {
    if (queue.length() > 0) {
      vertx.eventBus().publish(ADDRESS, queue, new DeliveryOptions().addHeader(FROM, self));
      queue = Buffer.buffer();
    }
  }

  private void receive(Object body) {
    if (!(body instanceof Buffer bytes) || bytes.length() > MAX_BYTES) {
      unreadable++;
      return;
    }
    int at = 0;
    while (at + HEAD <= bytes.length()) {
      int end = end(bytes, at);
      DirectoryEntry entry = end < 0 ? null : codec.read(bytes.getBytes(at + HEAD, end));
      if (entry == null) {
        unreadable++;
        return;
      }
      heard.handle(new DirectoryChange(Kind.values()[bytes.getByte(at)], entry));
      at = end;
    }
  }

  /** Where the entry ends that begins here; -1 if there is none. */
  private static int end(Buffer bytes, int at) {
    int kind = bytes.getByte(at);
    long end = (long) at + HEAD + bytes.getInt(at + 1);
    boolean inside = end > at + HEAD && end <= bytes.length();
    return inside && kind >= 0 && kind < Kind.values().length ? (int) end : -1;
  }

  /** How many messages were none of ours. */
  long unreadable() {
    return unreadable;
  }

  /** Tells what is still to be told, and hears nothing more. */
  void close() {
    flush();
    consumer.unregister();
  }
}
