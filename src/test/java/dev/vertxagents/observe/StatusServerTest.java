package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.net.BindException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusServerTest {
  private static final SocketAddress ANY = SocketAddress.inetSocketAddress(0, "127.0.0.1");

  private final StatusServer server = new StatusServer()
      .page("/fine", () -> Future.succeededFuture(new StatusServer.Page(200, "text/plain", "fine")))
      .page("/broken", () -> Future.failedFuture("secret"))
      .page("/thrown", () -> {
        throw new IllegalStateException("secret");
      });
  private String base;

  @BeforeEach
  void open() {
    of(server.listen(ANY));
    base = "http://127.0.0.1:" + server.port();
  }

  @AfterEach
  void close() {
    of(server.close());
  }

  @Test
  void answersWhatIsThere() {
    HttpResponse<String> answer = Http.get(base + "/fine");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("fine");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(Http.send("HEAD", base + "/fine").body()).isEmpty();
  }

  @Test
  void namesWhatThereIsInstead() {
    HttpResponse<String> answer = Http.get(base + "/fin");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("there are: /broken /fine /thrown\n");
  }

  @Test
  void changesNothing() {
    HttpResponse<String> answer = Http.send("POST", base + "/fine");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void tellsOthersNothingOfItsFailures() {
    assertThat(Http.get(base + "/broken").statusCode()).isEqualTo(500);
    assertThat(Http.get(base + "/thrown").statusCode()).isEqualTo(500);
    assertThat(Http.get(base + "/broken").body()).doesNotContain("secret");
  }

  @Test
  void answersOnlyWhoMeansThisMachine() {
    Vertx vertx = Vertx.vertx();
    RequestOptions rebound = new RequestOptions().setMethod(HttpMethod.GET).setURI("/fine").setServer(
        SocketAddress.inetSocketAddress(server.port(), "127.0.0.1")).setHost("evil.example").setPort(server.port());

    int status = of(vertx.createHttpClient().request(rebound)
        .map(request -> request.authority(HostAndPort.create("evil.example", server.port())))
        .compose(HttpClientRequest::send).map(HttpClientResponse::statusCode));

    assertThat(status).isEqualTo(421);
    assertThat(Http.get("http://localhost:" + server.port() + "/fine").statusCode()).isEqualTo(200);
    of(vertx.close());
  }

  @Test
  void failsWhereSomebodyListensAlready() {
    StatusServer second = new StatusServer();

    Throwable failure = failureOf(second.listen(SocketAddress.inetSocketAddress(server.port(), "127.0.0.1")));

    assertThat(failure).isInstanceOf(BindException.class);
    of(second.close());
  }
}
