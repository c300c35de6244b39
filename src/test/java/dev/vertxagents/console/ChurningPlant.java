package dev.vertxagents.console;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Agents that live for one call, while somebody looks. It is weighed when all that is bounded is full, and again when
 * 100 000 more have come and gone.
 */
final class ChurningPlant {
  private static final int ROUND = 20_000;
  private static final int MANY = 100_000;
  /** So often until the recorder's ring is full, which keeps what it has. */
  private static final int TIMES = 6;

  private final WeighedConsole console = new WeighedConsole();
  private int gone;

  /** Lives for one call. */
  static final class Brief extends Agent {
    @Expose
    public int read() {
      return 1;
    }
  }

  public static void main(String[] args) throws Exception {
    ChurningPlant plant = new ChurningPlant();
    plant.console.look();
    for (int i = 0; i < TIMES; i++) {
      plant.churn(MANY);
    }
    plant.console.settle();
    plant.console.weigh();
    plant.churn(MANY);
    plant.console.settle();
    plant.console.weigh();
    plant.console.end();
  }

  private void churn(int many) throws Exception {
    for (int end = gone + many; gone < end; gone += ROUND) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < WeighedConsole.CONTAINERS; i++) {
        all.add(brief(console.containers.get(i), gone + i, gone + ROUND));
      }
      Future.all(all).await(2, TimeUnit.MINUTES);
    }
    System.out.println(gone + " agents have come and gone, recorder " + console.recorder.bytes());
  }

  /** One after the other. */
  private static Future<?> brief(Container container, int number, int end) {
    String aid = "brief-" + number;
    return number >= end ? Future.succeededFuture()
        : container.spawn(aid, new Brief()).compose(brief -> brief.call("read"))
            .compose(read -> container.remove(aid))
            .compose(removed -> brief(container, number + WeighedConsole.CONTAINERS, end));
  }
}
