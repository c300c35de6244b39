package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.ThreadingModel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerOptionsTest {
  private static ContainerOptions everythingChanged() {
    return new ContainerOptions().setName("west").setHost("::1").setPort(0).setAdvertisedHost("me.example")
        .setInsecure(true).setCodec("json").setCodecs(List.of("json", "msgpack"))
        .setRoad(RoadChoice.WIRE).setStrictLocality(true)
        .setAllowedTargets(List.of("tcp://other:5555/")).setDrain(Duration.ZERO).setSocketPath("/tmp/x")
        .setSeeds(List.of("tcp://seed:1")).setBus(true).setBusKeepAlive(Duration.ofSeconds(1))
        .setBusAgents(List.of("*"))
        .setMethodTimeout(Duration.ofSeconds(4)).setMaxConnections(5).setMaxOutboundConnections(6)
        .setMonitorInterval(Duration.ofSeconds(12)).setManager(new ManagerOptions().setAid("m"))
        .setCallTimeout(Duration.ofSeconds(3)).setConnectTimeout(Duration.ofSeconds(7)).setMaxFrameBytes(1 << 20)
            .setMaxDepth(7)
        .setMaxPendingCalls(8).setMaxInboundRequests(9).setWriteQueueSoftBytes(100_000).setWriteQueueHardBytes(200_000)
        .setWriteStallTimeout(Duration.ofSeconds(10)).setFrameTimeout(Duration.ofSeconds(11));
  }

  @Test
  void survivesJsonAndCopying() {
    JsonObject json = everythingChanged().toJson();
    JsonObject defaults = new ContainerOptions().toJson();

    assertThat(new ContainerOptions(json).toJson()).isEqualTo(json);
    assertThat(new ContainerOptions(everythingChanged()).toJson()).isEqualTo(json);
    assertThat(json.fieldNames()).containsAll(defaults.fieldNames())
        .contains("name", "socketPath", "advertisedHost", "codecs", "allowedTargets", "seeds", "maxFrameBytes",
            "manager");
    assertThat(json.getString("road")).isEqualTo("wire");
  }

  @Test
  void hasTheDefaultsOfTheDesign() {
    ContainerOptions options = new ContainerOptions(new JsonObject());

    assertThat(options.getHost()).isEqualTo("127.0.0.1");
    assertThat(options.getPort()).isEqualTo(-1);
    assertThat(options.getCodec()).isEqualTo("msgpack");
    assertThat(options.getDrain()).hasSeconds(10);
    assertThat(options.getCallTimeout()).hasSeconds(30);
    assertThat(options.getMethodTimeout()).hasMinutes(10);
    assertThat(options.getConnectTimeout()).hasSeconds(5);
    assertThat(options.getMonitorInterval()).hasSeconds(3);
    assertThat(options.getManager()).isNull();
    assertThat(options.getMaxConnections()).isEqualTo(10_000);
    assertThat(options.getMaxOutboundConnections()).isEqualTo(256);
    assertThat(options.getRoad()).isEqualTo(RoadChoice.AUTO);
    assertThat(options.isInsecure()).isFalse();
    assertThat(options.isBus()).isFalse();
    assertThat(options.getBusKeepAlive()).hasSeconds(2);
    assertThat(options.getBusAgents()).isEmpty();
  }

  @Test
  void namesPropertyValueAndRange() {
    assertThatThrownBy(() -> new ContainerOptions().setPort(65536)).hasMessage(
        "option out of range: property=port value=65536 (-1 to 65535)");
    assertThatThrownBy(() -> new ContainerOptions().setMaxConnections(0)).hasMessageContaining("maxConnections");
    assertThatThrownBy(() -> new ContainerOptions().setMethodTimeout(Duration.ZERO))
        .hasMessageContaining("methodTimeout");
    assertThatThrownBy(() -> new ContainerOptions(new JsonObject().put("road", "air"))).hasMessage(
        "unknown road: road=air (known: auto, hop, wire)");
  }

  @Test
  void agentOptionsSurviveJsonAndCopying() {
    AgentOptions options = new AgentOptions().setAid("a").setName("n").setTags(List.of("t"))
        .setConfig(new JsonObject().put("k", 1)).setThreadingModel(ThreadingModel.WORKER);

    assertThat(new AgentOptions(options.toJson()).toJson()).isEqualTo(options.toJson());
    assertThat(new AgentOptions(options).toJson()).isEqualTo(options.toJson());
    assertThat(options.toJson()).isEqualTo(new JsonObject().put("aid", "a").put("name", "n")
        .put("tags", new JsonArray().add("t")).put("config", new JsonObject().put("k", 1))
        .put("threadingModel", "WORKER"));
  }
}
