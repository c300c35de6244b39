package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.channel.ChannelOptions;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.CallWatch.Sampled;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.Arrays;
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

  @Test
  void whoIsBusyIsToldAndWhoHasCallsUnderWayIsToldAgain() {
    Sampled sampled = sampled();
    CallCounts counts = new PathCounts(endpoint, "agents/a").at(sampled);
    counts.began(Side.CALLEE);
    counts.began(Side.CALLER);
    counts.ended(Side.CALLER, true);

    assertThat(sampled.sampling().take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 0, 1, 1, 0)));
    assertThat(sampled.sampling().take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 0, 0, 1, 0)));
    counts.ended(Side.CALLEE, true);
    assertThat(sampled.sampling().take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 1, 0, 0, 0)));
    assertThat(sampled.sampling().take(1)).isEmpty();
  }

  @Test
  void callsOfAnEarlierTimeEndUncounted() {
    Sampled before = sampled();
    Sampled now = sampled();
    CallCounts counts = new PathCounts(endpoint, "agents/a");
    CallCounts earlier = counts.at(before);
    earlier.began(Side.CALLEE);
    CallCounts later = counts.at(now);
    later.began(Side.CALLEE);

    earlier.ended(Side.CALLEE, true);

    assertThat(later).isSameAs(counts.at(now)).isNotSameAs(earlier);
    assertThat(now.sampling().take(1)).isEqualTo(List.of(new CallCounts.Taken("agents/a", 0, 0, 1, 0)));
  }

  @Test
  void aCallEndsOnceHoweverManyThreadsFindThatItHas() {
    Sampled sampled = sampled();
    CallCounts counts = new PathCounts(endpoint, "agents/a").at(sampled);
    RecordingRoad road = new RecordingRoad(endpoint.context());
    new PathProxy(road, "").call("m");
    OutboundCall<?> call = road.sent().get(0);
    counts.began(Side.CALLER);
    call.madeBy(counts);
    call.observe(null, CallObserver.Road.WIRE, "there", 1);

    List<CallCounts.Taken> taken = Await.on(endpoint.context(), () -> {
      counts.endedAt(call, 2, null, null, null);
      counts.endedAt(call, 2, null, null, null);
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
    CallCounter counter = new CallCounter() {
      @Override
      public void began(Side side) {
        told.add(side + " began");
      }

      @Override
      public void ended(Side side, CallObserver.Road road, String path) {
        told.add(side + " " + road + " " + path);
        throw new IllegalStateException("which is nobody's concern");
      }
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
    RecordingRoad road = new RecordingRoad(endpoint.context());
    new PathProxy(road, "agents/b").call("m");
    OutboundCall<?> call = road.sent().get(0);

    Await.on(endpoint.context(), () -> {
      for (FailureCode code : Arrays.asList(null, FailureCode.TIMEOUT)) {
        counts.began(Side.CALLER);
        call.madeBy(counts);
        call.observe(null, CallObserver.Road.WIRE, "there", 1);
        counts.endedAt(call, 2, code, null, null);
      }
      return null;
    });

    assertThat(told).containsExactly("CALLER began", "CALLER WIRE agents/b/m", "CALLER began");
    assertThat(failures).containsExactly(FailureCode.TIMEOUT);
  }
}
