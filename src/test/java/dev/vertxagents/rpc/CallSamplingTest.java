package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.CallSampling.Fate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class CallSamplingTest {
  private static final int MOST = 1_000;

  private static int taken(CallSampling sampling, int calls, Fate fate) {
    return (int) IntStream.range(0, calls).filter(i -> sampling.takes(fate)).count();
  }

  @Test
  void allAreLookedAtUntilThereAreTooMany() {
    CallSampling sampling = CallSampling.listing(MOST, 7);

    assertThat(taken(sampling, MOST, Fate.OPEN)).isEqualTo(MOST);
    assertThat(taken(sampling, 100 * MOST, Fate.OPEN)).as("with half the chance, with a quarter, and so on")
        .isBetween(MOST, 3 * MOST);
  }

  @Property(tries = 200)
  void aPartIsLookedAt(@ForAll @IntRange(min = 1, max = 500) int part, @ForAll long seed) {
    CallSampling sampling = CallSampling.listing(Integer.MAX_VALUE / 8, seed);
    sampling.take(part);

    assertThat(taken(sampling, 2_000 * part, Fate.OPEN)).isCloseTo(2_000, Percentage.withPercentage(15));
  }

  @Property(tries = 50)
  void ofRegularCallsNoneIsLeftOutForGood(@ForAll @IntRange(min = 2, max = 50) int part, @ForAll long seed) {
    CallSampling sampling = CallSampling.listing(Integer.MAX_VALUE / 8, seed);
    sampling.take(part);
    int[] looks = new int[part];

    for (int i = 0; i < 2_000 * part; i++) {
      looks[i % part] += sampling.takes(Fate.OPEN) ? 1 : 0;
    }

    assertThat(looks).as("each of as many callers as one of which is looked at").doesNotContain(0);
  }

  @Test
  void effectsAreLookedAtWithTheirCauseButChainsThatNeverEndAreNot() {
    CallSampling sampling = CallSampling.listing(MOST, 7);
    sampling.take(1_000_000);
    taken(sampling, 1, Fate.OPEN); // where it begins is left to chance

    assertThat(taken(sampling, 100, Fate.LOOKED_AT)).isGreaterThan(85);

    int longest = 0;
    sampling.take(1_000_000);
    while (sampling.takes(Fate.LOOKED_AT)) {
      longest++;
    }
    assertThat(longest).isLessThan(2_000);
  }

  @Test
  void whatIsLookedAtForItsCauseDoesNotHalveTheChanceOfOthers() {
    CallSampling alone = CallSampling.listing(MOST, 7);
    CallSampling beside = CallSampling.listing(MOST, 7);
    alone.take(100);
    beside.take(100);

    taken(beside, MOST, Fate.LOOKED_AT);
    int calls = 90 * MOST; // a bit less than what halves it

    assertThat(taken(beside, calls, Fate.OPEN)).isCloseTo(taken(alone, calls, Fate.OPEN), Percentage.withPercentage(10));
  }

  @Test
  void wholeTreesAreBoundedToo() {
    CallSampling sampling = CallSampling.listing(MOST, 7);
    sampling.take(1_000_000);

    assertThat(taken(sampling, 1_000_000, Fate.LOOKED_AT)).isLessThan(5 * MOST);
  }

  @Test
  void allAreLookedAtIfThatIsWanted() {
    CallSampling sampling = CallSampling.listing(MOST, 7);
    sampling.take(1_000);
    sampling.all(true);

    assertThat(taken(sampling, 100 * MOST, Fate.OPEN)).isEqualTo(100 * MOST);
  }

  @Property(tries = 50)
  void howDeepACallLiesDoesNotMatterToChance(@ForAll @IntRange(min = 2, max = 20) int part, @ForAll long seed) {
    CallSampling sampling = CallSampling.listing(Integer.MAX_VALUE / 8, seed);
    sampling.take(part);
    int deep = 4;
    int[] looks = new int[deep];

    for (int tree = 0; tree < 3_000 * part; tree++) {
      Fate fate = Fate.OPEN;
      for (int depth = 0; depth < deep; depth++) {
        boolean looked = sampling.takes(fate);
        looks[depth] += looked ? 1 : 0;
        fate = looked ? Fate.LOOKED_AT : Fate.COUNTED;
      }
    }

    for (int looked : looks) {
      assertThat(looked).isCloseTo(3_000, Percentage.withPercentage(15));
    }
  }

  @Test
  void whoLooksTogetherLooksAtWhatTheOneChoosesThatHasItsCallsListed() {
    CallSampling listing = CallSampling.listing(MOST, 7);
    CallSampling bare = CallSampling.bare(MOST, 7);
    CallSampling other = CallSampling.bare(MOST, 7);

    assertThat(CallSampling.common(List.of())).isNull();
    assertThat(CallSampling.common(List.of(bare, listing, other))).isSameAs(listing);
    assertThat(CallSampling.common(List.of(bare, other))).isSameAs(bare);
    assertThat(CallSampling.common(Arrays.asList(bare, null))).as("one looks at all").isNull();
    assertThat(CallSampling.common(List.of(listing, CallSampling.listing(MOST, 7)))).as("two have lists").isNull();
  }
}
