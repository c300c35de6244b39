package dev.vertxagents.launch;

import dev.vertxagents.rpc.AgentException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What surrounds a command: where it prints, and how it hears that it should end. */
record Shell(PrintStream out, PrintStream err, Stop stop) {
  /**
   * The outcome of something asynchronous, unless the process is asked to end before: then {@link Stop.Stopped}.
   * Blocks.
   */
  <T> T await(Future<T> future) throws Exception {
    CompletableFuture<T> outcome = future.toCompletionStage().toCompletableFuture();
    try {
      CompletableFuture.anyOf(outcome, stop.asked()).get();
      if (!outcome.isDone()) {
        throw new Stop.Stopped();
      }
      return outcome.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LinkageError absent) { // callers know which library an option needs
        throw absent;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** One line on stderr about what went wrong; with {@code --verbose} the stack trace below it. */
  void tell(Throwable failure, CommonOptions common) {
    String line = ErrorLine.of(failure);
    if (common.json()) {
      JsonObject error = new JsonObject().put("error", line);
      if (ErrorLine.unwrap(failure) instanceof AgentException known) {
        error.put("code", known.code().name()).put("executed", known.executed().name().toLowerCase());
      }
      line = error.encode();
    } else {
      line = "error: " + line;
    }
    err.println(line);
    if (common.verbose()) {
      failure.printStackTrace(err);
    }
  }

  PrintWriter printer() {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
  }

  PrintWriter errorPrinter() {
    return new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
  }
}
