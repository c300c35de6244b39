package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static dev.vertxagents.agent.Outcome.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContainerHealthTest {
  private static final Duration BOUND = Duration.ofMillis(300);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final StatusServer server = new StatusServer();

  @AfterEach
  void close() {
    of(server.close());
    of(vertx.close());
  }

  /** Starts when it is told to. */
  static class Sleeper extends Agent {
    final Promise<Void> started = Promise.promise();
    final Promise<Void> work = Promise.promise();
    volatile boolean working;

    @Override
    protected Future<?> start() {
      return started.future();
    }

    @Expose
    public Future<Void> work() {
      working = true;
      return work.future();
    }
  }

  private Container open(String name) {
    return of(Container.open(vertx, new ContainerOptions().setName(name).setPort(0)));
  }

  private void serve(List<Container> containers) {
    ContainerHealth health = ContainerHealth.of(server.vertx(), () -> containers, BOUND);
    server.page(HealthPage.LIVE_PATH, new HealthPage(health.live()))
        .page(HealthPage.READY_PATH, new HealthPage(health.ready()));
    of(server.listen(SocketAddress.inetSocketAddress(0, "127.0.0.1")));
  }

  private HttpResponse<String> ask(String path) {
    return Http.get("http://127.0.0.1:" + server.port() + path);
  }

  private static String reason(HttpResponse<String> answer, String container) {
    return new JsonObject(answer.body()).getJsonArray("checks").getJsonObject(0).getJsonObject("data")
        .getString(container);
  }

  @Test
  void isLiveAndReadyWhenAllIsWell() {
    serve(List.of(open("west"), open("east")));

    HttpResponse<String> ready = ask("/health/ready");

    assertThat(ask("/health/live").statusCode()).isEqualTo(200);
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(ready.body())).isEqualTo(new JsonObject("""
        {"status": "UP", "checks": [
          {"id": "containers", "status": "UP", "data": {"west": "ok", "east": "ok"}}]}"""));
    assertThat(ready.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
  }

  @Test
  void isNotReadyWhileAgentsStart() {
    Container west = open("west");
    serve(List.of(west));
    Sleeper sleeper = new Sleeper();
    Future<?> spawned = west.spawn("sleeper", sleeper);

    HttpResponse<String> starting = ask("/health/ready");
    sleeper.started.complete();
    of(spawned);

    assertThat(starting.statusCode()).isEqualTo(503);
    assertThat(reason(starting, "west")).isEqualTo("agents start: starting=1 agents=1");
    assertThat(ask("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void isNotReadyWhileItDrainsButLives() {
    Container west = open("west");
    Container east = open("east");
    serve(List.of(west, east));
    Sleeper sleeper = new Sleeper();
    sleeper.started.complete();
    of(west.spawn("sleeper", sleeper));
    Future<?> running = east.proxy(west.address() + "sleeper").call("work");
    until(vertx, () -> sleeper.working);
    Future<Void> draining = west.shutdown();

    HttpResponse<String> ready = ask("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(reason(ready, "west")).isEqualTo("takes no calls: it opens or drains");
    assertThat(reason(ready, "east")).isEqualTo("ok");
    assertThat(ask("/health/live").statusCode()).isEqualTo(200);
    sleeper.work.complete();
    of(running);
    of(draining);
  }

  @Test
  void doesNotLiveWhileItsEventLoopIsBlocked() {
    Container west = open("west");
    serve(List.of(west));
    CountDownLatch release = new CountDownLatch(1);
    vertx.runOnContext(v -> {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });

    HttpResponse<String> live = ask("/health/live");
    HttpResponse<String> ready = ask("/health/ready");
    release.countDown();

    assertThat(live.statusCode()).isEqualTo(503);
    assertThat(reason(live, "west")).isEqualTo("event loop does not answer: boundMillis=300");
    assertThat(ready.statusCode()).isEqualTo(503);
    of(west.status());
    assertThat(ask("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void isNotReadyIfItsDirectoryDoesNotAnswer() {
    Container alone = of(Container.open(vertx, new ContainerOptions().setName("alone").setPort(0)
        .setSeeds(List.of("tcp://127.0.0.1:1/"))));
    serve(List.of(alone));

    HttpResponse<String> ready = ask("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(reason(ready, "alone")).isEqualTo("directory does not answer");
    assertThat(ask("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void withoutContainersItLivesAndIsNotReady() {
    serve(List.of());

    assertThat(ask("/health/live").statusCode()).isEqualTo(200);
    assertThat(ask("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void fitsIntoTheRouterOfAnApplication() {
    Container west = open("west");
    ContainerHealth health = ContainerHealth.of(vertx, west);
    health.ready().register("database", promise -> promise.complete(Status.KO()));
    Router router = Router.router(vertx);
    router.get("/live").handler(HealthCheckHandler.createWithHealthChecks(health.live()));
    router.get("/ready").handler(HealthCheckHandler.createWithHealthChecks(health.ready()));
    HttpServer own = of(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    String base = "http://127.0.0.1:" + own.actualPort();

    assertThat(Http.get(base + "/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = Http.get(base + "/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("database", "west");
  }

  @Test
  void refusesBoundsThatAreNone() {
    assertThatThrownBy(() -> ContainerHealth.of(vertx, List::of, Duration.ZERO))
        .hasMessageContaining("bound=PT0S (PT0.001S to PT1M)");
  }

  @Test
  void containersTellHowTheyDo() {
    Container west = open("west");
    assertThat(of(west.status()).open()).isTrue();
    Sleeper sleeper = new Sleeper();
    Future<?> spawned = west.spawn("sleeper", sleeper);
    assertThat(of(west.status()).starting()).isEqualTo(1);
    sleeper.started.fail("no");
    failureOf(spawned);

    of(west.close());

    assertThat(of(west.status()).open()).isFalse();
    assertThat(of(west.status()).agents()).isZero();
  }
}
