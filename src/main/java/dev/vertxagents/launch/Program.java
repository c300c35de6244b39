package dev.vertxagents.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * What a descriptor's {@code run} key names: a class with a public constructor without parameters that does something
 * with the containers once they stand. Runs on an event loop context of its own; the containers are found by {@code
 * Container.get(vertx, name)}.
 */
public interface Program {
  /**
   * What a program is given.
   *
   * @param config the {@code config} of the descriptor's {@code run}, with what {@code --set} and {@code --conf}
   *     changed
   * @param arguments what followed the descriptor on the command line
   * @param patience how long to wait for peers that start later, {@code --wait}; 0 unless the user asked for it
   * @param out where to print
   * @param json whether the user asked for one JSON object instead of text
   * @param terminal whether {@code out} is a terminal, where a line may be overwritten
   */
  record Setting(Vertx vertx, JsonObject config, List<String> arguments, Duration patience, PrintStream out,
      boolean json, boolean terminal) {
  }

  /**
   * Completes with the process's exit code; without a result (null) the containers stay up until they are stopped
   * from outside. A failure is told on stderr, exit code 1. Only the command line ends anything: deployed in code or
   * by name, the containers stay until undeployed.
   */
  Future<Integer> run(Setting setting) throws Exception;
}
