package dev.vertxagents.agent;

import dev.vertxagents.rpc.Route;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.util.List;

/**
 * What a container lets those look at who observe it: what it knows anyway. Nothing here runs code of an agent, except
 * {@link #inspect} of one that offers it. Usable from any thread; answers arrive on the caller's context.
 */
public interface ContainerView {
  /** At most so many agents are told at once. */
  int MAX_PAGE = 1_000;

  Container container();

  Future<ContainerSnapshot> snapshot();

  /**
   * A page of the agents, in the order of their spawning.
   *
   * @param offset how many to leave out, at least 0
   * @param limit 1 to {@link #MAX_PAGE}, or fewer are told
   */
  Future<List<AgentSnapshot>> agents(int offset, int limit);

  /** One agent, or null if it is not here. */
  Future<@Nullable AgentSnapshot> agent(String aid);

  /** What may be called of an agent, in the order of their names; null if it is not here. */
  Future<@Nullable List<Route>> routes(String aid);

  /**
   * Asks an {@link Inspectable} agent for its state.
   *
   * @param depth 1 to {@link Inspection#MAX_DEPTH} levels of maps and lists; what is below is cut
   *
   * <p><b>Fails with</b> {@code NO_SUCH_AGENT}; {@code NO_SUCH_METHOD} if the agent has not opted in, without running
   * code of it; {@code TIMEOUT} after {@link Inspection#LIMIT}; {@code REMOTE_FAILURE} with what {@code inspect} threw.
   */
  Future<Inspection> inspect(String aid, int depth);
}
