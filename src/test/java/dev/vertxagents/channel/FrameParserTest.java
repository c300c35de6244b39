package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameParserTest {
  @Property
  void findsTheSameFramesHoweverTheStreamIsCut(
      @ForAll @Size(max = 20) List<@IntRange(min = 4, max = 700) Integer> lengths,
      @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 400) Integer> cuts) {
    // given frames in a stream
    List<byte[]> payloads = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int length : lengths) {
      byte[] payload = new byte[length];
      Arrays.fill(payload, (byte) (payloads.size() + 1));
      payloads.add(payload);
      stream.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
      stream.writeBytes(payload);
    }
    // when it is cut
    List<byte[]> found = parse(stream.toByteArray(), cuts);
    // then
    assertThat(found).hasSameSizeAs(payloads);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isEqualTo(payloads.get(i));
    }
  }

  private static List<byte[]> parse(byte[] stream, List<Integer> cuts) {
    FrameParser parser = new FrameParser(1024);
    List<byte[]> found = new ArrayList<>();
    int at = 0;
    int cut = 0;
    while (at < stream.length) {
      int length = Math.min(stream.length - at, cuts.isEmpty() ? stream.length : cuts.get(cut++ % cuts.size()));
      parser.feed(stream, at, length);
      while (parser.next()) {
        int from = parser.frameOffset();
        found.add(Arrays.copyOfRange(parser.frame(), from, from + parser.frameLength()));
      }
      assertThat(parser.exhausted()).isTrue();
      at += length;
    }
    assertThat(parser.midFrame()).isFalse();
    return found;
  }

  @Test
  void handsOutAWholeFrameInPlace() {
    byte[] chunk = {9, 9, 0, 0, 0, 4, 1, 2, 3, 4, 0, 0};
    FrameParser parser = new FrameParser(1024);
    parser.feed(chunk, 2, 10);
    assertThat(parser.next()).isTrue();
    assertThat(parser.frame()).isSameAs(chunk);
    assertThat(parser.frameOffset()).isEqualTo(6);
    assertThat(parser.frameLength()).isEqualTo(4);
    assertThat(parser.next()).isFalse();
    assertThat(parser.midFrame()).isTrue();
  }

  @Test
  void neverReusesTheArrayOfAFrameItCollected() {
    FrameParser parser = new FrameParser(1024);
    List<byte[]> frames = new ArrayList<>();
    for (byte i = 1; i <= 2; i++) {
      parser.feed(new byte[] {0, 0, 0, 4, i, i}, 0, 6);
      assertThat(parser.next()).isFalse();
      parser.feed(new byte[] {i, i}, 0, 2);
      assertThat(parser.next()).isTrue();
      frames.add(parser.frame());
    }
    assertThat(frames.get(0)).containsExactly(1, 1, 1, 1);
    assertThat(frames.get(1)).containsExactly(2, 2, 2, 2);
  }

  @Test
  void growsWithWhatArrives() {
    FrameParser parser = new FrameParser(1 << 20);
    parser.feed(new byte[] {0, 0x10, 0, 0}, 0, 4);
    assertThat(parser.next()).isFalse();
    byte[] piece = new byte[1000];
    for (int arrived = 1000; arrived <= 1_048_000; arrived += 1000) {
      parser.feed(piece, 0, 1000);
      assertThat(parser.next()).isFalse();
      assertThat(parser.heldBytes()).isLessThanOrEqualTo(Math.max(1024, 2 * arrived));
    }
    parser.feed(piece, 0, 576);
    assertThat(parser.next()).isTrue();
    assertThat(parser.frameLength()).isEqualTo(1 << 20);
  }

  @Test
  void saysWhatThePeerSeemsToSpeak() {
    FrameParser parser = new FrameParser(1024);
    parser.feed("GET / ".getBytes(), 0, 6);
    assertThatThrownBy(parser::next).hasMessage(
        "frame exceeds limit: length=1195725856 maxFrameBytes=1024 (the peer speaks HTTP)");
  }
}
