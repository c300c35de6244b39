package dev.vertxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.observe.AgentTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PodiumTest {
  private static final int PLACES = 3;

  private record Entry(AgentTotals agent, double value) {
  }

  /** Few values, so that many are equal; keys that containers' and agents' names alone would order otherwise. */
  @Property(tries = 500)
  void holdsTheFirstOfAllIfTheyWereSorted(@ForAll @Size(max = 20) List<@IntRange(min = -1, max = 3) Integer> values) {
    List<Entry> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      all.add(new Entry(agent(i % 2 == 0 ? "hall" : "hall-1", "a" + i * 7 % 20), values.get(i)));
    }
    Podium podium = new Podium(PLACES);

    all.forEach(entry -> podium.add(entry.agent(), entry.value()));

    assertThat(held(podium)).isEqualTo(all.stream().filter(entry -> entry.value() > 0)
        .sorted(Comparator.comparingDouble(Entry::value).reversed().thenComparing(entry -> entry.agent().key()))
        .limit(PLACES).toList());
  }

  /** Whoever asks first may save himself the trouble of working out the value exactly. */
  @Property(tries = 200)
  void whoIsNotAdmittedWouldNotGetOnIt(@ForAll @Size(max = 20) List<@IntRange(min = -1, max = 9) Integer> values) {
    Podium asked = new Podium(PLACES);
    Podium all = new Podium(PLACES);
    for (int i = 0; i < values.size(); i++) {
      AgentTotals agent = agent("hall", "a" + i * 7 % 20);
      if (asked.admits(values.get(i))) {
        asked.add(agent, values.get(i));
      }
      all.add(agent, values.get(i));
    }

    assertThat(held(asked)).isEqualTo(held(all));
  }

  private static List<Entry> held(Podium podium) {
    List<Entry> held = new ArrayList<>();
    podium.forEach((agent, value) -> held.add(new Entry(agent, value)));
    return held;
  }

  static AgentTotals agent(String container, String aid) {
    return new AgentTotals("n1", container, aid, "Meter", 1, 0, 0, 0, 1, 0, 0, 0, 0, -1, -1, 0);
  }
}
