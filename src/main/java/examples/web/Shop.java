package examples.web;

import dev.vertxagents.agent.Container;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * A web application with an agent in it. Its container is a child of this verticle: at the end it comes first, and
 * calls that run reach their clients before the server closes.
 */
public final class Shop extends VerticleBase {
  static final int DEFAULT_PORT = 8080;

  /** No change to HTTP/2 in the middle of a request: at the end of the server that could lose its answer. */
  private static final HttpServerOptions HTTP_1 = new HttpServerOptions().setHttp2ClearTextEnabled(false);

  private Stock stock;
  private HttpServer server;

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.get("/stock/:item").handler(this::count);
    router.post("/stock/:item/take/:count").handler(this::take);
    router.route().failureHandler(new HttpFailures());
    return Container.open(vertx)
        .compose(container -> container.spawn("stock", new StockAgent()))
        .onSuccess(agent -> stock = agent.timeout(Duration.ofSeconds(2)).as(Stock.class))
        .compose(agent -> vertx.createHttpServer(HTTP_1).requestHandler(router)
            .listen(config().getInteger("port", DEFAULT_PORT), "127.0.0.1"))
        .onSuccess(listening -> server = listening);
  }

  private void count(RoutingContext request) {
    stock.count(request.pathParam("item"))
        .onSuccess(count -> request.json(new JsonObject().put("count", count)))
        .onFailure(request::fail);
  }

  private void take(RoutingContext request) {
    int wanted;
    try {
      wanted = Integer.parseInt(request.pathParam("count"));
    } catch (NumberFormatException e) {
      request.fail(400, new IllegalArgumentException("not a number: " + request.pathParam("count")));
      return;
    }
    stock.take(request.pathParam("item"), wanted)
        .onSuccess(left -> request.json(new JsonObject().put("count", left)))
        .onFailure(request::fail);
  }

  /** Where it listens. */
  int port() {
    return server.actualPort();
  }

  /** Serves until the process is told to end. The port may be named. */
  public static void main(String[] args) {
    String port = args.length == 0 ? String.valueOf(DEFAULT_PORT) : args[0];
    if (args.length > 1 || !port.matches("[0-9]{1,5}")) {
      System.err.println("error: not a port: " + String.join(" ", args) + " (usage: Shop [PORT])");
      System.exit(2);
    }
    Vertx vertx = Vertx.vertx();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> vertx.close().await()));
    Shop shop = new Shop();
    try {
      vertx.deployVerticle(shop, new DeploymentOptions().setConfig(new JsonObject().put("port", Integer.valueOf(port))))
          .await();
      System.out.println("try: curl http://127.0.0.1:" + shop.port() + "/stock/lamp");
    } catch (Exception e) {
      System.err.println("error: cannot serve: port=" + port + " reason=" + e.getMessage()
          + " (name another port: Shop 8081)");
      System.exit(1);
    }
  }
}
