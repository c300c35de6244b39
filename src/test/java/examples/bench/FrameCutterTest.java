package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameCutterTest {
  private static final Buffer TWO_FRAMES =
      Buffer.buffer().appendInt(3).appendString("abc").appendInt(1).appendString("d");

  private final List<Buffer> passed = new ArrayList<>();
  private final FrameCutter cutter = new FrameCutter(passed::add);

  @Test
  void passesWholeFramesOfOneReadTogether() {
    cutter.handle(TWO_FRAMES.copy());

    assertThat(passed).containsExactly(TWO_FRAMES);
  }

  @Test
  void keepsAnUnfinishedFrameUntilItIsWhole() {
    for (int i = 0; i < TWO_FRAMES.length(); i++) {
      cutter.handle(TWO_FRAMES.getBuffer(i, i + 1));
    }

    assertThat(passed).containsExactly(TWO_FRAMES.getBuffer(0, 7), TWO_FRAMES.getBuffer(7, 12));
  }

  @Test
  void passesTheWholePartOfARead() {
    cutter.handle(TWO_FRAMES.getBuffer(0, 9));
    cutter.handle(TWO_FRAMES.getBuffer(9, 12));

    assertThat(passed).containsExactly(TWO_FRAMES.getBuffer(0, 7), TWO_FRAMES.getBuffer(7, 12));
  }
}
