package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestKeyTest {
  @ParameterizedTest
  @CsvSource({"port,port,0", "prot,port,1", "por,port,1", "ports,port,1", "pork,port,1", "'',port,4", "ca,abc,3"})
  void countsEdits(String from, String to, int edits) {
    assertThat(NearestKey.distance(from, to)).isEqualTo(edits);
    assertThat(NearestKey.distance(to, from)).isEqualTo(edits);
  }

  @Test
  void ignoresCase() {
    assertThat(NearestKey.of("maxframebytes", List.of("maxNesting", "maxFrameBytes"))).isEqualTo("maxFrameBytes");
  }

  @Test
  void takesTheFirstInTheAlphabetOfEquallyNearKeys() {
    assertThat(NearestKey.of("x", List.of("b", "a"))).isEqualTo("a");
  }
}
