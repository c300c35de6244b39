package dev.vertxagents.observe;

import dev.vertxagents.agent.ContainerObserver;
import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.rpc.CallSampling;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which part of the calls of a process is timed: as many as {@link SamplingPace} has looked at, over all containers that
 * have their metrics of one instrument. Usable from any thread.
 */
final class TimingPace {
  private static final long MILLIS = 1_000;

  private final AtomicLong all = new AtomicLong();

  /** What has the calls of one container timed by chance. */
  static CallSampling sampling(String container) {
    return CallSampling.bare(SamplingPace.MOST, System.nanoTime() ^ container.hashCode());
  }

  /** One container has had so many calls in the last second, and so many in the one before: of how many one is timed. */
  int part(long before, long now) {
    return SamplingPace.part(all.addAndGet(now - before));
  }

  /** Keeps the pace of one container. */
  ContainerObserver of(CallMeters meters, CallSampling sampling) {
    return new Paced(meters, sampling);
  }

  private final class Paced implements ContainerObserver {
    private final CallMeters meters;
    private final CallSampling sampling;
    private @Nullable Vertx vertx;
    private long timer;
    private long counted;
    private long last;

    Paced(CallMeters meters, CallSampling sampling) {
      this.meters = meters;
      this.sampling = sampling;
    }

    @Override
    public void opened(ContainerView container) {
      Context own = Vertx.currentContext();
      vertx = own.owner();
      timer = vertx.setPeriodic(MILLIS, id -> second());
    }

    private void second() {
      long calls = meters.ended() - counted;
      counted += calls;
      sampling.take(part(last, calls));
      last = calls;
    }

    @Override
    public void closed() {
      if (vertx != null) {
        vertx.cancelTimer(timer);
        part(last, 0);
        last = 0;
      }
    }
  }
}
