package dev.vertxagents.launch;

import dev.vertxagents.agent.Container;
import dev.vertxagents.launch.Plan.ContainerPlan;

/** A container that stands, and what it was started from. */
record Started(ContainerPlan plan, Container container) {
}
