package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
  private final Recent recent = new Recent();

  @Test
  void keepsEachForAMinute() {
    recent.add(3);
    for (int i = 0; i < 5; i++) {
      recent.turn();
    }
    recent.add(4);
    assertThat(recent.sum()).isEqualTo(7);

    recent.turn();

    assertThat(recent.sum()).isEqualTo(4);
  }

  @Test
  void hasNoneBeforeThereIsAny() {
    recent.turn();
    recent.add(0);

    assertThat(recent.sum()).isZero();
  }
}
