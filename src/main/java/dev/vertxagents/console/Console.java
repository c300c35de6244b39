package dev.vertxagents.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
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
  private static final String REPORTER = "dev.vertxagents.console.reporter";

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
    ConsoleVerticle verticle = new ConsoleVerticle(new ConsoleOptions(options),
        new LiveSource(vertx, options.getName()), null);
    return report(vertx).compose(reporting -> open(vertx, verticle)).onSuccess(opened -> {
      if (vertx.isClustered() && verticle.mode() == ConsoleMode.CONTROL) {
        reporters(vertx).get(REPORTER).verticle().allowControl();
      }
    });
  }

  /**
   * Lets consoles on other nodes of the cluster show this one, for as long as the {@code Vertx} lives: while somebody
   * looks there, it tells them each second what happened here. They change nothing here unless a console is open here,
   * too, in which something may be changed. Without a cluster, and when called again, it does nothing.
   */
  public static Future<Void> report(Vertx vertx) {
    if (!vertx.isClustered()) {
      return Future.succeededFuture();
    }
    return reporters(vertx).computeIfAbsent(REPORTER, key -> {
      Reporter reporter = new Reporter(NodeName.of(vertx));
      return new Reporting(reporter, vertx.deployVerticle(reporter).mapEmpty());
    }).started();
  }

  private static LocalMap<String, Reporting> reporters(Vertx vertx) {
    return vertx.sharedData().getLocalMap(REPORTER);
  }

  /** What tells other nodes, and whether it has begun. */
  private record Reporting(Reporter verticle, Future<Void> started) implements Shareable {
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
