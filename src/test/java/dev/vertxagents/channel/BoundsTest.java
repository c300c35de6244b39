package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.channel.ChannelException.Reason;
import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.MsgPackCodec;
import dev.vertxagents.codec.ValueReader;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a channel does when its peer does not read: over a link whose other end is moved by hand, as time is. */
class BoundsTest {
  private static final int SOFT = 16 << 10;
  private static final int HARD = 64 << 10;
  private static final byte[] KILOBYTE = new byte[1024];

  private final DeadLink link = new DeadLink();
  private final List<Throwable> ends = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private Vertx vertx;
  private Context context;
  private Ticker.Stepper time;
  private Channel channel;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    context = vertx.getOrCreateContext();
    Turn.run(context, () -> {
      time = Ticker.stepped(context);
      channel = new Channel(context, link,
          new ChannelOptions().setWriteQueueSoftBytes(SOFT).setWriteQueueHardBytes(HARD), new MsgPackCodec(),
          CodecRegistry.all(), Pair.TYPES).handler(requests::add).closeHandler(ends::add);
    });
    Turn.run(context, () -> { });
  }

  @AfterEach
  void close() {
    Turn.run(context, () -> {
      channel.close();
      link.closeHandler.handle(null);
      assertThat(time.ticker().armed()).isZero();
    });
    Turn.await(vertx.close());
  }

  /** A request of about a kilobyte. */
  private Asked ask() {
    Asked asked = new Asked();
    Turn.run(context, () -> channel.request(out -> out.writeBinary(KILOBYTE, 0, 1024), asked, 3_600_000));
    return asked;
  }

  private List<Asked> askUntilRefused() {
    List<Asked> sent = new ArrayList<>();
    for (Asked next = ask(); next.failure == null; next = ask()) {
      sent.add(next);
      assertThat(sent.size()).isLessThan(100);
    }
    return sent;
  }

  private int writtenBytes() {
    return link.written.stream().mapToInt(Buffer::length).sum();
  }

  @Test
  void X5_atTheHardBoundRequestsAreRefusedAndNothingIsSent() {
    // given a peer that takes nothing
    List<Asked> sent = askUntilRefused();
    // when
    Turn.run(context, () -> { });
    int written = writtenBytes();
    Asked refused = ask();
    // then
    assertThat(refused.failure.reason()).isEqualTo(Reason.OVERLOADED);
    assertThat(refused.failure).hasMessageContaining("writeQueueHardBytes=65536")
        .hasMessageContaining("peer=nowhere:1");
    assertThat(written).isEqualTo(writtenBytes()).isBetween(HARD, HARD + 2048);
    assertThat(sent).allMatch(one -> one.failure == null);
    // and when it takes some, there is room again
    Turn.run(context, () -> link.take(10));
    assertThat(ask().failure).isNull();
  }

  @Test
  void X5_aPeerThatTakesNothingForLongIsGivenUp() {
    Asked asked = ask();
    Turn.run(context, () -> time.advance(Duration.ofMillis(29_900)));
    assertThat(channel.isOpen()).isTrue();
    Turn.run(context, () -> time.advance(Duration.ofMillis(200)));
    assertThat(asked.failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
    assertThat(asked.failure).hasMessageContaining("peer takes no bytes")
        .hasMessageContaining("writeStallTimeout=PT30S");
    assertThat(link.closes).isEqualTo(1);
    Turn.run(context, () -> time.advance(Duration.ofMillis(200)));
    assertThat(link.aborts).isEqualTo(1);
  }

  @Test
  void X6_aPeerThatTakesALittleNowAndThenIsAlive() {
    for (int i = 0; i < 20; i++) {
      ask();
    }
    for (int i = 0; i < 19; i++) {
      Turn.run(context, () -> {
        time.advance(Duration.ofSeconds(20));
        link.take(1);
      });
    }
    assertThat(channel.isOpen()).isTrue();
    Turn.run(context, () -> time.advance(Duration.ofSeconds(31)));
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void X6_progressWithinALongFrameIsSeen() {
    byte[] megabyte = new byte[1 << 20];
    Turn.run(context,
        () -> channel.request(out -> out.writeBinary(megabyte, 0, megabyte.length), new Asked(), 3_600_000));
    Turn.run(context, () -> { });
    assertThat(link.written).hasSizeGreaterThan(15).allMatch(piece -> piece.length() <= 64 << 10);
  }

  @Test
  void aQueueThatWasTakenStartsNoStall() {
    ask();
    Turn.run(context, () -> {
      link.take(1);
      time.advance(Duration.ofSeconds(120));
    });
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void aboveTheSoftBoundThoseWhoCanShouldWait() {
    int[] drained = new int[1];
    Turn.run(context, () -> channel.drainHandler(v -> drained[0]++));
    for (int i = 0; i < 15; i++) {
      ask();
    }
    assertThat(Turn.on(context, channel::writeQueueFull)).isFalse();
    ask();
    assertThat(Turn.on(context, channel::writeQueueFull)).isTrue();
    Turn.run(context, () -> link.take(7));
    assertThat(drained[0]).isZero();
    Turn.run(context, () -> link.take(9));
    assertThat(drained[0]).isEqualTo(1);
    assertThat(Turn.on(context, channel::writeQueueFull)).isFalse();
  }

  @Test
  void X29_repliesAreQueuedBeyondTheBoundAndThenReadingPauses() {
    // given a queue at its bound
    askUntilRefused();
    // when requests go on arriving and are answered
    int answered = 0;
    while (!link.paused) {
      int id = answered++;
      Turn.run(context, () -> {
        link.handler.handle(RawPeer.frame(RawPeer.hex("9300" + String.format("cd%04x", id) + "c0")));
        requests.remove(0).reply(out -> out.writeBinary(KILOBYTE, 0, 1024));
      });
      assertThat(answered).isLessThan(200);
    }
    // then it reads on only when the queue is below the bound
    Turn.run(context, () -> { });
    assertThat(writtenBytes()).isBetween(2 * HARD, 2 * HARD + 4096);
    Turn.run(context, () -> link.handler.handle(RawPeer.frame(RawPeer.hex("930009c0"))));
    assertThat(requests).isEmpty();
    Turn.run(context, () -> link.take(60));
    assertThat(link.paused).isTrue();
    Turn.run(context, () -> link.take(20));
    Turn.until(context, () -> !link.paused && requests.size() == 1);
    Turn.run(context, () -> requests.get(0).reply(out -> out.writeNull()));
  }

  @Test
  void X29_theEndOfAPausedLinkIsSeen() {
    askUntilRefused();
    int id = 0;
    while (!link.paused) {
      String number = String.format("cd%04x", id++);
      Turn.run(context, () -> {
        link.handler.handle(RawPeer.frame(RawPeer.hex("9300" + number + "c0")));
        requests.remove(0).reply(out -> out.writeBinary(KILOBYTE, 0, 1024));
      });
    }
    Turn.run(context, () -> {
      link.closeHandler.handle(null);
      link.untaken.forEach(write -> write.tryFail("gone"));
    });
    Turn.until(context, () -> ends.size() == 1);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void framesOfOneTurnShareAWrite() {
    Turn.run(context, () -> {
      for (int i = 0; i < 10; i++) {
        channel.request(out -> out.writeInt(1), new Asked(), 1000);
      }
      assertThat(link.written).isEmpty();
    });
    Turn.run(context, () -> { });
    assertThat(link.written).hasSize(1);
  }

  @Test
  void repliesToOneChunkShareAWriteAtItsEnd() {
    Turn.run(context, () -> {
      channel.handler(request -> request.reply(out -> out.writeNull()));
      Buffer chunk = Buffer.buffer();
      for (int i = 0; i < 10; i++) {
        chunk.appendBuffer(RawPeer.frame(RawPeer.hex(String.format("9300%02xc0", i))));
      }
      link.handler.handle(chunk);
      assertThat(link.written).hasSize(1);
    });
  }

  @Test
  void theObserverSeesEveryFrame() {
    List<String> seen = new ArrayList<>();
    Turn.run(context, () -> {
      channel.handler(request -> request.reply(out -> out.writeInt(5)));
      channel.observer(new FrameObserver() {
        @Override
        public void received(Channel from, byte[] bytes, int offset, int length) {
          seen.add("in " + length + " " + bytes[offset + length - 1]);
        }

        @Override
        public void sent(Channel to, byte[] bytes, int offset, int length) {
          seen.add("out " + length + " " + bytes[offset + length - 1]);
        }
      });
      link.handler.handle(RawPeer.frame(RawPeer.hex("93000007")));
      channel.observer(null);
      link.handler.handle(RawPeer.frame(RawPeer.hex("93000107")));
    });
    assertThat(seen).containsExactly("in 4 7", "out 4 5");
  }

  private static final class Asked extends PendingReply {
    private volatile ChannelException failure;

    @Override
    protected void result(ValueReader content) {
      content.skip();
    }

    @Override
    protected void failure(String text) {
      throw new AssertionError(text);
    }

    @Override
    protected void failed(ChannelException reason) {
      failure = reason;
    }
  }
}
