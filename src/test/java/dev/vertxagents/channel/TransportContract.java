package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What channels rely on whatever carries their bytes. */
abstract class TransportContract {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  Vertx vertx;
  Transport transport;
  /** Where the listener is: the same, unless the transport leads further. */
  Vertx farVertx;
  Transport farTransport;
  private Context here;
  private Context there;
  private Listener listener;
  private final Promise<Link> acceptedLink = Promise.promise();
  private final AtomicInteger acceptedLinks = new AtomicInteger();
  private final Promise<Context> acceptedOn = Promise.promise();

  abstract Transport transport(Vertx vertx);

  Vertx vertx() {
    return Vertx.vertx();
  }

  Vertx farVertx(Vertx near) {
    return near;
  }

  /** Where to listen. */
  abstract SocketAddress endpoint();

  /** Where nobody listens. */
  abstract SocketAddress nowhere();

  @BeforeEach
  void listen() {
    vertx = vertx();
    transport = transport(vertx);
    farVertx = farVertx(vertx);
    farTransport = farVertx == vertx ? transport : transport(farVertx);
    here = vertx.getOrCreateContext();
    there = farVertx.getOrCreateContext();
    listener = Turn.outcome(there, () -> farTransport.listen(endpoint(), link -> {
      acceptedLinks.incrementAndGet();
      acceptedOn.tryComplete(Vertx.currentContext());
      acceptedLink.tryComplete(link);
    }));
  }

  @AfterEach
  void close() {
    Turn.await(vertx.close());
    if (farVertx != vertx) {
      Turn.await(farVertx.close());
    }
  }

  private Link connect() {
    return Turn.outcome(here, () -> transport.connect(listener.address(), LIMIT));
  }

  @Test
  void handsLinksOverOnTheContextThatListens() {
    connect();
    assertThat(Turn.await(acceptedOn.future())).isSameAs(there);
  }

  @Test
  void carriesBytesBothWaysInOrder() {
    // given both ends, echoing at one
    Received received = new Received();
    Link near = connect();
    Link far = Turn.await(acceptedLink.future());
    Turn.run(there, () -> {
      far.handler(far::write);
      far.resume();
    });
    // when
    Turn.run(here, () -> {
      near.handler(received::add);
      near.resume();
      for (int i = 0; i < 1000; i++) {
        near.write(Buffer.buffer().appendInt(i));
      }
    });
    // then
    Turn.until(here, () -> received.bytes.length() == 4000);
    for (int i = 0; i < 1000; i++) {
      assertThat(received.bytes.getInt(4 * i)).isEqualTo(i);
    }
  }

  @Test
  void startsPausedSoThatNothingIsMissed() {
    Link near = connect();
    Link far = Turn.await(acceptedLink.future());
    Turn.outcome(here, () -> near.write(Buffer.buffer("early")).recover(notYet -> Future.succeededFuture())
        .timeout(100, TimeUnit.MILLISECONDS).otherwiseEmpty());
    Received received = new Received();
    Turn.run(there, () -> {
      far.handler(received::add);
      far.resume();
    });
    Turn.until(there, () -> received.bytes.toString().equals("early"));
  }

  @Test
  void tellsWhenBytesAreTaken() {
    Link near = connect();
    Link far = Turn.await(acceptedLink.future());
    Turn.run(there, () -> far.handler(bytes -> { }).resume());
    List<String> order = new ArrayList<>();
    Turn.outcome(here, () -> Future.all(
        near.write(Buffer.buffer("a")).onSuccess(v -> order.add("a")),
        near.write(Buffer.buffer("b")).onSuccess(v -> order.add("b"))));
    assertThat(order).containsExactly("a", "b");
  }

  @Test
  void aPeerThatPausesHoldsTheWriterUp() {
    // given a peer that does not read
    Link near = connect();
    Link far = Turn.await(acceptedLink.future());
    Received received = new Received();
    Turn.run(there, () -> far.handler(received::add));
    // when more is written than anything between the two can hold
    int pieces = 400;
    long[] taken = new long[1];
    Turn.run(here, () -> {
      for (int i = 0; i < pieces; i++) {
        near.write(Buffer.buffer(new byte[64 << 10])).onSuccess(v -> taken[0]++);
      }
    });
    Turn.run(there, () -> { });
    assertThat(Turn.on(here, () -> taken[0])).isLessThan(pieces);
    // then it is all taken once the peer reads
    Turn.run(there, far::resume);
    Turn.until(here, () -> taken[0] == pieces);
    Turn.until(there, () -> received.count == (long) pieces << 16);
  }

