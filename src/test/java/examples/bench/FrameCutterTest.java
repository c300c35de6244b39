package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameCutterTest {
  private static final String TWO_FRAMES = "00000003616263" + "0000000164";

  private final EmbeddedChannel channel = new EmbeddedChannel(new FrameCutter());

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @Test
  void passesWholeFramesOfOneReadTogether() {
    read(0, 12);

    assertThat(passed()).containsExactly(TWO_FRAMES);
  }

  @Test
  void keepsAnUnfinishedFrameUntilItIsWhole() {
    for (int i = 0; i < 12; i++) {
      read(i, i + 1);
    }

    assertThat(passed()).containsExactly("00000003616263", "0000000164");
  }

  @Test
  void passesTheWholePartOfARead() {
    read(0, 9);
    assertThat(passed()).containsExactly("00000003616263");

    read(9, 12);
    assertThat(passed()).containsExactly("0000000164");
  }

  private void read(int from, int to) {
    channel.writeInbound(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(TWO_FRAMES.substring(2 * from, 2 * to))));
  }

  private List<String> passed() {
    List<String> passed = new ArrayList<>();
    for (ByteBuf frames = channel.readInbound(); frames != null; frames = channel.readInbound()) {
      passed.add(ByteBufUtil.hexDump(frames));
      frames.release();
    }
    return passed;
  }
}
