package examples.hello;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Expose;

/** Greets whoever asks. */
public class Greeter extends Agent {
  @Expose
  public String greet(String who) {
    return "hello " + who;
  }
}
