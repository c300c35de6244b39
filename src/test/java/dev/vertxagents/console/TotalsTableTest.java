package dev.vertxagents.console;

import static dev.vertxagents.console.PodiumTest.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.observe.AgentTotals;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsTableTest {
  private static AgentState state(String node, String container, String aid) {
    return new AgentState(node, container, aid, "Meter", "up", 1, 0, 0);
  }

  @Test
  void findsEveryAgentAndNobodyElse() {
    List<AgentTotals> all = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      all.add(agent("hall-" + i % 30, "agent-" + i));
    }

    TotalsTable table = new TotalsTable(all);

    for (int i = 0; i < all.size(); i++) {
      assertThat(table.of(state("n1", "hall-" + i % 30, "agent-" + i))).isSameAs(all.get(i));
      assertThat(table.of(state("n2", "hall-" + i % 30, "agent-" + i))).isNull();
      assertThat(table.of(state("n1", "hall-" + (i + 1) % 30, "agent-" + i))).isNull();
    }
  }

  @Test
  void tellsThoseApartWhoseHashesAreTheSame() { // as those of Aa and BB are
    List<AgentTotals> all = List.of(agent("Aa", "Aa"), agent("Aa", "BB"), agent("BB", "Aa"));

    TotalsTable table = new TotalsTable(all);

    assertThat(table.of(state("n1", "Aa", "BB"))).isSameAs(all.get(1));
    assertThat(table.of(state("n1", "BB", "Aa"))).isSameAs(all.get(2));
    assertThat(table.of(state("n1", "BB", "BB"))).isNull();
    assertThat(new TotalsTable(List.of()).of(state("n1", "Aa", "Aa"))).isNull();
  }
}
