package examples.hello;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Two agents in two containers: one calls the other over TCP, or by the shortest road if both are in one process. */
public final class Hello {
  private Hello() {
  }

  /** Answers with what the visitor was told. */
  public static Future<Object> visit(Vertx vertx) {
    Future<Container> north = Container.open(vertx, new ContainerOptions().setPort(0));
    Future<Container> south = Container.open(vertx, new ContainerOptions().setPort(0));
    return Future.all(north, south)
        .compose(open -> north.result().spawn("greeter", new Greeter()))
        .compose(greeter -> south.result().spawn("visitor", new Visitor())
            .compose(visitor -> visitor.call("visit", greeter.address().toString())));
  }

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    visit(vertx).onComplete(told -> {
      System.out.println(told.succeeded() ? told.result() : told.cause());
      vertx.close();
    });
  }
}
