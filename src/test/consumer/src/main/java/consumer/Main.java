package consumer;

import consumer.Thermometer.Reading;
import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.stream.IntStream;

/** Calls a typed agent, and says what carried the call. */
public final class Main {
  private Main() {
  }

  /** An agent. */
  static final class Fake extends Agent implements Thermometer {
    @Override
    public Future<java.util.List<Reading>> last(int count) {
      return Future.succeededFuture(IntStream.range(0, count).mapToObj(i -> new Reading(i, 20.5)).toList());
    }
  }

  /** The program. */
  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    Thermometer proxy = Container.open(vertx).compose(container -> container.spawn(new Fake())).await()
        .as(Thermometer.class);
    System.out.println("carried by " + proxy.getClass().getName() + ": " + proxy.last(2).await());
    vertx.close().await();
  }
}
