package dev.vertxagents.cluster;

import dev.vertxagents.agent.DirectoryChange;
import dev.vertxagents.agent.DirectoryChange.Kind;
import dev.vertxagents.agent.DirectoryEntry;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;

/**
 * Changes of names, told to all nodes: those of one turn of the event loop in one message, {@code kind (1 byte), length
 * (4 bytes), entry} each. A message may be lost and is then made up for by the next repair. Anybody in the cluster can
 * send to the address: what comes from no member, or speaks for a name of another node, is passed over. On the context
 * of {@link ClusterNodes}.
 */
final class Announcements {
  private static final String FROM = "from";
  private static final int MAX_BYTES = 64 << 10;
  private static final int HEAD = 5;

  private final Vertx vertx;
  private final ClusterNodes nodes;
  private final String address;
  private final Context context;
  private final String self;
  private final EntryCodec codec = new EntryCodec();
  private final MessageConsumer<Object> consumer;
  private final Handler<DirectoryChange> heard;
  private Buffer queue = Buffer.buffer();
  private long unreadable;

  /** Hears what others announce of the names in a map. */
  Announcements(Vertx vertx, String mapName, ClusterNodes nodes, Handler<DirectoryChange> heard) {
    this.vertx = vertx;
    this.nodes = nodes;
    this.address = address(mapName);
    this.context = nodes.context();
    this.self = nodes.self();
    this.heard = heard;
    this.consumer = vertx.eventBus().consumer(address, message -> context.runOnContext(v -> {
      String from = message.headers().get(FROM);
      if (!self.equals(from)) {
        receive(from, message.body());
      }
    }));
  }

  /** Not one that an agent's name could lead to. */
  static String address(String mapName) {
    return "_" + mapName;
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
      vertx.eventBus().publish(address, queue, new DeliveryOptions().addHeader(FROM, self));
      queue = Buffer.buffer();
    }
  }

  private void receive(@Nullable String from, Object body) {
    if (!(body instanceof Buffer bytes) || bytes.length() > MAX_BYTES || from == null || !nodes.isMember(from)) {
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
      tell(from, new DirectoryChange(Kind.values()[bytes.getByte(at)], entry));
      at = end;
    }
  }

  /** Who sweeps speaks of others' names; all else is the owner's to tell. */
  private void tell(String from, DirectoryChange change) {
    if (change.kind() == Kind.LOST || change.entry().node().equals(from)) {
      heard.handle(change);
    } else {
      unreadable++;
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
