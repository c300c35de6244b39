package examples.watched;

import static dev.vertxagents.agent.Outcome.of;
import static dev.vertxagents.agent.Outcome.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Container;
import dev.vertxagents.observe.Http;
import examples.hello.Greeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    of(vertx.close());
  }

  @Test
  void isMeasuredAndTellsHowItDoes() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Container west = of(Watched.open(vertx, registry));
    Router router = Router.router(vertx);
    Watched.mount(router, vertx, west);
    HttpServer server = of(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));

    of(of(west.spawn("greeter", new Greeter())).call("greet", "Ada"));

    until(vertx, () -> registry.find("agents.calls").tag("method", "greet").tag("side", "callee").functionCounter() != null);
    assertThat(Http.get("http://127.0.0.1:" + server.actualPort() + "/health/live").statusCode()).isEqualTo(200);
    assertThat(Http.get("http://127.0.0.1:" + server.actualPort() + "/health/ready").statusCode()).isEqualTo(200);
  }
}
