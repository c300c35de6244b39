package dev.vertxagents.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;

/**
 * Shows the containers of a {@code Vertx} in a browser, at an address that carries the permission to look. Usable from
 * any thread.
 *
 * <pre>{@code
 * Console.open(vertx, new ConsoleOptions()).onSuccess(console -> System.out.println(console.url()));
 * }</pre>
 *
 * <p>Needs {@code vertx-web}, and for the pages the WebJars {@code lit-html} and {@code uplot}; all three are optional
 * dependencies.
 */
public final class Console {
  private final Vertx vertx;
  private final String deployment;
  private final ConsoleVerticle verticle;
  private Future<Void> closing;

  private Console(Vertx vertx, String deployment, ConsoleVerticle verticle) {
    this.vertx = vertx;
    this.deployment = deployment;
    this.verticle = verticle;
  }

  /**
   * Starts to listen. Opened inside a verticle it ends with it.
   *
   * <p><b>Fails with</b> {@code IllegalArgumentException} where the options would let others in unprotected, {@code
   * BindException} if the port is taken and not the default.
   */
  public static Future<Console> open(Vertx vertx, ConsoleOptions options) {
    return open(vertx, new ConsoleVerticle(new ConsoleOptions(options), new LiveSource(vertx, options.getName()), null));
  }

  static Future<Console> open(Vertx vertx, ConsoleVerticle verticle) {
    Objects.requireNonNull(vertx, "vertx");
    return vertx.deployVerticle(verticle).map(id -> new Console(vertx, id, verticle));
  }

  /** Where to open it: {@code http://127.0.0.1:8077/#token=…}. Whoever has it may do what the mode allows. */
  public String url() {
    return verticle.url(Right.CONTROL);
  }

  /** The same for who may only look. */
  public String viewUrl() {
    return verticle.url(Right.VIEW);
  }

  /** Ends the pages' connections and stops listening; idempotent. */
  public synchronized Future<Void> close() {
    if (closing == null) {
      closing = vertx.undeploy(deployment);
    }
    return closing;
  }
}
