package examples.beans;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** A plain Java program: blocking, without verticles, whose agents are ordinary objects. */
public final class Beans {
  private Beans() {
  }

  /** A bean and a lambda, each an agent. */
  static Future<AgentProxy> spawn(Container container) {
    return container.spawn("night", Agent.of(Tariff.class, new NightTariff()))
        .compose(night -> container.spawn("flat", Agent.of(Tariff.class, hour -> Future.succeededFuture(28.0))));
  }

  /** Waits for the outcome, on a thread that may. */
  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> vertx.close().await()));
    Container container = await(Container.open(vertx));
    await(spawn(container));
    for (String aid : new String[] {"night", "flat"}) {
      Tariff tariff = container.proxy(container.address() + aid, Tariff.class);
      System.out.println(aid + ": " + await(tariff.price(23)) + " at night, " + await(tariff.price(12)) + " by day");
    }
    System.exit(0);
  }
}
