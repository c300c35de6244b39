package dev.vertxagents.launch;

import dev.vertxagents.console.Console;
import dev.vertxagents.console.ConsoleOptions;
import dev.vertxagents.observe.FlightRecorder;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Vertx;
import java.net.BindException;
import picocli.CommandLine.Option;

/** Whether {@code run} can be watched in a browser. */
final class ConsoleOption {
  @Option(names = "--console", paramLabel = "PORT", arity = "0..1", fallbackValue = "" + ConsoleOptions.DEFAULT_PORT,
      description = "Prints a link to a page that shows what runs, for a browser on this machine, and stays open"
          + " until Ctrl-C (port: ${FALLBACK-VALUE}, or a free one if that is taken).")
  private @Nullable Integer port;

  boolean isWanted() {
    return port != null;
  }

  /** The descriptor with what looks at its containers: in a cluster also for consoles that other processes have. */
  Descriptor watched(Descriptor descriptor, Vertx vertx) {
    return isWanted() || vertx.isClustered() ? descriptor.observe(FlightRecorder.of(vertx)) : descriptor;
  }

  /** Opens it, if that is wanted, and prints the link. Fails with {@link DescriptorException} that says what to do. */
  void open(Vertx vertx, String name, Shell shell, boolean json) throws Exception {
    if (!isWanted()) {
      shell.await(Console.report(vertx));
      return;
    }
    try {
      Console console = shell.await(Console.open(vertx, new ConsoleOptions().setPort(port)
          .setName(name.isEmpty() ? ConsoleOptions.DEFAULT_NAME : name)));
      (json ? shell.err() : shell.out()).println("console at " + console.url());
    } catch (IllegalArgumentException refused) {
      throw new DescriptorException("--console: " + refused.getMessage(), refused);
    } catch (BindException taken) {
      throw new DescriptorException("cannot listen: place=127.0.0.1:" + port + " (--console: another port, or 0)",
          taken);
    } catch (NoClassDefFoundError absent) {
      throw new DescriptorException("not on the class path: io.vertx:vertx-web (--console needs it, and the WebJars"
          + " lit-html and uplot; the -all jar has them)", absent);
    }
  }
}
