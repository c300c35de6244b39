package dev.vertxagents.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationJsonTest {
  @Test
  void writesWhatItReads() {
    assertThat(DurationJson.toJson(Duration.ofMillis(1500))).isEqualTo("PT1.5S");
    assertThat(DurationJson.fromJson("PT1.5S")).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void takesANumberForMilliseconds() {
    assertThat(DurationJson.fromJson(1500)).isEqualTo(Duration.ofMillis(1500));
    assertThat(DurationJson.fromJson(1500L)).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void saysWhatToWriteInstead() {
    assertThatThrownBy(() -> DurationJson.fromJson("5 s")).hasMessage(
        "not a span of time: value=5 s (write \"PT5S\", or 5000 for milliseconds)");
    assertThatThrownBy(() -> DurationJson.fromJson(1.5)).isInstanceOf(IllegalArgumentException.class);
  }
}
