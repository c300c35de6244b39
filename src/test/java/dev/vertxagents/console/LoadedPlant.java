package dev.vertxagents.console;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * A busy plant that works as fast as it can. It is weighed before anybody looks, and when four look and all that is
 * bounded is full.
 */
final class LoadedPlant {
  private static final int PAGES = 4;
  private static final int ROUNDS = 5;

  private final WeighedConsole console = new WeighedConsole();
  private final BusyPlant plant = new BusyPlant(console.containers);

  public static void main(String[] args) {
    LoadedPlant plant = new LoadedPlant();
    plant.work();
    plant.console.weigh();
    for (int i = 0; i < PAGES; i++) {
      plant.console.look();
    }
    long before;
    do {
      before = plant.console.recorder.bytes();
      plant.work();
    } while (plant.console.recorder.bytes() > before + before / 200);
    plant.console.weigh();
    plant.console.end();
  }

  private void work() {
    for (int i = 0; i < ROUNDS; i++) {
      List<Future<?>> all = new ArrayList<>();
      for (int container = 0; container < WeighedConsole.CONTAINERS; container++) {
        all.add(work(container, i));
      }
      Future.join(all).await();
    }
    System.out.println("recorder " + console.recorder.bytes());
  }

  /** The agents of a container, one after the other. */
  private Future<?> work(int agent, double value) {
    return agent >= BusyPlant.AGENTS ? Future.succeededFuture()
        : plant.readAll(agent, value).compose(read -> work(agent + WeighedConsole.CONTAINERS, value));
  }
}
