package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import dev.vertxagents.channel.ChannelException.Reason;
import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.JsonCodec;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A channel against a peer that sends what it likes, over a loopback link, with time moved by hand.
 */
abstract class ScriptedPeerFixture {
  Vertx vertx;
  Context context;
  Ticker.Stepper time;
  ScriptedPeer peer;
  Channel channel;
  final List<Request> requests = new ArrayList<>();
  final List<Throwable> ends = new ArrayList<>();

  @BeforeEach
  void open() {
    open(new ChannelOptions(), new JsonCodec());
  }

  void reopen(ChannelOptions options, Codec codec) {
    nothingIsLeft();
    ends.clear();
    peer = null;
    open(options, codec);
  }

  void open(ChannelOptions options, Codec codec) {
    vertx = Vertx.vertx();
    context = vertx.getOrCreateContext();
    LoopbackTransport transport = new LoopbackTransport(vertx);
    Listener listener = Turn.outcome(context, () -> transport.listen(SocketAddress.inetSocketAddress(0, "loopback"),
        link -> peer = new ScriptedPeer(link)));
    channel = Turn.outcome(context, () -> transport.connect(listener.address(), Duration.ofSeconds(1)).map(link -> {
      time = Ticker.stepped(context);
      return new Channel(context, link, options, codec, CodecRegistry.all(), Pair.TYPES)
          .handler(requests::add).closeHandler(ends::add);
    }));
    Turn.until(context, () -> peer != null);
  }

  @AfterEach
  void nothingIsLeft() {
    Turn.run(context, channel::close);
    Turn.until(context, () -> ends.size() == 1);
    assertThat(Turn.on(context, channel::pending)).isZero();
    assertThat(Turn.on(context, channel::inbound)).isZero();
    assertThat(Turn.on(context, () -> time.ticker().armed())).isZero();
    Turn.await(vertx.close());
  }

  Outcome ask(Object content) {
    return ask(content, 30_000);
  }

  Outcome ask(Object content, long timeoutMillis) {
    Outcome outcome = new Outcome();
    Turn.run(context, () -> channel.request(out -> out.writeValue(content), outcome, timeoutMillis));
    return outcome;
  }

  /** Sends something that must end the connection, failing what is pending, with no answer to it. */
  void assertCloses(String json, String reason) {
    Outcome pending = ask("pending");
    Turn.until(context, () -> peer.frames.size() == 1);
    send(json);
    Turn.until(context, () -> ends.size() == 1);
    assertThat(ends.get(0)).isInstanceOf(ChannelException.class).hasMessageContaining(reason);
    pending.assertFailed(Reason.CONNECTION_LOST, reason);
    assertThat(peer.frames).hasSize(1);
  }

  void send(String json) {
    Turn.run(context, () -> peer.send(json));
  }

  /** Sends a message and waits until it was read, by the answer to one that follows it. */
  void deliver(String json) {
    send(json);
    int before = requests.size();
    send("[0, 999999, \"done?\"]");
    Turn.until(context, () -> requests.size() == before + 1);
    Turn.run(context, () -> requests.remove(before).reply(out -> out.writeNull()));
  }
}
