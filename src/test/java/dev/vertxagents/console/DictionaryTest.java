package dev.vertxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.console.Dictionary.Numbers;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DictionaryTest {
  private final Dictionary dictionary = new Dictionary();

  @Test
  void tellsEachPageOnceWhatANumberMeans() {
    Numbers used = new Numbers();
    used.agent(dictionary.agent("n1/west/a", key -> "Meter"));
    used.method(dictionary.method("read"));
    Numbers told = new Numbers();

    assertThat(dictionary.missing(used, told)).isEqualTo(
        new JsonObject("{\"agents\":[[0,\"n1/west/a\",0]],\"methods\":[[0,\"read\"]],\"types\":[[0,\"Meter\"]]}"));
    assertThat(dictionary.missing(used, told)).isNull();
    assertThat(dictionary.missing(used, new Numbers())).as("another page").isNotNull();
  }

  @Test
  void forgetsWhoWasNotAskedForAndNeverGivesANumberTwice() {
    int first = dictionary.agent("first", key -> "T");
    for (int i = 0; i < 2 * Dictionary.MAX_NAMES; i++) {
      dictionary.agent("agent" + i, key -> "T");
    }

    assertThat(dictionary.size()).isEqualTo(Dictionary.MAX_NAMES + 1);
    assertThat(dictionary.agent("first", key -> "T")).isGreaterThan(2 * Dictionary.MAX_NAMES).isNotEqualTo(first);
    assertThat(dictionary.agent(first)).isNull();
  }

  @Test
  void forgetsWhoIsGoneAWhileAfterBeingMentionedAndTellsThoseWhoKnewIt() {
    Numbers used = new Numbers();
    int alive = used.agent(dictionary.agent("alive", key -> "T"));
    int gone = used.agent(dictionary.agent("gone", key -> "T"));
    int mentioned = used.agent(dictionary.agent("mentioned", key -> "T"));
    Numbers told = new Numbers();
    dictionary.missing(used, told);

    assertThat(dictionary.forget(Dictionary.KEPT_MILLIS - 1, "alive"::equals).isEmpty()).isTrue();
    dictionary.agent("mentioned", key -> "T");
    NumberSet forgotten = told.forget(dictionary.forget(Dictionary.KEPT_MILLIS, "alive"::equals));

    assertThat(forgotten.contains(gone)).isTrue();
    assertThat(forgotten.contains(alive) || forgotten.contains(mentioned)).isFalse();
    assertThat(dictionary.agent(gone)).isNull();
    assertThat(dictionary.agent(alive)).isEqualTo("alive");
    assertThat(dictionary.agent(mentioned)).isEqualTo("mentioned");
    assertThat(dictionary.agent("gone", key -> "T")).as("who comes back").isGreaterThan(mentioned);
    assertThat(dictionary.forget(10 * Dictionary.KEPT_MILLIS, name -> false).contains(alive)).isTrue();
    assertThat(dictionary.size()).as("the type").isEqualTo(1);
  }

  @Property(tries = 200)
  void setsOfNumbersAreSets(@ForAll List<@IntRange(max = 500) Integer> some,
      @ForAll List<@IntRange(max = 500) Integer> others) {
    NumberSet numbers = set(some);
    NumberSet more = set(others);
    Set<Integer> expected = new TreeSet<>(some);
    Set<Integer> fresh = new TreeSet<>(others);
    fresh.removeAll(some);

    assertThat(read(numbers)).isEqualTo(expected);
    assertThat(read(numbers.join(more))).isEqualTo(fresh);
    expected.addAll(others);
    assertThat(read(numbers)).isEqualTo(expected);
    assertThat(read(numbers.drop(more))).isEqualTo(new TreeSet<>(others));
    expected.removeAll(others);
    assertThat(read(numbers)).isEqualTo(expected).allMatch(numbers::contains);
    assertThat(numbers.isEmpty()).isEqualTo(expected.isEmpty());
  }

  @Test
  void aFewLargeNumbersTakeLittleRoom() {
    NumberSet numbers = set(List.of(3, 2_000_000_000, Integer.MAX_VALUE));

    assertThat(read(numbers)).containsExactly(3, 2_000_000_000, Integer.MAX_VALUE);
    assertThat(numbers.words()).isEqualTo(3);
    numbers.drop(set(List.of(3, Integer.MAX_VALUE)));
    assertThat(numbers.words()).isEqualTo(1);
  }

  private static NumberSet set(List<Integer> members) {
    NumberSet numbers = new NumberSet();
    members.forEach(numbers::add);
    return numbers;
  }

  private static Set<Integer> read(NumberSet numbers) {
    Set<Integer> members = new TreeSet<>();
    numbers.forEach(members::add);
    return members;
  }

  @Test
  void csvIsNoFormula() {
    assertThat(Csv.line(List.of("=1+1", "+x", "-x", "@x", "\tx", "a,b", "say \"hi\"", "two\nlines", -5, "plain")))
        .isEqualTo("'=1+1,'+x,'-x,'@x,'\tx,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",-5,plain\r\n");
  }

  @Test
  void remarksAreNotRepeatedWithinASecond() {
    Notices notices = new Notices();

    assertThat(notices.isNew("a", 0)).isTrue();
    assertThat(notices.isNew("a", 999)).isFalse();
    assertThat(notices.isNew("b", 999)).isTrue();
    assertThat(notices.isNew("a", 1_000)).isTrue();
  }

  @Test
  void failedAttemptsAreForgottenAfterAMinute() {
    long[] now = {0};
    Attempts attempts = new Attempts(() -> now[0]);
    for (int i = 0; i < Attempts.PER_MINUTE; i++) {
      assertThat(attempts.failed("peer").status()).isEqualTo(401);
    }
    assertThat(attempts.failed("peer").status()).isEqualTo(429);
    assertThat(attempts.failed("other").status()).isEqualTo(401);
    now[0] = 60_000;
    assertThat(attempts.failed("peer").status()).isEqualTo(401);
  }

  @Test
  void heatGrowsWithTheLogarithmOfTheRate() {
    assertThat(List.of(0.0, 0.01, 1.0, 2.0, 3.9, 4.0, 1e9).stream().map(Topology.Heat::rate))
        .containsExactly(0, 1, 1, 2, 2, 3, 15);
  }
}
