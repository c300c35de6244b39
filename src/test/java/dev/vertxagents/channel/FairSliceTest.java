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

/** One read may bring more requests than one turn of the event loop should serve. */
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

  @Test
  void F15_aFloodOfTinyRequestsStarvesNobodyOnItsEventLoop() {
    Turn.run(context, () -> new Channel(context, link, new ChannelOptions(), new MsgPackCodec(), CodecRegistry.all(),
        Pair.TYPES).handler(request -> {
          served.incrementAndGet();
          request.reply(out -> out.writeNull());
        }));
    Buffer flood = flood();

    // when the flood arrives in one read
    Turn.run(context, () -> {
      link.handler.handle(flood);
      assertThat(served).hasValue(SLICE);
    });

    // then others have their turn long before it is served, and it is served whole
    assertThat(Turn.on(context, served::get)).isLessThan(FLOOD);
    Turn.until(context, () -> served.get() == FLOOD);
  }

  private static Buffer flood() {
    Buffer flood = Buffer.buffer();
    for (int i = 0; i < FLOOD; i++) {
      flood.appendInt(8).appendBytes(
          new byte[] {(byte) 0x93, 0, (byte) 0xce, 0, (byte) (i >> 16), (byte) (i >> 8), (byte) i, (byte) 0xc0});
    }
    return flood;
  }
}
