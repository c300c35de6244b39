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

/** A descriptor that has been checked: what to start, in order. */
record Plan(String name, List<ContainerPlan> containers, @Nullable ProgramPlan program) {
  /** How long an orderly end takes at the longest. */
  Duration drain() {
    return containers.stream().map(container -> container.options().getDrain()).max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /**
   * One container.
   *
   * @param start the beginning of its external clock, or null for real time
   */
  record ContainerPlan(ContainerOptions options, @Nullable Instant start, List<AgentPlan> agents, Place place) {
  }

  /**
   * Agents of one entry, alike but for their ids.
   *
   * @param aids their ids, or empty for one with an automatic number
   */
  record AgentPlan(Class<? extends Agent> type, AgentOptions options, List<String> aids, Place place) {
  }

  /** What {@code run} names. */
  record ProgramPlan(Class<? extends Program> type, JsonObject config) {
  }
}
