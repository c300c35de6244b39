package dev.vertxagents.agent;

/**
 * Who looks at containers in more ways than one: at calls, at agents and connections, at frames. One instrument may be
 * given to many containers.
 */
@FunctionalInterface
public interface Instrument {
  /**
   * A container is about to open: says who of the instrument's own sees what of it. Called once for each container, on
   * its context; must not block. What it throws is logged, and the container opens without it.
   */
  void attach(Viewpoint container);
}
