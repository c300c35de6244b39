package dev.vertxagents.agent;

import dev.vertxagents.rpc.Arg;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.util.Map;

/**
 * What a container lets others do to it, if its {@link ContainerOptions#setManager options} say so: aiomas's {@code
 * Manager}. Whoever reaches the container's endpoint can call it.
 *
 * <pre>{@code
 * AgentManager manager = container.proxy("tcp://127.0.0.1:5555/0", AgentManager.class);
 * manager.spawn("meter", Map.of("interval", "PT1S")).map(spawned -> container.proxy(spawned.address()));
 * }</pre>
 */
@Expose
public interface AgentManager {
  /**
   * Spawns an agent there, under the next free number; completes when it has started.
   *
   * <p><b>Shape</b>: {@code spawn("meter", interval="PT1S")}, answered by a pair: a reference and the address.
   *
   * <p><b>Fails with</b> {@code REMOTE_FAILURE}: {@code ValueError} for a type that is not on the container's list,
   * {@code AgentException} if it holds as many agents as it may, what the agent's constructor or {@code start} threw.
   *
   * @param type a name on the container's list; peers call this parameter {@code qualname}
   * @param config what the agent's {@code config()} answers
   */
  Future<Spawned> spawn(@Arg("qualname") String type, @Arg(keyword = true) Map<String, Object> config);

  /**
   * Moves the time of the container on.
   *
   * <p><b>Fails with</b> {@code REMOTE_FAILURE} unless its clock is external, and the time later than it shows.
   *
   * @param time seconds, as {@code AgentClock.time()} counts
   */
  @Expose("set_time")
  Future<Void> setTime(double time);

  /** Shuts the container down in order; answered before that begins. */
  Future<Void> stop();

  /**
   * An agent that was spawned elsewhere.
   *
   * @param agent lives as long as the connection that it came by
   * @param address lives longer, and can be passed on
   */
  record Spawned(AgentProxy agent, String address) {
  }
}
