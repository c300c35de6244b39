package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.CodecRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A million connections whose peers send noise. */
class RandomBytesTest {
  private static final int BATCHES = 1_000;
  private static final int BATCH = 1_000;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Random random = new Random(11);
  private int closed;
  private int answered;

  @AfterEach
  void close() {
    Turn.await(vertx.close());
  }

  @Test
  void F11_aMillionRandomByteStringsCloseTheirConnectionOrAreAnswered() {
    Ticker.Stepper time = Turn.on(context, () -> Ticker.stepped(context));
    for (int batch = 0; batch < BATCHES; batch++) {
      Turn.run(context, () -> {
        for (int i = 0; i < BATCH; i++) {
          meet(noise());
        }
      });
      Turn.run(context, () -> { });
    }
    assertThat(closed + answered).isEqualTo(BATCHES * BATCH);
    assertThat(closed).isPositive();
    assertThat(answered).isPositive();
    assertThat(Turn.on(context, () -> time.ticker().armed())).isZero();
  }

  /** One frame of noise; every other one begins like a MsgPack request. */
  private Buffer noise() {
    byte[] payload = new byte[4 + random.nextInt(60)];
    random.nextBytes(payload);
    if (random.nextBoolean()) {
      payload[0] = (byte) 0x93;
      payload[1] = 0;
      payload[2] = 1;
    }
    return Buffer.buffer().appendInt(payload.length).appendBytes(payload);
  }

  private void meet(Buffer noise) {
    DeadLink link = new DeadLink();
    new Channel(context, link, new ChannelOptions(), null, CodecRegistry.all(), Pair.TYPES)
        .handler(request -> {
          request.content().readValue();
          request.finish();
          request.reply(out -> out.writeNull());
        });
    link.handler.handle(noise);
    context.runOnContext(v -> settle(link));
  }

  private void settle(DeadLink link) {
    if (link.closes > 0) {
      closed++;
    } else if (!link.written.isEmpty()) {
      answered++;
    }
    link.take(link.untaken.size());
    link.closeHandler.handle(null);
  }
}
