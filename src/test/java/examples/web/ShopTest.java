package examples.web;

import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Container;
import dev.vertxagents.testkit.Probe;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The application, asked by an HTTP client. */
@Timeout(60)
class ShopTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Vertx vertx = Vertx.vertx();
  private final Shop shop = new Shop();
  private String deployment;

  @BeforeEach
  void open() {
    deployment = of(vertx.deployVerticle(shop, new DeploymentOptions().setConfig(new JsonObject().put("port", 0))));
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  @Test
  void countsAndTakes() throws Exception {
    assertThat(get("/stock/lamp").body()).isEqualTo("{\"count\":3}");
    assertThat(post("/stock/lamp/take/2").body()).isEqualTo("{\"count\":1}");
    assertThat(get("/stock/lamp").body()).isEqualTo("{\"count\":1}");
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    HttpResponse<String> answer = get("/stock/moon");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new JsonObject(answer.body()).getString("message")).contains("not sold here: moon");
  }

  @Test
  void whatCannotBeDoneIsUnprocessable() throws Exception {
    assertThat(post("/stock/lamp/take/9").statusCode()).isEqualTo(422);
    assertThat(get("/stock/lamp").body()).isEqualTo("{\"count\":3}");
  }

  @Test
  void whatIsNoNumberIsABadRequest() throws Exception {
    HttpResponse<String> answer = post("/stock/lamp/take/some");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"message\":\"not a number: some\"}");
  }

  @Test
  void anAgentThatIsGoneIsNotFound() throws Exception {
    Container container = Container.get(vertx, "container-1");
    of(container.remove("stock"));

    HttpResponse<String> answer = get("/stock/lamp");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new JsonObject(answer.body()).getString("error")).isEqualTo("NO_SUCH_AGENT");
  }

  @Test
  void aContainerThatIsGoneIsUnavailableAndTheRequestMayBeTriedAgain() throws Exception {
    of(Container.get(vertx, "container-1").close());

    HttpResponse<String> answer = get("/stock/lamp");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(new JsonObject(answer.body()).getString("executed")).isEqualTo("NO");
  }

  @Test
  void whatTakesTooLongIsGivenUp() throws Exception {
    Promise<Integer> counting = Promise.promise();
    replaceAgent(Probe.of(Stock.class).answer("count", args -> counting.future()));

    HttpResponse<String> answer = get("/stock/lamp");

    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(new JsonObject(answer.body()).getString("executed")).isEqualTo("MAYBE");
    counting.complete(7); // its agent is let go of at once
  }

  @Test
  void endsWithoutLosingTheAnswerToARequest() throws Exception {
    Container container = Container.get(vertx, "container-1");
    Promise<Integer> counting = Promise.promise();
    Promise<Void> asked = Promise.promise();
    replaceAgent(Probe.of(Stock.class).answer("count", args -> {
      asked.complete();
      return counting.future();
    }));
    var answer = client.sendAsync(request("/stock/lamp").GET().build(), HttpResponse.BodyHandlers.ofString());
    of(asked.future());

    Future<Void> ended = vertx.undeploy(deployment);
    while (of(container.spawn(new StockAgent()).map(true).otherwise(false))) {
      assertThat(ended.isComplete()).isFalse(); // once spawning is refused it drains
    }
    counting.complete(7);

    assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("{\"count\":7}");
    of(ended);
    assertThat(Container.get(vertx, "container-1")).isNull();
  }

  @Test
  void leavesNothingBehindWhenItsPortIsTaken() {
    JsonObject taken = new JsonObject().put("port", shop.port());

    Future<String> second = vertx.deployVerticle(new Shop(), new DeploymentOptions().setConfig(taken));

    assertThat(failureOf(second)).isInstanceOf(BindException.class);
    assertThat(Container.get(vertx, "container-2")).isNull();
  }

  private void replaceAgent(Probe<Stock> probe) {
    Container container = Container.get(vertx, "container-1");
    of(container.remove("stock"));
    of(container.spawn("stock", probe.agent()));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + shop.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
