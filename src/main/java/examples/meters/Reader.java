package examples.meters;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.AgentException;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Reads a meter once a second and prints what it shows, or why it shows nothing.
 *
 * <p><b>Configuration</b>: {@code {"meter": "name:meter-7"}}.
 */
public final class Reader extends Agent {
  @Override
  protected Future<?> start() {
    Meter meter = container().proxy(config().getString("meter"), Meter.class);
    clock().every(Duration.ofSeconds(1), () -> meter.read()
        .map(kilowatts -> "shows " + kilowatts + " kW").otherwise(Reader::because)
        .onSuccess(line -> System.out.println(config().getString("meter") + " " + line)));
    return Future.succeededFuture();
  }

  private static String because(Throwable failure) {
    return failure instanceof AgentException known
        ? "is out of reach: " + known.code() + " executed=" + known.executed() : "is not read: " + failure;
  }
}
