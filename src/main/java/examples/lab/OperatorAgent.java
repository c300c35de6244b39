package examples.lab;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Group;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Walks around: every second asks all controllers how they do and has the store's readings archived, each on a page of
 * its own; every twentieth sets one of the levels anew.
 *
 * <p><b>Configuration</b>: {@code {"lines": 4}}.
 */
public final class OperatorAgent extends Agent {
  private Random chance;
  private Group<Controller> controllers;
  private Store store;
  private Archive archive;
  private int lines;

  @Override
  protected Future<?> start() {
    chance = Chance.of(self(), config());
    lines = config().getInteger("lines", 4);
    controllers = Group.of(IntStream.range(0, lines).mapToObj(this::controller).toList());
    store = container().proxy("name:store", Store.class);
    archive = container().proxy("name:archive", Archive.class);
    clock().every(Duration.ofSeconds(1), this::lookAround);
    clock().every(Duration.ofSeconds(1), () -> store.latest().compose(this::archive).otherwiseEmpty());
    clock().every(Duration.ofSeconds(20), () -> controller(chance.nextInt(lines)).aim(40 + 30 * chance.nextDouble())
        .otherwiseEmpty());
    return Future.succeededFuture();
  }

  private Controller controller(int line) {
    return container().proxy("name:controller-" + line, Controller.class);
  }

  private Future<?> archive(Map<String, Double> readings) {
    return Future.join(readings.entrySet().stream().map(reading -> archive.write(Map.ofEntries(reading))).toList());
  }

  private Future<?> lookAround() {
    return controllers.timeout(Duration.ofSeconds(1)).answers(Controller::report).onSuccess(answers ->
        container().record(self(), "failures", answers.stream().mapToInt(answer -> answer.value().failures()).sum()));
  }
}
