package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LongTableTest {
  /** Non-negative: add the number; negative: remove the number it complements. */
  @Property
  void behavesAsAMap(@ForAll @Size(max = 300) List<@LongRange(min = -40, max = 39) Long> steps) {
    LongTable<String> table = new LongTable<>();
    Map<Long, String> model = new HashMap<>();
    for (long step : steps) {
      if (step >= 0) {
        assertThat(table.add(step, "v" + step)).isEqualTo(model.putIfAbsent(step, "v" + step) == null);
      } else {
        assertThat(table.remove(~step)).isEqualTo(model.remove(~step));
      }
      assertThat(table.size()).isEqualTo(model.size());
    }
    assertThat(table.removeAll()).containsExactlyInAnyOrderElementsOf(model.values());
    assertThat(table.size()).isZero();
    assertThat(table.remove(1)).isNull();
    assertThat(table.add(1, "again")).isTrue();
  }

  @Test
  void staysAsLargeAsWhatItHeldAtATime() {
    LongTable<Integer> table = new LongTable<>();
    for (int i = 0; i < 1_000_000; i++) {
      table.add(i, i);
      if (i >= 100) {
        assertThat(table.remove(i - 100)).isEqualTo(i - 100);
      }
    }
    assertThat(table.capacity()).isEqualTo(128);
  }

  @Test
  void holdsNumbersOfAnySize() {
    LongTable<String> table = new LongTable<>();
    for (long key : new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE, -1, 1L << 32, 1L << 33}) {
      assertThat(table.add(key, "v" + key)).isTrue();
    }
    assertThat(table.remove(1L << 32)).isEqualTo("v4294967296");
    assertThat(table.remove(Long.MIN_VALUE)).isEqualTo("v-9223372036854775808");
    assertThat(table.size()).isEqualTo(4);
  }
}
