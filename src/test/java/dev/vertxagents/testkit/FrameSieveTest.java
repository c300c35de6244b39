package dev.vertxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameSieveTest {
  private final FaultScript script = new FaultScript();

  private static Buffer frame(String text) {
    return Buffer.buffer().appendInt(text.length()).appendString(text);
  }

  private static Buffer frames(int count) {
    Buffer all = Buffer.buffer();
    IntStream.range(0, count).forEach(i -> all.appendBuffer(frame("frame-" + i)));
    return all;
  }

  /** In pieces of 1 to 20 bytes. */
  private static Buffer sift(FrameSieve sieve, Buffer all) {
    Random cuts = new Random(1);
    Buffer left = Buffer.buffer();
    for (int at = 0; at < all.length(); ) {
      int end = Math.min(all.length(), at + 1 + cuts.nextInt(20));
      left.appendBuffer(sieve.sift(all.getBuffer(at, end)));
      at = end;
    }
    return left;
  }

  @Test
  void passesWhatComesUnlessToldOtherwise() {
    FrameSieve sieve = new FrameSieve(script, 1);

    assertThat(sift(sieve, frames(50))).isEqualTo(frames(50));
    assertThat(sieve.sift(Buffer.buffer(new byte[] {0, 0}))).hasToString("\0\0");
    assertThat(sieve.lost()).isFalse();
  }

  @Test
  void dropsWholeFramesAndTheSameOnesForTheSameSeed() {
    script.dropFrames(0.5);
    FrameSieve sieve = new FrameSieve(script, 42);

    Buffer left = sift(sieve, frames(50));

    List<String> names = List.of(left.toString().split("\0\0\0[\7\10]"));
    assertThat(names.size()).isBetween(15, 36);
    assertThat(names.subList(1, names.size())).allMatch(name -> name.matches("frame-\\d+"));
    assertThat(sieve.lost()).isTrue();
    assertThat(new FrameSieve(script, 42).sift(frames(50))).isEqualTo(left);
    assertThat(new FrameSieve(script, 43).sift(frames(50))).isNotEqualTo(left);
  }

  @Test
  void whatIsUnderWayWhenAFaultBeginsIsLeftAlone() {
    FrameSieve sieve = new FrameSieve(script, 1);
    Buffer both = frame("one").appendBuffer(frame("two"));

    Buffer left = sieve.sift(both.getBuffer(0, 5));
    script.dropFrames(1);
    left.appendBuffer(sieve.sift(both.getBuffer(5, both.length())));

    assertThat(left).isEqualTo(frame("one"));
  }

  @Test
  void duplicatesFramesAlsoEmptyOnes() {
    script.duplicateFrames(1);
    FrameSieve sieve = new FrameSieve(script, 1);

    assertThat(sift(sieve, frame("a").appendBuffer(frame("")).appendBuffer(frame("b"))))
        .isEqualTo(frame("a").appendBuffer(frame("a")).appendBuffer(frame("")).appendBuffer(frame(""))
            .appendBuffer(frame("b")).appendBuffer(frame("b")));
  }

  @Test
  void bytesAreBytesBehindALengthThatIsNone() {
    script.duplicateFrames(1).dropFrames(0);
    FrameSieve sieve = new FrameSieve(script, 1);
    Buffer garbage = Buffer.buffer(new byte[] {-1, -1, -1, -1, 0, 0, 0, 1, 7});

    assertThat(sift(sieve, garbage)).isEqualTo(garbage);
  }
}
