package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.channel.ChannelException.Reason;
import dev.vertxagents.codec.MsgPackCodec;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.testkit.FaultProxy;
import dev.vertxagents.testkit.FaultScript;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Networks that fail: channels over real sockets with a proxy between them. */
class FaultRowsTest {
  private static final int CALLS = 3;

  private final ConcurrentMap<Object, Integer> executions = new ConcurrentHashMap<>();
  private Vertx vertx;
  private EchoServer server;
  private FaultProxy proxy;
  private Channel client;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    server = new EchoServer(vertx, new ChannelOptions());
    server.recorder = token -> executions.merge(token, 1, Integer::sum);
    proxy = Turn.await(FaultProxy.open(vertx, server.address()));
  }

  @AfterEach
  void close() {
    Turn.await(proxy.close());
    Turn.await(vertx.close());
  }

  private void connect(ChannelOptions options) {
    client = Pair.connect(vertx, new NetTransport(vertx), proxy.address(), options, new MsgPackCodec());
  }

  @Test
  void X12_cutAtEveryByteOnTheWayThere() {
    int total = exchangeLength(proxy.toTarget());
    for (int cut = 0; cut <= total; cut++) {
      proxy.toTarget().heal().resetAfter(cut);
      sweep(cut, cut == total, "reset on the way there");
      proxy.toTarget().heal().truncateAfter(cut);
      sweep(cut, cut == total, "end on the way there");
    }
  }

  @Test
  void X12_cutAtEveryByteOnTheWayBack() {
    int total = exchangeLength(proxy.toClient());
    for (int cut = 0; cut <= total; cut++) {
      proxy.toClient().heal().resetAfter(cut);
      sweep(cut, true, "reset on the way back");
      proxy.toClient().heal().truncateAfter(cut);
      sweep(cut, true, "end on the way back");
    }
  }

  /** How many bytes three calls take in one direction. */
  private int exchangeLength(FaultScript direction) {
    direction.record();
    connect(new ChannelOptions());
    List<Asked> asked = askThree("probe");
    asked.forEach(one -> Turn.until(client.context(), () -> one.outcomes == 1));
    Turn.outcome(client.context(), client::close);
    Buffer recorded = direction.recorded();
    assertThat(recorded.length()).isGreaterThan(30);
    return recorded.length();
  }

  private void sweep(int cut, boolean mayAllRun, String how) {
    executions.clear();
    connect(new ChannelOptions());
    List<Asked> asked = askThree(how + cut);
    for (Asked one : asked) {
      Turn.until(client.context(), () -> one.outcomes == 1);
      int runs = executions.getOrDefault(one.token, 0);
      assertThat(runs).as("%s at %d: executions", how, cut).isLessThanOrEqualTo(1);
      if (one.failure == null) {
        assertThat(one.value).isEqualTo(one.token);
        assertThat(runs).as("%s at %d: executions of a success", how, cut).isEqualTo(1);
      } else {
        boolean unsent = one.failure.reason() == Reason.NOT_CONNECTED && runs == 0;
        assertThat(unsent || one.failure.reason() == Reason.CONNECTION_LOST).as("%s at %d", how, cut).isTrue();
      }
    }
    assertThat(mayAllRun || executions.size() < CALLS).as("%s at %d: a request cut off ran", how, cut).isTrue();
    Turn.until(client.context(), () -> !client.isOpen() || client.pending() == 0);
    Turn.outcome(client.context(), client::close);
    asked.forEach(one -> assertThat(one.outcomes).isEqualTo(1));
  }

  private List<Asked> askThree(String name) {
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      asked.add(new Asked(name + "/" + i));
    }
    Turn.run(client.context(),
        () -> asked.forEach(one -> client.request(out -> out.writeString(one.token), one, 60_000)));
    return asked;
  }

  @Test
  void X5_aPeerThatStopsReadingIsBoundedAndTheOthersAreServed() {
    // given a frozen peer and a small queue
    connect(new ChannelOptions().setWriteQueueHardBytes(1 << 20).setMaxPendingCalls(1_000_000));
    Channel bystander = Pair.connect(vertx, new NetTransport(vertx), server.address(), new ChannelOptions(),
        new MsgPackCodec());
    proxy.toTarget().freeze();
    // when calls are made until they are refused
    String content = "x".repeat(64 << 10);
    List<Asked> asked = new ArrayList<>();
    Turn.until(client.context(), () -> {
      Asked next = new Asked(content);
      client.request(out -> out.writeString(content), next, 60_000);
      if (next.failure != null) {
        return true;
      }
      asked.add(next);
      return false;
    });
    // then what is queued here is bounded, and others are served
    assertThat(Turn.on(client.context(), () -> client.outbound.queued())).isLessThan((1 << 20) + (128 << 10));
    assertThat((Object) Turn.outcome(bystander.context(), () -> bystander.request("hello"))).isEqualTo("hello");
    // and all that was accepted is answered once the peer reads again
    proxy.toTarget().heal();
    asked.forEach(one -> Turn.until(client.context(), () -> one.outcomes == 1));
    assertThat(asked).allMatch(one -> one.failure == null);
  }

  @Test
  void X2_aFrozenPeerTimesOutAndIsUsableWhenItGoesOn() {
    connect(new ChannelOptions());
    proxy.toTarget().freeze();
    Asked asked = new Asked("late");
    Turn.run(client.context(), () -> client.request(out -> out.writeString("late"), asked, 100));
    Turn.until(client.context(), () -> asked.outcomes == 1);
    assertThat(asked.failure.reason()).isEqualTo(Reason.TIMEOUT);
    proxy.toTarget().heal();
    assertThat((Object) Turn.outcome(client.context(), () -> client.request("next"))).isEqualTo("next");
    assertThat(Turn.on(client.context(), client::lateReplies)).isEqualTo(1);
    assertThat(asked.outcomes).isEqualTo(1);
  }

  @Test
  void X29_aMutualFloodMakesProgress() {
    // given two peers with small queues that send each other large requests as fast as they may
    ChannelOptions small = new ChannelOptions().setWriteQueueSoftBytes(64 << 10).setWriteQueueHardBytes(256 << 10);
    Pair pair = Pair.open(vertx, small).echo();
    Turn.run(pair.client().context(), () -> pair.client().handler(request -> {
      Object value = request.read();
      request.reply(out -> out.writeValue(value));
    }));
    // when
    Flood here = new Flood(pair.client());
    Flood there = new Flood(pair.server());
    // then every one of them has an outcome
    Turn.until(pair.client().context(), here::done);
    Turn.until(pair.server().context(), there::done);
    assertThat(here.answered).isGreaterThan(100);
    assertThat(there.answered).isGreaterThan(100);
    pair.close();
  }

  /** Keeps making requests of 32 KiB until a number of them were answered. */
  private static final class Flood {
    private final Channel peer;
    private final String content = "x".repeat(32 << 10);
    private volatile int answered;
    private volatile int outstanding;

    Flood(Channel peer) {
      this.peer = peer;
      peer.context().runOnContext(v -> more());
    }

    private void more() {
      while (answered < 1000 && !peer.outbound.overloaded()) {
        outstanding++;
        peer.request(out -> out.writeString(content), new Asked(content) {
          @Override
          void happened() {
            outstanding--;
            answered++;
            peer.context().runOnContext(v -> more());
          }
        }, 60_000);
      }
    }

    boolean done() {
      return answered >= 1000 && outstanding == 0;
    }
  }

  private static class Asked extends PendingReply {
    private final String token;
    private volatile int outcomes;
    private volatile Object value;
    private volatile ChannelException failure;

    Asked(String token) {
      this.token = token;
    }

    void happened() {
    }

    @Override
    protected void result(ValueReader content) {
      value = content.readValue();
      outcomes++;
      happened();
    }

    @Override
    protected void failure(String text) {
      throw new AssertionError(text);
    }

    @Override
    protected void failed(ChannelException reason) {
      failure = reason;
      outcomes++;
      happened();
    }
  }
}
