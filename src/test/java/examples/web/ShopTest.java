package examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.RemoteException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Vertx vertx = Vertx.vertx();
  private final Shop shop = new Shop();

  @BeforeEach
  void open() throws Exception {
    await(vertx.deployVerticle(shop, new DeploymentOptions().setConfig(new JsonObject().put("port", 0))));
  }

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
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
    assertThat(post("/stock/lamp/take/some").statusCode()).isEqualTo(400);
  }

  @Test
  void anAgentThatIsGoneIsNotFound() throws Exception {
    Container container = Container.get(vertx, "container-1");
    await(container.remove("stock"));

    HttpResponse<String> answer = get("/stock/lamp");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new JsonObject(answer.body()).getString("error")).isEqualTo("NO_SUCH_AGENT");
  }

  @Test
  void aContainerThatIsGoneIsUnavailableAndTheRequestMayBeTriedAgain() throws Exception {
    await(Container.get(vertx, "container-1").close());

    HttpResponse<String> answer = get("/stock/lamp");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(new JsonObject(answer.body()).getString("executed")).isEqualTo("NO");
  }

  @ParameterizedTest
  @CsvSource({"BAD_ARGUMENTS,400", "ACCESS_DENIED,403", "OVERLOADED,503", "CONNECTION_LOST,502", "TIMEOUT,504",
      "NO_SUCH_METHOD,500", "RESULT_TOO_LARGE,500"})
  void everyCodeHasItsStatus(FailureCode code, int status) {
    assertThat(HttpFailures.statusOf(new AgentException(code, Executed.MAYBE, "x"))).isEqualTo(status);
  }

  @Test
  void anyOtherFailureOfTheMethodIsOurs() {
    assertThat(HttpFailures.statusOf(new RemoteException("KeyError", "x"))).isEqualTo(500);
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

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
