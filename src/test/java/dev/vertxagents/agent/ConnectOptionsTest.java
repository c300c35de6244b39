package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectOptionsTest {
  @Test
  void survivesJsonAndCopying() {
    ConnectOptions options = new ConnectOptions().setCodec("json").setConnectTimeout(Duration.ofSeconds(2));

    assertThat(new ConnectOptions(options.toJson())).isEqualTo(options).hasSameHashCodeAs(options);
    assertThat(new ConnectOptions(options)).isEqualTo(options);
    assertThat(options.toJson()).isEqualTo(new JsonObject().put("codec", "json").put("connectTimeout", "PT2S"));
    assertThat(new ConnectOptions(new JsonObject())).isEqualTo(new ConnectOptions());
  }

  @Test
  void refusesATimeoutThatIsOverAtOnce() {
    assertThatThrownBy(() -> new ConnectOptions().setConnectTimeout(Duration.ZERO))
        .hasMessageContaining("connectTimeout");
  }
}
