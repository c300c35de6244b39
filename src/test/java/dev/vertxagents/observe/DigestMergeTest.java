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

  private static NodeDigest digest(long calls, double sampled) {
    ContainerTotals container = new ContainerTotals("n1", "west", "tcp://west/", 1, calls, 0, 0, 0, 0, 0,
        new Histogram());
    return new NodeDigest(List.of("n1"), 1, 1, List.of(container), List.of(), List.of(), List.of(), List.of(),
        List.of(), 0, sampled);
  }

  @Test
  void whichPartWasLookedAtIsToldAndMergedByHowManyCallsThereWere() {
    assertThat(NodeDigest.merge(List.of(digest(300, 0.5), digest(100, 1))).sampled()).isEqualTo(0.625);
    assertThat(NodeDigest.merge(List.of(digest(0, 1), digest(0, 1))).sampled()).isEqualTo(1);
    assertThat(NodeDigest.decode(digest(300, 0.5).encode()).sampled()).isEqualTo(0.5);
    assertThat(NodeDigest.decode(digest(300, 1e300).encode()).sampled()).as("of a hostile node").isEqualTo(1);
  }
}
