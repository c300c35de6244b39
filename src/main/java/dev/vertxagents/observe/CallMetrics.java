package dev.vertxagents.observe;

import dev.vertxagents.agent.Instrument;
import dev.vertxagents.agent.Viewpoint;
import dev.vertxagents.rpc.CallSampling;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.codegen.annotations.Nullable;
import java.util.Objects;

/**
 * Counts and times the calls of containers, on both sides, and what their connections carry, in a Micrometer registry:
 * {@code Container.builder(vertx).observe(CallMetrics.of(registry))}. One is enough for all containers of a process;
 * it may be used from any thread. Containers of one registry have different names.
 *
 * <p>Each call is counted. How long calls take is told by a sample of those that succeed where there are more than
 * five hundred a second, as a look at the clock costs a call more than all else here; {@link #timeAll} times all.
 *
 * <p>Meters, each tagged with {@code container}; they go when the container does:
 * <ul>
 * <li>{@code agents.calls} counts those that have ended, by {@code side} (caller, callee), {@code road} (direct, hop,
 *     wire), {@code method} and {@code code} ({@code OK}, or the name of the failure's code)
 * <li>{@code agents.call.duration}: a timer by the same, of the calls that were timed
 * <li>{@code agents.pending}: calls that have not, by {@code side}
 * <li>{@code agents.refused}: what came and did not run, by {@code code}: a bound was reached, no such method, …
 * <li>{@code agents.bytes}: of frames, by {@code direction} (received, sent)
 * <li>{@code agents.late.replies}: replies whose call had been given up
 * <li>{@code agents.connections}: open ones, by {@code direction} (in, out); {@code agents.connections.lost}, {@code
 *     .refused} and {@code .reconnected} count
 * <li>{@code agents.alive}: agents that have their place; {@code agents.restarts} and {@code agents.failures} count
 * </ul>
 *
 * <p>A method is what follows the agent's id in the path: {@code add}, {@code ops/mul}. Needs Micrometer on the class
 * path, as {@code io.vertx:vertx-micrometer-metrics} brings it.
 */
public final class CallMetrics implements Instrument {
  /** How many methods of a container are told apart. */
  public static final int DEFAULT_MAX_METHODS = 100;
  /** What all other methods are called. */
  public static final String OTHER = "(other)";

  private final MeterRegistry registry;
  private final @Nullable CallClock clock;
  private final int maxMethods;
  private final @Nullable TimingPace pace;

  private CallMetrics(MeterRegistry registry, @Nullable CallClock clock, int maxMethods, @Nullable TimingPace pace) {
    this.registry = registry;
    this.clock = clock;
    this.maxMethods = maxMethods;
    this.pace = pace;
  }

  /** Meters in a registry, such as {@code BackendRegistries.getDefaultNow()} of Vert.x. */
  public static CallMetrics of(MeterRegistry registry) {
    return of(Objects.requireNonNull(registry, "registry"), null);
  }

  /** Meters in a registry that goes by this clock. */
  static CallMetrics of(MeterRegistry registry, @Nullable CallClock clock) {
    return new CallMetrics(registry, clock, DEFAULT_MAX_METHODS, new TimingPace());
  }

  /** A copy that tells another number of methods apart, 0 to 10 000; those that come later are {@link #OTHER}. */
  public CallMetrics maxMethods(int bound) {
    if (bound < 0 || bound > 10_000) {
      throw new IllegalArgumentException("bound out of range: maxMethods=" + bound + " (0 to 10000)");
    }
    return new CallMetrics(registry, clock, bound, pace);
  }

  /** A copy that times each call, however many there are. */
  public CallMetrics timeAll() {
    return new CallMetrics(registry, clock, maxMethods, null);
  }

  @Override
  public void attach(Viewpoint container) {
    Meters meters = new Meters(registry, container.name());
    CallSampling sampling = pace == null ? null : TimingPace.sampling(container.name());
    CallMeters calls = new CallMeters(meters, clock, maxMethods, sampling);
    container.calls(calls).frames(new FrameMeters(meters)).events(new ContainerMeters(meters));
    if (pace != null) {
      container.events(pace.of(calls, sampling));
    }
  }
}
