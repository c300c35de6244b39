package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.channel.ChannelOptions;
import dev.vertxagents.rpc.CallWatch.Sampled;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallCountsTest {
  private final Vertx vertx = Vertx.vertx();
  private final RpcEndpoint endpoint = new RpcEndpoint(((VertxInternal) vertx).createEventLoopContext(),
      new ChannelOptions());

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Sampled sampled() {
    return new Sampled(endpoint.watch(), null, CallSampling.listing(1_000, 7), null);
  }

  private OutboundCall<?> call() {
    RecordingRoad road = new RecordingRoad(endpoint.context());
    new PathProxy(road, "agents/b").call("m");
    return road.sent().get(0);
  }

  private OutboundCall<?> leaving(CallCounts counts) {
    OutboundCall<?> call = call();
    counts.began(call, CallObserver.Road.WIRE);
    call.madeBy(counts);
    call.observe(null, CallObserver.Road.WIRE, "there", 1);
    return call;
  }

  @Test
  void whoIsBusyIsToldAndWhoHasCallsUnderWayIsToldAgain() {
    Sampled sampled = sampled();
    CallCounts counts = new PathCounts(endpoint, "agents/a").at(sampled);
    Await.on(endpoint.context(), () -> {
      OutboundCall<?> stuck = leaving(counts);
      counts.endedAt(leaving(counts), 2, null);

      assertThat(sampled.sampling().take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 0, 1, 0, 1)));
      assertThat(sampled.sampling().take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 0, 0, 0, 1)));
      counts.endedAt(stuck, 2, null);
      assertThat(sampled.sampling().take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 0, 1, 0, 0)));
      assertThat(sampled.sampling().take(1)).isEmpty();
      return null;
    });
  }

  @Test
  void callsOfAnEarlierTimeEndUncounted() {
    Sampled before = sampled();
    Sampled now = sampled();
    CallCounts counts = new PathCounts(endpoint, "agents/a");
    CallCounts earlier = counts.at(before);
    CallCounts later = counts.at(now);
    Await.on(endpoint.context(), () -> {
      OutboundCall<?> early = leaving(earlier);
      leaving(later);

      earlier.endedAt(early, 2, null);

      assertThat(later).isSameAs(counts.at(now)).isNotSameAs(earlier);
      assertThat(now.sampling().take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 0, 0, 0, 1)));
      return null;
    });
  }

  @Test
  void aCallEndsOnceHoweverManyThreadsFindThatItHas() {
    Sampled sampled = sampled();
    CallCounts counts = new PathCounts(endpoint, "agents/a").at(sampled);
    OutboundCall<?> call = leaving(counts);

    List<CallCounts.Taken> taken = Await.on(endpoint.context(), () -> {
      counts.endedAt(call, 2, null);
      counts.endedAt(call, 2, null);
      return sampled.sampling().take(1);
    });

    assertThat(taken).isEqualTo(List.of(new CallCounts.Taken("agents/a", 0, 1, 0, 0)));
  }

  @Test
  void methodsShareAContextUnlessTheirCallerHasOneOfItsOwn() throws Exception {
    CallCounts counts = new PathCounts(endpoint, "agents/a").at(sampled());
    ContextInternal root = (ContextInternal) endpoint.context();
    ContextInternal request = root.duplicate();
    List<ContextInternal> seen = new CopyOnWriteArrayList<>();
    Promise<Void> done = Promise.promise();

    for (ContextInternal context : List.of(root, root, request)) {
      Runnable look = () -> seen.add(ContextInternal.current());
      context.runOnContext(v -> VertxInternals.onBehalf(counts, look));
    }
    root.runOnContext(v -> done.complete());
    done.future().await(10, TimeUnit.SECONDS);

    assertThat(seen.get(1)).isSameAs(seen.get(0)).isNotSameAs(root);
    assertThat(seen.get(2)).isNotSameAs(seen.get(0)).isNotSameAs(request);
    assertThat(seen).allSatisfy(context -> assertThat(CallCause.get(context)).isSameAs(counts));
  }

  @Test
  void whoCountsEachCallIsToldOfThoseThatEndWell() {
    List<String> told = new ArrayList<>();
    CallCounter counter = (side, road, path) -> {
      told.add(side + " " + road + " " + path);
      return new CallTally() {
        @Override
        public void began() {
          told.add("began");
        }

        @Override
        public void ended() {
          told.add("ended");
          throw new IllegalStateException("which is nobody's concern");
        }

        @Override
        public void passed() {
          told.add("passed");
        }
      };
    };
    List<FailureCode> failures = new ArrayList<>();
    CallObserver observer = new CallObserver() {
      @Override
      public void started(ObservedCall call) {
        throw new AssertionError(call);
      }

      @Override
      public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
        throw new AssertionError(call);
      }

      @Override
      public void failedUnsampled(ObservedCall call, long durationNanos, FailureCode code, Executed executed,
          String message) {
        failures.add(code);
      }
    };
    CallCounts counts = new PathCounts(endpoint, "agents/a").at(new Sampled(endpoint.watch(), observer,
        CallSampling.bare(1_000, 7), counter));
    Await.on(endpoint.context(), () -> {
      counts.endedAt(leaving(counts), 2, null);
      counts.endedAt(leaving(counts), 2, new AgentException(FailureCode.TIMEOUT, Executed.MAYBE, "late"));
      return null;
    });

    assertThat(told).containsExactly("CALLER WIRE agents/b/m", "began", "ended", "CALLER WIRE agents/b/m", "began");
    assertThat(failures).containsExactly(FailureCode.TIMEOUT);
  }
}
