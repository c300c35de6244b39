package dev.vertxagents.launch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The command line inside the test's own process, with its streams captured. */
final class Cli {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Stop stop = new Stop();

  /** Blocks until the command ends; answers with its exit code. */
  int run(String... args) {
    return Main.run(new Shell(print(out), print(err), stop), List.of(args));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** What Ctrl-C does. */
  void stop() {
    stop.ask();
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
