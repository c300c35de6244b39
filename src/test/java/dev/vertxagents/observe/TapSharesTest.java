package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TapSharesTest {
  private static final TapPlan ALL_OF_A = new TapPlan(Set.of("a"), Set.of("a"), new TapShares(), 0);

  private final Names names = new Names(bytes -> true);
  private final Paths paths = new Paths(names, bytes -> true);
  private final OpenCalls open = new OpenCalls();

  @Property
  void growingChangesNothingForTreesThatHaveBegun(@ForAll @IntRange(min = 1, max = 1_000_000) int share,
      @ForAll @IntRange(min = 1, max = 1_000_000) int last, @ForAll @IntRange(min = 1, max = 20) int times) {
    TapShares before = new TapShares().atMost(share);
    TapShares after = before;
    for (int i = 0; i < times; i++) {
      after = after.grown(last + i);
    }

    for (long root = Math.max(1, last - 500); root <= last; root++) {
      assertThat(after.accepts(root)).isEqualTo(before.accepts(root));
    }
    assertThat(after.share()).isGreaterThanOrEqualTo(before.share());
  }

  @Property
  void shrinkingOnlyTakesTreesAway(@ForAll @IntRange(min = 0, max = 1_000_000) int share, @ForAll long root) {
    TapShares shares = new TapShares().grown(100).grown(1_000).atMost(share);

    assertThat(shares.accepts(Math.abs(root / 2))).isEqualTo(TapBatch.share(Math.abs(root / 2)) < share);
  }

  @Test
  void sharesAreSpreadEvenly() {
    int below = 0;
    for (long root = 1; root <= 100_000; root++) {
      below += TapBatch.share(root) < TapBatch.ALL / 4 ? 1 : 0;
    }
    assertThat(below).isBetween(24_000, 26_000);
  }

  private void offer(TapLine line, long root, long id) {
    int row = line.offer(root);
    if (row >= 0) {
      line.rows().set(row, new ObservedCall(id, 0, root, Side.CALLER, Road.DIRECT, "f", "t", "agents/a/m", null, 1), 0,
          0, paths.of("agents/a/m"));
    }
  }

  @Property(tries = 50)
  void aLineThatOverflowsKeepsWholeTrees(@ForAll @IntRange(min = 1, max = 4_000) int trees,
      @ForAll @IntRange(min = 1, max = 6) int perTree) {
    TapLine line = new TapLine(ALL_OF_A, names, paths, open);
    long id = 0;
    for (int round = 0; round < perTree; round++) {
      for (int tree = 1; tree <= trees; tree++) {
        offer(line, tree, ++id);
      }
    }

    TapLine.Tapped tapped = line.flush(id);
    Map<Long, Set<Long>> seen = new HashMap<>();
    for (int row = 0; row < tapped.rows().size(); row++) {
      seen.computeIfAbsent(tapped.rows().root[row], root -> new HashSet<>()).add(tapped.rows().id[row]);
    }
    assertThat(seen.values()).allMatch(ids -> ids.size() == perTree);
    assertThat(tapped.rows().size() + tapped.dropped()).isEqualTo(trees * perTree);
    assertThat(tapped.rows().size()).isLessThanOrEqualTo(TapLine.MOST);
  }

  @Test
  void aPlanThatDoesNotKnowOfTheLastReportDoesNotUndoIt() {
    TapLine line = new TapLine(ALL_OF_A, names, paths, open);
    for (int tree = 1; tree <= 4_000; tree++) {
      offer(line, tree, tree);
    }
    int cap = line.flush(4_000).cap();
    TapLine stale = new TapLine(ALL_OF_A, names, paths, open);
    stale.resume(line);
    TapLine informed = new TapLine(new TapPlan(Set.of("a"), Set.of("a"), new TapShares(), 1), names, paths, open);

    long tree = 1;
    while (TapBatch.share(tree) < cap) {
      tree++;
    }
    assertThat(stale.offer(tree)).isEqualTo(-1);
    informed.resume(stale);
    assertThat(informed.offer(tree)).isNotNegative();
  }
}
