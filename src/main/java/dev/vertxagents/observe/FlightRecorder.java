package dev.vertxagents.observe;

import dev.vertxagents.agent.ContainerBuilder;
import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.agent.Instrument;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Records what happens in the containers of one {@code Vertx}: exact counts, how long calls took, samples of calls,
 * all failures up to a bound, values of agents. Calls are recorded only while somebody asks for it
 * ({@link #renew}); else they go by as if there were no recorder. What it keeps is bounded, whatever the load.
 *
 * <p>Usable from any thread; Futures complete on the caller's context. Listeners are called on the recorder's own.
 */
public interface FlightRecorder extends Instrument {
  /** How long a {@link #renew} lasts. */
  int LEASE_SECONDS = 5;

  /** The recorder of a {@code Vertx}, made when it is first asked for. */
  static FlightRecorder of(Vertx vertx) {
    return Recorder.of(vertx);
  }

  /** Lets it see a container that is about to be opened: {@code builder.observe(recorder)}. */
  default ContainerBuilder attach(ContainerBuilder builder) {
    return builder.observe(this);
  }

  /** What this node is called in what is told from now on; {@code n1} unless set. */
  void name(String node);

  /** Has calls recorded for the next {@link #LEASE_SECONDS} seconds. */
  void renew();

  /** Whether calls are recorded now. */
  boolean isOn();

  /** The last second, or null if nothing has been recorded in the last two. */
  @Nullable NodeDigest latest();

  /** Is told each second while calls are recorded, in the first half of the next one; until the result is run. */
  Runnable onTick(Consumer<NodeDigest> listener);

  /** The containers that are attached and open. */
  List<ContainerView> containers();

  /** Calls that were kept: the last 65 536 at the most. */
  Future<CallPage> calls(CallQuery query);

  /**
   * The calls that belong together with one of them.
   *
   * @param id of any of them
   * @param limit 1 to 2 000
   */
  Future<CallTree> tree(long id, int limit);

  /** Calls that an agent has not answered, and calls of its own without outcome: at most 100, the oldest first. */
  Future<List<CallRow>> pending(AgentKey agent);

  /** What failed in the last ten minutes, the latest first; at most 200. */
  Future<List<FailureGroup>> failures();

  /**
   * Follows some agents, while calls are recorded.
   *
   * @throws IllegalArgumentException for more than {@link Tap#MAX_AGENTS}
   * @throws IllegalStateException if the taps of this node follow more than 32 agents together
   */
  Tap tap(Set<AgentKey> agents, Consumer<TapBatch> listener);

  /** The series that are kept, by name. */
  Future<List<SeriesInfo>> series();

  /** A part of one, or null if there is none of that name. */
  Future<@Nullable SeriesPoints> points(SeriesQuery query);

  /** Is told what is refused because a bound is reached, once for each; until the result is run. */
  Runnable onNotice(Consumer<String> listener);

  /** About how much memory it takes, in bytes. */
  long bytes();
}
