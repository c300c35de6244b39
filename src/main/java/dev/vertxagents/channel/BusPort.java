package dev.vertxagents.channel;

import dev.vertxagents.clock.Ticker;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.MessageProducer;
import io.vertx.core.net.SocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where all links of one transport on one context receive: an address of the event bus that nobody can guess. It is
 * taken when the first link needs it and lives as long as the context's verticle.
 */
final class BusPort {
  static final String PREFIX = "agents:link/";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final BusTransport transport;
  private final Context context;
  private final String address = PREFIX + Long.toHexString(RANDOM.nextLong()) + Long.toHexString(RANDOM.nextLong());
  private final Map<Long, BusLink> links = new HashMap<>();
  private final Pulse pulse = new Pulse();
  private @Nullable MessageConsumer<Object> consumer;

  BusPort(BusTransport transport, Context context) {
    this.transport = transport;
    this.context = context;
  }

  /** Completes when others can send here. */
  Future<Void> open() {
    if (consumer == null || !consumer.isRegistered()) {
      consumer = transport.bus().consumer(address, message -> VertxInternals.dispatch(context, () -> receive(message)));
    }
    return consumer.completion();
  }

  private void receive(Message<Object> message) {
    BusLink link = message.body() instanceof BusMessage.Parcel parcel ? links.get(parcel.link()) : null;
    if (link == null) {
      transport.ignored();
    } else {
      link.receive((BusMessage.Parcel) message.body());
    }
  }

  /** Another end for a link; it waits to be told where its other end is. */
  BusLink link(SocketAddress remote) {
    long id = RANDOM.nextLong();
    BusLink link = new BusLink(this, id, remote);
    if (links.isEmpty()) {
      Ticker.of(context).arm(pulse, transport.keepAlive().toMillis());
    }
    links.put(id, link);
    return link;
  }

  void forget(BusLink link) {
    links.remove(link.id(), link);
    if (links.isEmpty()) {
      pulse.disarm();
    }
  }

  /** What the ends of a link tell each other. */
  BusMessage.Hello hello(BusLink link) {
    return new BusMessage.Hello(link.id(), BusLink.WINDOW, address, transport.node(), transport.name());
  }

  MessageProducer<Object> sender(String to) {
    return transport.bus().sender(to, BusTransport.delivery());
  }

  /** Has a link end when the node of its other end does; running the result forgets that. */
  Runnable endsWith(String node, BusLink link) {
    return transport.whenGone(node, () -> context.runOnContext(v -> link.lose("node left the cluster: node=" + node)));
  }

  Context context() {
    return context;
  }

  Duration keepAlive() {
    return transport.keepAlive();
  }

  SocketAddress local() {
    return transport.local();
  }

  /** Lets all links beat, in one timer. */
  private final class Pulse extends Ticker.Deadline {
    @Override
    protected void expired() {
      List.copyOf(links.values()).forEach(BusLink::beat);
      if (!links.isEmpty()) {
        Ticker.of(context).arm(this, transport.keepAlive().toMillis());
      }
    }
  }
}
