package dev.vertxagents.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.List;

/**
 * What a descriptor's {@code run} key names: a class with a public constructor without parameters that does something with the
 * containers once they stand. Runs on a context of its own; the containers are found by {@code Container.get(vertx, name)}.
 */
public interface Program {
  /**
   * What a program is given.
   *
   * @param config the {@code config} of the descriptor's {@code run}
   * @param arguments what followed the descriptor on the command line
   * @param out where to print
   * @param json whether the user asked for one JSON object instead of text
   * @param terminal whether {@code out} is a terminal, where a line may be overwritten
   */
  record Setting(Vertx vertx, JsonObject config, List<String> arguments, PrintStream out, boolean json,
      boolean terminal) {
  }

  /** Completes with the process's exit code; without a result (null) the containers stay up until they are stopped from outside. */
  Future<Integer> run(Setting setting) throws Exception;
}
