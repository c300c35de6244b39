package dev.vertxagents.channel;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.net.SocketAddress;

/** Answers who asks for a link at the address of a name. */
final class BusListener implements Listener {
  private final SocketAddress endpoint;
  private final BusPort port;
  private final Handler<Link> accepted;
  private final MessageConsumer<Object> consumer;
  private boolean open = true;

  /** Begins to listen. On the port's context. */
  BusListener(SocketAddress endpoint, BusTransport transport, BusPort port, Handler<Link> accepted) {
    this.endpoint = endpoint;
    this.port = port;
    this.accepted = accepted;
    this.consumer = transport.bus().consumer(BusTransport.listeningAt(endpoint),
        message -> VertxInternals.dispatch(port.context(), () -> receive(transport, message)));
  }

  /** Completes when others can ask. */
  Future<Listener> listening() {
    return consumer.completion().map(this);
  }

  private void receive(BusTransport transport, Message<Object> message) {
    if (!open || message.replyAddress() == null || !(message.body() instanceof BusMessage.Hello hello)) {
      transport.ignored();
    } else if (hello.port().isEmpty()) {
      message.reply(hello, BusTransport.delivery());
    } else if (hello.window() > 0 && hello.port().startsWith(BusPort.PREFIX)) {
      BusLink link = port.link(BusTransport.address(PeerLog.escaped(hello.name())));
      link.connected(hello);
      message.reply(port.hello(link), BusTransport.delivery());
      accepted.handle(link);
    } else {
      transport.ignored();
    }
  }

  @Override
  public SocketAddress address() {
    return endpoint;
  }

  @Override
  public Future<Void> close() {
    open = false;
    return consumer.unregister();
  }
}
