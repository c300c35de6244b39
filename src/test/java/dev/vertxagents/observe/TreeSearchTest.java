package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.CallObserver.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeSearchTest {
  private static CallRow row(long id, long cause, long at, Side side) {
    return new CallRow(id, cause, 1, "w/a", "w/b", "agents/b/put", "put", "tcp", at, Double.NaN, -1, null, null, side, 1,
        null);
  }

  private static CallRow row(long id, long cause, long at) {
    return row(id, cause, at, Side.CALLER);
  }

  private static CallTree tree(long id, CallRow... rows) {
    return new TreeSearch(null, List.of(rows)).tree(id, 10);
  }

  @Test
  void noCallStandsBeforeItsCauseWhateverClocksSay() {
    CallTree tree = tree(3, row(3, 2, 10), row(2, 1, 20), row(1, 0, 15), row(4, 1, 30));

    assertThat(tree.rows()).extracting(CallRow::id).containsExactly(1L, 2L, 3L, 4L);
    assertThat(tree.missing()).isZero();
  }

  @Test
  void aCallThatWasSeenAtBothEndsStandsThereTwice() {
    CallTree tree = tree(2, row(1, 0, 10), row(2, 1, 20), row(2, 1, 21, Side.CALLEE), row(3, 2, 22));

    assertThat(tree.rows()).extracting(CallRow::id).containsExactly(1L, 2L, 2L, 3L);
  }

  @Test
  void whatTheRootHasCausedIsFoundWhereTheRootIsNot() {
    CallTree tree = tree(1, row(2, 1, 20, Side.CALLEE), row(3, 2, 21));

    assertThat(tree.root()).isEqualTo(1);
    assertThat(tree.rows()).extracting(CallRow::id).containsExactly(2L, 3L);
    assertThat(tree.missing()).isEqualTo(1);
  }

  @Test
  void callsThatNameEachOtherAsTheirCauseAreThere() {
    CallTree tree = tree(2, row(2, 3, 20), row(3, 2, 10), row(4, 4, 30));

    assertThat(tree.rows()).extracting(CallRow::id).containsExactly(3L, 2L, 4L);
  }
}
