package dev.vertxagents.launch;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.ContainerOptions;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A descriptor that has been checked: what to start, in order.
 *
 * @param sharing how the containers are shared with other processes, or null if each process has all of them
 */
record Plan(String name, List<ContainerPlan> containers, @Nullable ProgramPlan program, @Nullable Sharing sharing) {
  /** How long an orderly end takes at the longest. */
  Duration drain() {
    return containers.stream().map(container -> container.options().getDrain()).max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Fails with {@link DescriptorException} if the containers cannot be claimed by their names. */
  void checkNamed() {
    for (ContainerPlan container : containers) {
      if (container.options().getName() == null) {
        throw container.place().refuse("container without name in a cluster",
            "(name it: there each container is claimed by its name)");
      }
    }
  }

  /**
   * One container.
   *
   * @param start the beginning of its external clock, or null for real time
   */
  record ContainerPlan(ContainerOptions options, @Nullable Instant start, List<AgentPlan> agents, Place place) {
  }

  /**
   * Agents of one entry, alike but for their ids and names.
   *
   * @param births one for each of them
   */
  record AgentPlan(Class<? extends Agent> type, AgentOptions options, List<Birth> births, Place place) {
  }

  /**
   * What an agent is called.
   *
   * @param aid null for an automatic number
   * @param name null for none
   */
  record Birth(@Nullable String aid, @Nullable String name) {
  }

  /**
   * That a cluster's processes have one container each, or a few.
   *
   * @param required whether the descriptor asks for a cluster; else it goes by what {@code Vertx} it is given
   * @param take how many containers a process takes at the most
   * @param quorum how many processes must see each other for one to take any
   */
  record Sharing(boolean required, int take, int quorum) {
  }

  /** What {@code run} names. */
  record ProgramPlan(Class<? extends Program> type, JsonObject config) {
  }
}
