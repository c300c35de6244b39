package dev.vertxagents.launch;

import java.util.concurrent.CompletableFuture;

/**
 * The wish that the process ends, by Ctrl-C or SIGTERM, and its being held back until the command has put everything
 * in order.
 */
final class Stop {
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  /** One that the signals of the operating system ask for; the process then ends with the exit code of the signal. */
  static Stop bySignal() {
    Stop stop = new Stop();
    Thread hook = new Thread(() -> {
      stop.ask();
      // commands bound their own end; System.exit comes by here too, when all is done
      stop.done.join();
    }, "vertx-agents-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return stop;
  }

  void ask() {
    asked.complete(null);
  }

  CompletableFuture<Void> asked() {
    return asked;
  }

  /** Lets the process end. */
  void done() {
    done.complete(null);
  }

  /** What a command that waits for something fails with when it is asked to end. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped: asked to end before the result was there", null, false, false);
    }
  }
}
