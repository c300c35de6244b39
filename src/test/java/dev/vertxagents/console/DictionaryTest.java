package dev.vertxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.console.Dictionary.Numbers;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class DictionaryTest {
  private final Dictionary dictionary = new Dictionary();

  @Test
  void tellsEachPageOnceWhatANumberMeans() {
    Numbers used = new Numbers();
    used.agent(dictionary.agent("n1/west/a", "Meter"));
    used.method(dictionary.method("read"));
    Numbers told = new Numbers();

    assertThat(dictionary.missing(used, told)).isEqualTo(
        new JsonObject("{\"agents\":[[0,\"n1/west/a\",0]],\"methods\":[[0,\"read\"]],\"types\":[[0,\"Meter\"]]}"));
    assertThat(dictionary.missing(used, told)).isNull();
    assertThat(dictionary.missing(used, new Numbers())).as("another page").isNotNull();
  }

  @Test
  void forgetsWhoWasNotAskedForAndNeverGivesANumberTwice() {
    int first = dictionary.agent("first", "T");
    for (int i = 0; i < 2 * Dictionary.MAX_NAMES; i++) {
      dictionary.agent("agent" + i, "T");
    }

    assertThat(dictionary.size()).isEqualTo(Dictionary.MAX_NAMES + 1);
    assertThat(dictionary.agent("first", "T")).isGreaterThan(2 * Dictionary.MAX_NAMES).isNotEqualTo(first);
    assertThat(dictionary.agent(first)).isNull();
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
