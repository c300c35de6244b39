package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameBufferTest {
  private final FrameBuffer buffer = new FrameBuffer();

  @Test
  void keepsWhatWasWrittenWhenItGrows() {
    for (int i = 0; i < 10_000; i++) {
      buffer.write((byte) i);
    }
    buffer.write(new byte[] {1, 2, 3, 4}, 1, 2);

    assertThat(buffer.size()).isEqualTo(10_002);
    assertThat(buffer.array()[9_999]).isEqualTo((byte) 9_999);
    assertThat(Arrays.copyOfRange(buffer.array(), 10_000, 10_002)).containsExactly(2, 3);
  }

  @Test
  void fillsInTheLengthThatWasReservedFirst() {
    int header = buffer.reserve(4);
    buffer.write((byte) 7);
    buffer.setInt(header, 0x01020304);

    assertThat(Arrays.copyOf(buffer.array(), 5)).containsExactly(1, 2, 3, 4, 7);
  }

  @Test
  void growsToItsLimitAndNotBeyond() {
    buffer.limit(1_000);

    assertThat(buffer.reserve(1_000)).isZero();
    assertThatThrownBy(() -> buffer.write((byte) 0)).isInstanceOf(FrameLimitException.class)
        .hasMessageContaining("1000");
    assertThat(buffer.size()).isEqualTo(1_000);
  }

  @Test
  void failsAsForALimitWhereArraysEnd() {
    buffer.reserve(1_000);

    assertThatThrownBy(() -> buffer.reserve(Integer.MAX_VALUE)).isInstanceOf(FrameLimitException.class);
  }

  @Test
  void takesAFrameBackThatCouldNotBeCompleted() {
    buffer.reserve(10);
    buffer.reserve(500);

    buffer.truncate(10);
    assertThat(buffer.size()).isEqualTo(10);
    buffer.truncate(400);
    assertThat(buffer.size()).isEqualTo(10);
  }

  @Test
  void handsItsBytesOverAndStartsAnew() {
    buffer.limit(3);
    buffer.write(new byte[] {1, 2, 3}, 0, 3);

    byte[] full = buffer.detach();
    buffer.write(new byte[] {9, 9, 9, 9}, 0, 4);

    assertThat(full).startsWith(1, 2, 3);
    assertThat(buffer.size()).isEqualTo(4);
    assertThat(buffer.array()).isNotSameAs(full).startsWith(9, 9, 9, 9);
  }

  @Test
  void startsAnewWithModestRoomAfterAHugeFrame() {
    buffer.reserve(10_000_000);
    buffer.detach();

    assertThat(buffer.array().length).isLessThanOrEqualTo(64 << 10);
  }
}
