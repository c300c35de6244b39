package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EchoLoopTest {
  private final EchoLoop loop = new EchoLoop();
  private final EmbeddedChannel channel = new EmbeddedChannel(loop);

  @Test
  void sendsAsManyFramesAsComeBackUntilItsTimeIsOver() {
    Future<Sample> sample = start(3);

    answer(channel.readOutbound());
    ByteBuf second = channel.readOutbound();
    channel.advanceTimeBy(20, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    answer(second);

    assertThat(sample.result().calls()).isEqualTo(6);
    assertThat((Object) channel.readOutbound()).isNull();
  }

  @Test
  void failsWhenWhatComesBackIsNotWhatWasSent() {
    Future<Sample> sample = start(1);

    ByteBuf frame = channel.readOutbound();
    answer(frame.setInt(EchoFrames.SEQUENCE_AT, 99));

    assertThat(sample.cause()).hasMessageContaining("wrong echo");
  }

  @Test
  void failsWhenItsConnectionIsGone() {
    Future<Sample> sample = start(1);

    channel.finishAndReleaseAll();

    assertThat(sample.cause()).hasMessageContaining("echo connection lost");
  }

  private Future<Sample> start(int inFlight) {
    channel.freezeTime();
    Future<Sample> sample = loop.run(Workload.ADD, inFlight, 20);
    channel.runPendingTasks();
    return sample;
  }

  private void answer(ByteBuf frames) {
    channel.writeInbound(frames);
    channel.flushInbound();
  }
}
