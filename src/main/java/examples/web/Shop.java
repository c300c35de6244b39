package examples.web;

import dev.vertxagents.agent.Container;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** A web application with an agent in it. Its container is a child of this verticle, and ends with it. */
public final class Shop extends VerticleBase {
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
        .compose(agent -> vertx.createHttpServer().requestHandler(router)
            .listen(config().getInteger("port", 8080), "127.0.0.1"))
        .onSuccess(listening -> server = listening);
  }

  private void count(RoutingContext request) {
    stock.count(request.pathParam("item"))
        .onSuccess(count -> request.json(new JsonObject().put("count", count)))
        .onFailure(request::fail);
  }

  private void take(RoutingContext request) {
    stock.take(request.pathParam("item"), Integer.parseInt(request.pathParam("count")))
        .onSuccess(left -> request.json(new JsonObject().put("count", left)))
        .onFailure(request::fail);
  }

  /** Where it listens. */
  int port() {
    return server.actualPort();
  }

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    Shop shop = new Shop();
    vertx.deployVerticle(shop)
        .onSuccess(id -> System.out.println("try: curl http://127.0.0.1:" + shop.port() + "/stock/lamp"))
        .onFailure(cause -> {
          System.err.println("error: " + cause.getMessage());
          vertx.close().onComplete(closed -> System.exit(1));
        });
  }
}
