package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.channel.ChannelOptions;
import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallCountsTest {
  private final Vertx vertx = Vertx.vertx();
  private final RpcEndpoint endpoint = new RpcEndpoint(vertx.getOrCreateContext(), new ChannelOptions());

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whoIsBusyIsToldAndWhoHasCallsUnderWayIsToldAgain() {
    CallSampling sampling = new CallSampling(1_000, 7);
    CallCounts counts = new CallCounts(endpoint, "agents/a");
    counts.began(sampling, Side.CALLEE);
    counts.began(sampling, Side.CALLER);
    counts.ended(sampling, Side.CALLER, true);

    assertThat(sampling.take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 0, 1, 1, 0)));
    assertThat(sampling.take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 0, 0, 1, 0)));
    counts.ended(sampling, Side.CALLEE, true);
    assertThat(sampling.take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 1, 0, 0, 0)));
    assertThat(sampling.take(1)).isEmpty();
  }

  @Test
  void callsOfAnEarlierTimeEndUncounted() {
    CallSampling before = new CallSampling(1_000, 7);
    CallSampling now = new CallSampling(1_000, 7);
    CallCounts counts = new CallCounts(endpoint, "agents/a");
    counts.began(before, Side.CALLEE);
    counts.began(now, Side.CALLEE);

    assertThat(counts.ended(before, Side.CALLEE, true)).isFalse();
    assertThat(now.take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 0, 0, 1, 0)));
  }
}
