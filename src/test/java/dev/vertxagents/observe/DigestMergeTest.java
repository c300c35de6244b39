package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigestMergeTest {
  private static LinkTotals link(String to, long calls) {
    return new LinkTotals("n1/west", to, calls, 0, new Histogram());
  }

  @Test
  void theBusiestComeFirstAndEqualOnesInTheirOrder() {
    List<LinkTotals> links = List.of(link("a", 0), link("b", 7), link("c", Long.MAX_VALUE), link("d", 7),
        link("e", Integer.MAX_VALUE), link("f", 0), link("g", 8));

    List<LinkTotals> sorted = DigestMerge.sorted(links, LinkTotals::calls);

    assertThat(sorted).extracting(LinkTotals::to).containsExactly("c", "e", "g", "b", "d", "a", "f");
  }

  @Test
  void ofNoneThereIsNoOrder() {
    assertThat(DigestMerge.sorted(List.<LinkTotals>of(), LinkTotals::calls)).isEmpty();
  }
}
