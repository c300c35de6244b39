package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChannelOptionsTest {
  private static final JsonObject ALL = new JsonObject()
      .put("maxFrameBytes", 2048).put("maxDepth", 10).put("maxPendingCalls", 11).put("maxInboundRequests", 12)
      .put("writeQueueSoftBytes", 4096).put("writeQueueHardBytes", 8192).put("writeStallTimeout", "PT1S")
      .put("frameTimeout", "PT2S").put("connectTimeout", "PT0.003S").put("callTimeout", "PT4S");

  @Test
  void everyPropertyTravelsThroughJsonAndCopies() {
    ChannelOptions options = new ChannelOptions(ALL);
    assertThat(options.toJson()).isEqualTo(ALL);
    assertThat(new ChannelOptions(options).toJson()).isEqualTo(ALL);
  }

  @Test
  void hasTheDefaultsItDocuments() {
    ChannelOptions options = new ChannelOptions();
    assertThat(options.getMaxFrameBytes()).isEqualTo(4 * 1024 * 1024);
    assertThat(options.getMaxDepth()).isEqualTo(64);
    assertThat(options.getMaxPendingCalls()).isEqualTo(10_000);
    assertThat(options.getMaxInboundRequests()).isEqualTo(10_000);
    assertThat(options.getWriteQueueSoftBytes()).isEqualTo(1024 * 1024);
    assertThat(options.getWriteQueueHardBytes()).isEqualTo(8 * 1024 * 1024);
    assertThat(options.getWriteStallTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.getFrameTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.getConnectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.getCallTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(new ChannelOptions(new JsonObject()).toJson()).isEqualTo(options.toJson());
    assertThat(options.toJson().size()).isEqualTo(ALL.size());
  }

  @Test
  void takesMillisecondsForSpans() {
    assertThat(new ChannelOptions(new JsonObject().put("callTimeout", 1500)).getCallTimeout())
        .isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void refusesValuesOutOfRangeNamingPropertyValueAndRange() {
    ChannelOptions options = new ChannelOptions();
    refused("maxFrameBytes=268435457 (from 1024 to 268435456)", () -> options.setMaxFrameBytes((256 << 20) + 1));
    refused("maxFrameBytes=1023", () -> options.setMaxFrameBytes(1023));
    refused("maxDepth=0 (from 1 to 1000)", () -> options.setMaxDepth(0));
    refused("maxPendingCalls=0", () -> options.setMaxPendingCalls(0));
    refused("maxInboundRequests=-1", () -> options.setMaxInboundRequests(-1));
    refused("writeQueueSoftBytes=0", () -> options.setWriteQueueSoftBytes(0));
    refused("writeQueueHardBytes=0", () -> options.setWriteQueueHardBytes(0));
    refused("writeStallTimeout=PT0S (from PT0.1S to PT24H)", () -> options.setWriteStallTimeout(Duration.ZERO));
    refused("frameTimeout=PT0.099S", () -> options.setFrameTimeout(Duration.ofMillis(99)));
    refused("connectTimeout=PT0S (from PT0.001S to PT24H)", () -> options.setConnectTimeout(Duration.ZERO));
    refused("callTimeout=PT24H0.001S", () -> options.setCallTimeout(Duration.ofDays(1).plusMillis(1)));
  }

  private static void refused(String text, Runnable setter) {
    assertThatIllegalArgumentException().isThrownBy(setter::run).withMessageContaining("option out of range: " + text);
  }
}
