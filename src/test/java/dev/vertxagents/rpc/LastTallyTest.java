package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.CallWatch.Sampled;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LastTallyTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<String> told = new ArrayList<>();
  private final CallCounter counter = (side, road, path) -> {
    String calls = side + " " + road + " " + path;
    told.add("asked for " + calls);
    return new CallTally() {
      @Override
      public void began() {
        told.add("began " + calls);
      }

      @Override
      public void ended() {
        told.add("ended " + calls);
      }

      @Override
      public void passed() {
        told.add("passed " + calls);
      }
    };
  };
  private final RpcEndpoint endpoint = new RpcEndpoint(((VertxInternal) vertx).createEventLoopContext(),
      new RpcOptions());
  private final LastTally last = new LastTally(new Sampled(endpoint.watch(), null, CallSampling.bare(1, 7), counter),
      Side.CALLER);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void isAskedForOnceByWhoeverGoesOnWithTheSamePath() {
    last.began(Road.WIRE, "agents/a/m");
    last.ended(Road.WIRE, "agents/a/m");
    last.passed(Road.WIRE, "agents/a/m");

    assertThat(told).containsExactly("asked for CALLER WIRE agents/a/m", "began CALLER WIRE agents/a/m",
        "ended CALLER WIRE agents/a/m", "passed CALLER WIRE agents/a/m");
  }

  @Test
  void anotherPathIsCountedElsewhereAndSoIsAnotherRoad() {
    last.passed(Road.WIRE, "agents/a/m");
    last.passed(Road.HOP, "agents/a/m");
    last.passed(Road.HOP, "agents/b/m");

    assertThat(told).filteredOn(each -> each.startsWith("passed")).containsExactly("passed CALLER WIRE agents/a/m",
        "passed CALLER HOP agents/a/m", "passed CALLER HOP agents/b/m");
  }
}