  @Test
  void closingDeliversWhatWasWrittenThenTheEnd() {
    Link near = connect();
    Link far = Turn.await(acceptedLink.future());
    List<String> events = new ArrayList<>();
    List<String> ownEvents = new ArrayList<>();
    Turn.run(there, () -> {
      far.handler(bytes -> events.add(bytes.toString()));
      far.closeHandler(cause -> events.add("end " + cause));
      far.resume();
    });
    Turn.outcome(here, () -> {
      near.closeHandler(cause -> ownEvents.add("end " + cause));
      near.resume();
      near.write(Buffer.buffer("last words"));
      near.close();
      return near.close();
    });
    Turn.until(there, () -> events.size() == 2);
    Turn.until(here, () -> ownEvents.size() == 1);
    assertThat(events).containsExactly("last words", "end null");
    assertThat(ownEvents).containsExactly("end null");
    assertThatThrownBy(() -> Turn.outcome(here, () -> near.write(Buffer.buffer("too late"))));
  }

  @Test
  void theEndWaitsForWhatArrivedDuringAPause() {
    Link near = connect();
    Link far = Turn.await(acceptedLink.future());
    List<String> events = new ArrayList<>();
    Turn.run(there, () -> {
      far.handler(bytes -> events.add(bytes.toString()));
      far.closeHandler(cause -> events.add("end"));
    });
    Turn.run(here, () -> {
      near.resume();
      near.write(Buffer.buffer("words"));
      near.close();
    });
    Turn.run(there, far::resume);
    Turn.until(there, () -> events.size() == 2);
    assertThat(events).containsExactly("words", "end");
  }

  @Test
  void abortingDoesNotWaitForThePeer() {
    // given a peer that does not read, and more written than it will take
    Link near = connect();
    Link far = Turn.await(acceptedLink.future());
    Promise<Void> ended = Promise.promise();
    Turn.run(there, () -> far.handler(bytes -> { }));
    Turn.run(here, () -> {
      near.closeHandler(cause -> ended.complete());
      near.resume();
      for (int i = 0; i < 400; i++) {
        near.write(Buffer.buffer(new byte[64 << 10]));
      }
      near.close();
    });
    assertThat(ended.future().isComplete()).isFalse();
    // when
    Turn.run(here, () -> {
      near.abort();
      near.abort();
    });
    // then
    Turn.await(ended.future());
  }

  @Test
  void bothEndsHaveAddresses() {
    Link near = connect();
    Link far = Turn.await(acceptedLink.future());
    assertThat(near.remoteAddress()).isEqualTo(listener.address());
    assertThat(far.localAddress()).isNotNull();
    assertThat(far.remoteAddress()).isNotNull();
    assertThat(near.localAddress()).isNotNull();
  }

  @Test
  void nobodyThereIsNotConnected() {
    assertThatThrownBy(() -> Turn.outcome(here, () -> transport.connect(nowhere(), LIMIT)))
        .isInstanceOfSatisfying(ChannelException.class,
            e -> assertThat(e.reason()).isEqualTo(ChannelException.Reason.NOT_CONNECTED))
        .hasMessageContaining(nowhere().toString());
  }

  @Test
  void aClosedListenerAcceptsNoMoreButKeepsItsLinks() {
    Link near = connect();
    Link far = Turn.await(acceptedLink.future());
    Turn.outcome(there, listener::close);
    Turn.outcome(there, listener::close);
    awaitRefusal(50);
    assertThat(acceptedLinks).hasValue(1);
    Received received = new Received();
    Turn.run(there, () -> far.handler(received::add).resume());
    Turn.run(here, () -> near.write(Buffer.buffer("still here")));
    Turn.until(there, () -> received.bytes.toString().equals("still here"));
  }

  /**
   * A listening socket goes when its event loop has looked once more; until then the system may accept what nobody is
   * told of.
   */
  private void awaitRefusal(int attempts) {
    Future<Boolean> refused = Turn.on(here, () -> transport.connect(listener.address(), LIMIT)
        .map(false).otherwise(e -> e instanceof ChannelException));
    if (!Turn.await(refused)) {
      assertThat(attempts).isPositive();
      awaitRefusal(attempts - 1);
    }
  }

  @Test
  void anAddressInUseIsRefused() {
    assertThatThrownBy(() -> Turn.outcome(there, () -> farTransport.listen(listener.address(), link -> { })))
        .isInstanceOf(Exception.class);
  }

  private static final class Received {
    private final Buffer bytes = Buffer.buffer();
    private long count;

    void add(Buffer more) {
      count += more.length();
      if (count < 1 << 20) {
        bytes.appendBuffer(more);
      }
    }
  }
}
