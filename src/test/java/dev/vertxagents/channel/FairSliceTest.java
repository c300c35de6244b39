package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.MsgPackCodec;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One read may bring more requests than one turn of the event loop should serve, or one write should answer. */
class FairSliceTest {
  private static final int FLOOD = 100_000;
  private static final int SLICE = 256;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final DeadLink link = new DeadLink();
  private final AtomicInteger served = new AtomicInteger();

  @AfterEach
  void close() {
    Turn.run(context, () -> link.closeHandler.handle(null));
    Turn.await(vertx.close());
  }

  private void serve() {
    Turn.run(context, () -> new Channel(context, link, new ChannelOptions(), new MsgPackCodec(), CodecRegistry.all(),
        Pair.TYPES).handler(request -> {
          served.incrementAndGet();
          request.reply(out -> out.writeNull());
        }));
  }

  @Test
  void thePeerGetsAnswersToWorkOnWhileTheRestOfWhatItSentIsServed() {
    serve();

    // when two hundred requests arrive in one read
    Turn.run(context, () -> link.handler.handle(requests(200)));

    // then sixteen answers left twelve times meanwhile, pushed, and the rest at the end
    assertThat(link.written).hasSize(13);
    assertThat(link.pushes).isEqualTo(12);
    assertThat(link.written.get(12).length()).isLessThan(link.written.get(0).length());
  }

  @Test
  void whoHasManyRequestsUnderWayGetsAnswersInLargerParts() {
    serve();
    read(20, 200);

    assertThat(pushesOfRead(200)).isEqualTo(3);
  }

  @Test
  void partsBecomeSmallAgainWithFewerRequests() {
    serve();
    read(20, 200);
    read(40, 32);

    assertThat(pushesOfRead(32)).isEqualTo(2);
  }

  private void read(int times, int requests) {
    for (int i = 0; i < times; i++) {
      Turn.run(context, () -> link.handler.handle(requests(requests)));
    }
  }

  private int pushesOfRead(int requests) {
    int before = link.pushes;
    read(1, requests);
    return link.pushes - before;
  }

  @Test
  void aFewAnswersLeaveTogetherWhenAllAreServed() {
    serve();

    Turn.run(context, () -> link.handler.handle(requests(15)));

    assertThat(link.written).hasSize(1);
    assertThat(link.pushes).isZero();
  }

  @Test
  void thePeerGetsRequestsToWorkOnWhileMoreOfThemAreWritten() {
    Channel channel = ask();

    // when 64 are under way, whichever turn they were made in
    Turn.run(context, () -> ask(channel, 64));

    // then they have left in four parts
    assertThat(link.pushes).isEqualTo(4);
    assertThat(link.written).hasSize(4);
  }

  @Test
  void manyRequestsLeaveInLargerParts() {
    Channel channel = ask();
    Turn.run(context, () -> ask(channel, 1024));
    int before = link.pushes;

    Turn.run(context, () -> ask(channel, 256));

    assertThat(link.pushes - before).isEqualTo(4);
  }

  @Test
  void aFewRequestsLeaveTogether() {
    Channel channel = ask();

    Turn.run(context, () -> ask(channel, 15));

    Turn.run(context, () -> assertThat(link.written).hasSize(1));
    assertThat(link.pushes).isZero();
  }

  private Channel ask() {
    return Turn.on(context, () -> new Channel(context, link, new ChannelOptions(), new MsgPackCodec(),
        CodecRegistry.all(), Pair.TYPES));
  }

  private static void ask(Channel channel, int count) {
    for (int i = 0; i < count; i++) {
      channel.request(i);
    }
  }

  @Test
  void F15_aFloodOfTinyRequestsStarvesNobodyOnItsEventLoop() {
    serve();
    Buffer flood = requests(FLOOD);

    // when the flood arrives in one read
    Turn.run(context, () -> {
      link.handler.handle(flood);
      assertThat(served).hasValue(SLICE);
    });

    // then others have their turn long before it is served, and it is served whole
    assertThat(Turn.on(context, served::get)).isLessThan(FLOOD);
    Turn.until(context, () -> served.get() == FLOOD);
  }

  private static Buffer requests(int count) {
    Buffer requests = Buffer.buffer();
    for (int i = 0; i < count; i++) {
      requests.appendInt(8).appendBytes(
          new byte[] {(byte) 0x93, 0, (byte) 0xce, 0, (byte) (i >> 16), (byte) (i >> 8), (byte) i, (byte) 0xc0});
    }
    return requests;
  }
}
