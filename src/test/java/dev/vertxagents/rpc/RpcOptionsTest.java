package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RpcOptionsTest {
  @Test
  void goesToJsonAndBack() {
    RpcOptions options = new RpcOptions().setCodec("json").setMethodTimeout(Duration.ofSeconds(7)).setMaxConnections(9);
    options.setMaxDepth(8);

    assertThat(new RpcOptions(options.toJson()).toJson()).isEqualTo(options.toJson());
    assertThat(new RpcOptions(options).toJson()).isEqualTo(options.toJson());
    assertThat(options.toJson().getString("codec")).isEqualTo("json");
    assertThat(options.toJson().getInteger("maxDepth")).isEqualTo(8);
  }

  @Test
  void keepsDefaultsForWhatIsAbsent() {
    assertThat(new RpcOptions(new JsonObject()).toJson()).isEqualTo(new RpcOptions().toJson());
    assertThat(new RpcOptions(new JsonObject().put("methodTimeout", "PT5S")).getMethodTimeout())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> new RpcOptions().setMethodTimeout(Duration.ZERO))
        .hasMessage("option out of range: methodTimeout=PT0S (from PT0.001S to P1D)");
    assertThatThrownBy(() -> new RpcOptions().setMaxConnections(0))
        .hasMessage("option out of range: maxConnections=0 (from 1 to 1000000)");
  }
}
