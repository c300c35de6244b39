package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.clock.Ticker;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bus may do to its messages, and strangers on it, and what becomes of links then. */
class BusFaultsTest {
  private static final SocketAddress WEST = BusTransport.address("west");
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(2);

  private final Nodes nodes = new Nodes();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Promise<Throwable> nearEnd = Promise.promise();
  private final Promise<Throwable> farEnd = Promise.promise();
  private Vertx vertx;
  private Context here;
  private Context there;
  private Ticker.Stepper hereTime;
  private Ticker.Stepper thereTime;
  private BusTransport transport;
  private Link near;
  private Link far;

  /** A cluster of which everything is in our hands. */
  private static final class Nodes implements BusNodes {
    private final Map<Runnable, String> watched = new ConcurrentHashMap<>();

    @Override
    public String self() {
      return "node-1";
    }

    @Override
    public Runnable whenGone(String node, Runnable told) {
      watched.put(told, node);
      return () -> watched.remove(told);
    }

    void leave(String node) {
      watched.forEach((told, watching) -> {
        if (watching.equals(node)) {
          told.run();
        }
      });
    }
  }

  @BeforeEach
  void connect() {
    VertxOptions options = new VertxOptions();
    options.getEventBusOptions().setHost("127.0.0.1");
    vertx = Turn.await(Vertx.builder().with(options).withClusterManager(new FakeClusterManager()).buildClustered());
    here = vertx.getOrCreateContext();
    there = vertx.getOrCreateContext();
    hereTime = Turn.on(here, () -> Ticker.stepped(here));
    thereTime = Turn.on(there, () -> Ticker.stepped(there));
    transport = new BusTransport(vertx, "test", KEEP_ALIVE, nodes);
    Promise<Link> accepted = Promise.promise();
    Turn.outcome(there, () -> transport.listen(WEST, accepted::tryComplete));
    near = Turn.outcome(here, () -> transport.connect(WEST, LIMIT));
    far = Turn.await(accepted.future());
    Turn.run(here, () -> near.closeHandler(nearEnd::complete).handler(bytes -> { }).resume());
    Turn.run(there, () -> far.closeHandler(farEnd::complete).handler(bytes -> heard.add(bytes.toString())).resume());
  }

  @AfterEach
  void close() {
    Turn.run(here, near::abort);
    Turn.run(there, far::abort);
    Turn.await(nearEnd.future());
    Turn.await(farEnd.future());
    Turn.until(here, () -> hereTime.ticker().armed() == 0);
    Turn.until(there, () -> thereTime.ticker().armed() == 0);
    assertThat(nodes.watched).isEmpty();
    Turn.await(vertx.close());
    FakeClusterManager.reset();
  }

  /** Whatever of the bus's messages fits is not sent. */
  private void drop(Predicate<BusMessage> which) {
    vertx.eventBus().addOutboundInterceptor((DeliveryContext<Object> delivery) -> {
      if (!(delivery.body() instanceof BusMessage message && which.test(message))) {
        delivery.next();
      }
    });
  }

  private static boolean is(BusMessage message, BusMessage.Kind kind) {
    return message instanceof BusMessage.Parcel parcel && parcel.kind() == kind;
  }

  private void write(String text) {
    Turn.run(here, () -> near.write(Buffer.buffer(text)));
  }

  @Test
  void aLostMessageEndsTheLinkAtBothEndsAndNothingIsMixedUp() {
    // given
    boolean[] lost = new boolean[1];
    drop(message -> is(message, BusMessage.Kind.DATA) && !lost[0] && (lost[0] = true));
    // when
    write("one");
    write("two");
    // then
    assertThat(Turn.await(farEnd.future())).hasMessageContaining("lost or repeated: number=1 expected=0");
    assertThat(Turn.await(nearEnd.future())).hasMessageContaining("cut by the peer");
    assertThat(heard).isEmpty();
  }

  @Test
  void aLostLastMessageIsNoticedByTheNextBeat() {
    drop(message -> is(message, BusMessage.Kind.DATA));
    write("one");

    Turn.run(here, () -> hereTime.advance(KEEP_ALIVE.multipliedBy(2)));

    assertThat(Turn.await(farEnd.future())).hasMessageContaining("lost or repeated");
  }

