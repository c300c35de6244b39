package consumer;

import consumer.Thermometer.Reading;
import consumer.model.Sample;
import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.IntStream;

/** Calls agents, one of them typed, and says what carried that call. */
public final class Main {
  private Main() {
  }

  /** An agent. */
  static final class Fake extends Agent implements Thermometer {
    @Override
    public Future<List<Reading>> last(int count) {
      return Future.succeededFuture(IntStream.range(0, count).mapToObj(i -> new Reading(i, 20.5)).toList());
    }
  }

  /** The program. */
  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    Thermometer proxy = Container.open(vertx).compose(container -> container.spawn(new Fake())).await()
        .as(Thermometer.class);
    System.out.println("carried by " + proxy.getClass().getName() + ": " + proxy.last(2).await());
    System.out.println("recorded " + Container.open(vertx, new ContainerOptions().setName("second"))
        .compose(container -> container.spawn(new Recorder()))
        .compose(recorder -> recorder.call("record", new Sample("a", List.of(1.5)))).await());
    vertx.close().await();
  }
}
