package examples.doorbell;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Expose;

/** Rings, and counts. */
public final class Doorbell extends Agent {
  private int visitors;

  /** For agents, and for whoever sends a name to {@code hall.ring}. */
  @Expose(address = "hall.ring")
  public String ring(String who) {
    visitors++;
    return "ding, " + who;
  }

  /** How often it rang. */
  @Expose
  public int visitors() {
    return visitors;
  }
}