  @Test
  void aRepeatedMessageIsNotDeliveredTwice() {
    // given whoever copies what passes
    List<Object> copies = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    vertx.eventBus().addOutboundInterceptor((DeliveryContext<Object> delivery) -> {
      if (delivery.body() instanceof BusMessage message && is(message, BusMessage.Kind.DATA)) {
        copies.add(message);
        addresses.add(delivery.message().address());
      }
      delivery.next();
    });
    write("once");
    Turn.until(there, () -> heard.size() == 1);
    // when
    vertx.eventBus().send(addresses.get(0), copies.get(0), BusTransport.delivery());
    // then
    assertThat(Turn.await(farEnd.future())).hasMessageContaining("lost or repeated: number=0 expected=1");
    assertThat(heard).containsExactly("once");
  }

  @Test
  void aNodeThatLeavesTakesItsLinksAlongAtOnce() {
    nodes.leave("node-7");
    write("still here");
    Turn.until(there, () -> heard.size() == 1);

    nodes.leave("node-1");

    assertThat(Turn.await(nearEnd.future())).hasMessageContaining("node left the cluster: node=node-1");
    assertThat(Turn.await(farEnd.future())).hasMessageContaining("node left the cluster");
    assertThatThrownBy(() -> Turn.outcome(here, () -> near.write(Buffer.buffer("too late"))));
  }

  @Test
  void whatANodeSentBeforeItLeftIsHandedOverEvenInAPause() {
    Turn.run(there, far::pause);
    write("last words");
    Turn.run(here, () -> { });
    Turn.run(there, () -> { });

    nodes.leave("node-1");

    Turn.await(farEnd.future());
    assertThat(heard).containsExactly("last words");
  }

  @Test
  void anEndThatIsSilentIsLostWithinEightSeconds() {
    // given a far end that does not beat, as in a frozen process
    Turn.run(here, () -> hereTime.advance(KEEP_ALIVE.multipliedBy(3)));
    assertThat(nearEnd.future().isComplete()).isFalse();

    Turn.run(here, () -> hereTime.advance(KEEP_ALIVE));

    assertThat(Turn.await(nearEnd.future())).hasMessageContaining("nothing was heard of it: keepAlive=PT2S");
  }

  @Test
  void idleEndsThatBeatStayConnected() {
    for (int i = 0; i < 10; i++) {
      Turn.run(here, () -> hereTime.advance(KEEP_ALIVE));
      Turn.run(there, () -> thereTime.advance(KEEP_ALIVE));
    }
    write("still here");

    Turn.until(there, () -> heard.size() == 1);
  }

  @Test
  void strangersAreIgnored() {
    String port = portOf(near);
    long before = transport.ignoredMessages();

    vertx.eventBus().send(port, "text");
    vertx.eventBus().send(port, new JsonObject().put("type", "gadget"));
    vertx.eventBus().send(port, new BusMessage.Parcel(BusMessage.Kind.ABORT, 1, 0, 0, Buffer.buffer()),
        BusTransport.delivery());
    vertx.eventBus().send("agents:container/west", Buffer.buffer(new byte[1 << 20]));
    vertx.eventBus().send("agents:container/west", new BusMessage.Hello(1, 1, "", "", "no reply wanted"),
        BusTransport.delivery());

    Turn.until(here, () -> transport.ignoredMessages() - before == 5);
    write("still here");
    Turn.until(there, () -> heard.size() == 1);
  }

  @Test
  void nobodyIsMadeToSendToAnAddressThatIsNoLinks() {
    long before = transport.ignoredMessages();

    assertThatThrownBy(() -> Turn.await(vertx.eventBus().request("agents:container/west",
        new BusMessage.Hello(1, 1 << 20, "victim", "", "stranger"), BusTransport.delivery().setSendTimeout(100))));

    assertThat(transport.ignoredMessages() - before).isEqualTo(1);
  }

