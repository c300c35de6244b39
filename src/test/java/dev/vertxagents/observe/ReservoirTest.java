package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReservoirTest {
  private static final int SIZE = 20;

  @Property(tries = 200)
  void whatIsChosenStandsForAll(@ForAll @IntRange(min = 0, max = 5_000) int calls, @ForAll long seed) {
    Reservoir reservoir = new Reservoir(SIZE, seed);
    int filled = 0;
    for (int i = 0; i < calls; i++) {
      int place = reservoir.offer();
      assertThat(place).isBetween(-1, SIZE - 1);
      filled = Math.max(filled, place + 1);
    }

    assertThat(filled).isEqualTo(Math.min(calls, SIZE));
    assertThat(filled * reservoir.share()).isCloseTo(calls, within(1e-6));
  }

  @Test
  void eachCallIsChosenWithTheSameProbability() {
    int calls = 200;
    int rounds = 20_000;
    int[] chosen = new int[calls];
    for (int round = 0; round < rounds; round++) {
      Reservoir reservoir = new Reservoir(SIZE, 7_919L * round);
      int[] places = new int[SIZE];
      for (int call = 0; call < calls; call++) {
        int place = reservoir.offer();
        if (place >= 0) {
          places[place] = call;
        }
      }
      for (int call : places) {
        chosen[call]++;
      }
    }

    // chi square of 199 degrees of freedom: 300 is exceeded once in a million
    double expected = (double) rounds * SIZE / calls;
    double chi = 0;
    for (int count : chosen) {
      chi += (count - expected) * (count - expected) / expected;
    }
    assertThat(chi).isLessThan(300);
  }

  @Test
  void beginsAnewWhenCleared() {
    Reservoir reservoir = new Reservoir(SIZE, 1);
    for (int i = 0; i < 1_000; i++) {
      reservoir.offer();
    }

    reservoir.clear();

    assertThat(reservoir.seen()).isZero();
    for (int i = 0; i < SIZE; i++) {
      assertThat(reservoir.offer()).isEqualTo(i);
    }
  }
}
