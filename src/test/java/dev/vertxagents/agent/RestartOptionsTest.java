package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartOptionsTest {
  @Test
  void survivesJsonAndCopying() {
    RestartOptions options = new RestartOptions().setIntensity(4).setPeriod(Duration.ofSeconds(5))
        .setFirstDelay(Duration.ofMillis(6)).setMaxDelay(Duration.ofSeconds(7)).setWhenExceeded(WhenExceeded.ESCALATE);

    assertThat(new RestartOptions(options).toJson()).isEqualTo(options.toJson());
    assertThat(new RestartOptions(options.toJson()).toJson()).isEqualTo(options.toJson());
    assertThat(options.toJson()).isEqualTo(new JsonObject().put("intensity", 4).put("period", "PT5S")
        .put("firstDelay", "PT0.006S").put("maxDelay", "PT7S").put("whenExceeded", "escalate"));
  }

  @Test
  void agentOptionsCarryItAndItsCopyIsIndependent() {
    AgentOptions options = new AgentOptions().setRestart(new RestartOptions().setIntensity(4));

    AgentOptions copy = new AgentOptions(options);
    copy.getRestart().setIntensity(5);

    assertThat(options.getRestart().getIntensity()).isEqualTo(4);
    assertThat(new AgentOptions(options.toJson()).toJson()).isEqualTo(options.toJson());
    assertThat(new AgentOptions().getRestart()).isNull();
  }

  @Test
  void namesPropertyValueAndRange() {
    assertThatThrownBy(() -> new RestartOptions().setIntensity(-1)).hasMessage(
        "option out of range: property=intensity value=-1 (0 to 10000)");
    assertThatThrownBy(() -> new RestartOptions().setPeriod(Duration.ZERO)).hasMessageContaining("period");
    assertThatThrownBy(() -> new RestartOptions().setFirstDelay(Duration.ofNanos(1))).hasMessage(
        "option out of range: property=firstDelay value=PT0.000000001S (PT0.001S or more)");
    assertThatThrownBy(() -> new RestartOptions().setMaxDelay(Duration.ZERO)).hasMessageContaining("maxDelay");
    assertThatThrownBy(() -> new RestartOptions(new JsonObject().put("whenExceeded", "panic"))).hasMessage(
        "unknown choice: whenExceeded=panic (known: stop, escalate)");
  }

  @Test
  void pausesGrowUpToTheLongest() {
    BackOff backOff = new BackOff(100, 350);
    for (long ceiling : new long[] {100, 200, 350, 350}) {
      assertThat(backOff.nextMillis()).isBetween(1L, ceiling);
    }
    backOff.reset();
    assertThat(backOff.nextMillis()).isBetween(1L, 100L);
    assertThat(new BackOff(100, 1).nextMillis()).isEqualTo(1);
  }
}