  /** Nobody but a test can know it. */
  private String portOf(Link link) {
    Promise<String> port = Promise.promise();
    vertx.eventBus().addOutboundInterceptor((DeliveryContext<Object> delivery) -> {
      if (delivery.body() instanceof BusMessage.Parcel && Vertx.currentContext() == there) {
        port.tryComplete(delivery.message().address());
      }
      delivery.next();
    });
    Turn.run(there, () -> far.write(Buffer.buffer("x")));
    return Turn.await(port.future());
  }

  @Test
  void whatIsWrittenInOneTurnIsOneMessageOfTheBus() {
    int[] messages = new int[1];
    vertx.eventBus().addOutboundInterceptor((DeliveryContext<Object> delivery) -> {
      messages[0] += delivery.body() instanceof BusMessage ? 1 : 0;
      delivery.next();
    });

    Turn.run(here, () -> {
      for (int i = 0; i < 100; i++) {
        near.write(Buffer.buffer("frame "));
      }
    });

    Turn.until(there, () -> !heard.isEmpty());
    assertThat(heard).containsExactly("frame ".repeat(100));
    assertThat(messages[0]).isEqualTo(1);
  }

  @Test
  void noMessageIsLongerThanTheBound() {
    long[] longest = new long[1];
    vertx.eventBus().addOutboundInterceptor((DeliveryContext<Object> delivery) -> {
      if (delivery.body() instanceof BusMessage message) {
        Buffer wire = Buffer.buffer();
        new BusMessageCodec().encodeToWire(wire, message);
        longest[0] = Math.max(longest[0], wire.length() - 4);
      }
      delivery.next();
    });

    write("x".repeat(1 << 20));

    Turn.until(there, () -> heard.stream().mapToInt(String::length).sum() == 1 << 20);
    assertThat(longest[0]).isEqualTo(BusMessage.MAX_BODY);
  }

  @Test
  void aPeerThatSendsMoreThanItMayIsCut() {
    // given a link to which nobody reads
    Turn.run(there, far::pause);
    List<BusMessage.Parcel> first = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    vertx.eventBus().addOutboundInterceptor((DeliveryContext<Object> delivery) -> {
      if (delivery.body() instanceof BusMessage.Parcel parcel && parcel.kind() == BusMessage.Kind.DATA
          && first.isEmpty()) {
        first.add(parcel);
        addresses.add(delivery.message().address());
      }
      delivery.next();
    });
    write("x");
    Turn.until(here, () -> !first.isEmpty());
    // when
    for (int i = 1; i <= 9; i++) {
      vertx.eventBus().send(addresses.get(0), new BusMessage.Parcel(BusMessage.Kind.DATA, first.get(0).link(), i, 0,
          Buffer.buffer(new byte[BusMessage.Parcel.MAX_BYTES])), BusTransport.delivery());
    }
    // then
    assertThat(Turn.await(farEnd.future())).hasMessageContaining("more than it may: length=");
  }

  @Test
  void creditThatNobodyHasEarnedIsNotTaken() {
    String port = portOf(near);
    long[] link = new long[1];
    vertx.eventBus().addOutboundInterceptor((DeliveryContext<Object> delivery) -> {
      if (delivery.message().address().equals(port) && delivery.body() instanceof BusMessage.Parcel parcel) {
        link[0] = parcel.link();
      }
      delivery.next();
    });
    Turn.run(there, () -> far.write(Buffer.buffer("y")));
    Turn.until(here, () -> link[0] != 0);

    vertx.eventBus().send(port, new BusMessage.Parcel(BusMessage.Kind.BEAT, link[0], 2, 1 << 30, Buffer.buffer()),
        BusTransport.delivery());

    assertThat(Turn.await(nearEnd.future())).hasMessageContaining("had more than was sent");
  }

  @Test
  void whoDoesNotAnswerIsNotConnectedInTime() {
    drop(message -> message instanceof BusMessage.Hello);

    assertThatThrownBy(() -> Turn.outcome(here, () -> transport.connect(WEST, Duration.ofMillis(200))))
        .isInstanceOfSatisfying(ChannelException.class,
            e -> assertThat(e.reason()).isEqualTo(ChannelException.Reason.NOT_CONNECTED));
  }
}
