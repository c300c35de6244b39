package examples.supervision;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Expose;

/** Adds up what it is told, and breaks over what it does not understand. */
public class Tally extends Agent {
  private int sum;

  @Expose
  public int add(int amount) {
    if (amount < 0) {
      fail(new IllegalArgumentException("not to be added: amount=" + amount));
    }
    sum += amount;
    return sum;
  }
}
