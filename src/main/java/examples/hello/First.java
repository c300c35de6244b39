package examples.hello;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Vertx;

/** A program that makes an agent and calls it. */
public class First extends Agent {
  @Expose
  public String greet(String who) {
    return "hello " + who;
  }

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    Container.open(vertx).compose(container -> container.spawn(new First()))
        .compose(greeter -> greeter.call("greet", "Ada"))
        .onSuccess(System.out::println).eventually(vertx::close);
  }
}
