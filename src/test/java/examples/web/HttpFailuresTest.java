package examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.RemoteException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Failed requests, over real HTTP. */
@Timeout(30)
class HttpFailuresTest {
  /** Where we tell of failures, and vertx-web of those in our handlers. */
  private static final List<Logger> LOGGERS =
      Stream.of("examples.web", "io.vertx.ext.web").map(name -> (Logger) LoggerFactory.getLogger(name)).toList();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Vertx vertx = Vertx.vertx();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    for (Logger logger : LOGGERS) {
      logger.addAppender(log);
      logger.setAdditive(false);
      logger.setLevel(Level.WARN);
    }
  }

  @AfterEach
  void close() throws Exception {
    for (Logger logger : LOGGERS) {
      logger.setLevel(null);
      logger.setAdditive(true);
      logger.detachAppender(log);
    }
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @CsvSource({"400,BAD_ARGUMENTS", "403,ACCESS_DENIED", "404,NO_SUCH_AGENT", "502,CONNECTION_LOST DECODE_FAILED",
      "503,NOT_CONNECTED OVERLOADED SHUTTING_DOWN", "504,TIMEOUT",
      "500,BAD_ADDRESS ADDRESS_DENIED ENCODE_FAILED NO_SUCH_METHOD CANCELLED REMOTE_FAILURE RESULT_UNENCODABLE "
          + "RESULT_TOO_LARGE"})
  void everyCodeHasItsStatusAndNoOther(int status, String codes) {
    List<FailureCode> expected = Arrays.stream(codes.split(" ")).map(FailureCode::valueOf).toList();

    List<FailureCode> found = Arrays.stream(FailureCode.values())
        .filter(code -> HttpFailures.statusOf(failure(code)) == status).toList();

    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void onlyWhatWasNotExecutedMayBeAskedForAgain(FailureCode code) throws Exception {
    HttpResponse<String> answer = answerTo(request -> request.fail(failure(code)));

    assertThat(answer.statusCode()).isEqualTo(HttpFailures.statusOf(failure(code)));
    assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(answer.statusCode() == 503);
    assertThat(new JsonObject(answer.body()).getString("error")).isEqualTo(code.name());
    assertThat(new JsonObject(answer.body()).getString("executed")).isEqualTo("MAYBE");
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void whatIsNotTheClientsFaultIsInTheLogAndNotInTheAnswer(FailureCode code) throws Exception {
    HttpResponse<String> answer = answerTo(request -> request.fail(failure(code)));

    if (answer.statusCode() < 500) {
      assertThat(answer.body()).contains("a text");
      assertThat(log.list).isEmpty();
    } else {
      assertThat(answer.body()).doesNotContain("a text");
      assertThat(log.list).singleElement().satisfies(event -> {
        assertThat(event.getFormattedMessage()).isEqualTo("request failed: method=GET path=/ status="
            + answer.statusCode());
        assertThat(event.getThrowableProxy().getMessage()).isEqualTo("a text");
      });
    }
  }

  @ParameterizedTest
  @CsvSource({"LookupError,404", "ValueError,422", "KeyError,500"})
  void whatTheMethodFailedWithIsToldByItsType(String type, int status) throws Exception {
    assertThat(answerTo(request -> request.fail(new RemoteException(type, "x"))).statusCode()).isEqualTo(status);
  }

  @Test
  void otherFailuresKeepTheirStatus() throws Exception {
    assertThat(answerTo(request -> request.fail(413)).statusCode()).isEqualTo(413);
    assertThat(log.list).isEmpty();
  }

  @Test
  void mistakesInHandlersAreInTheLog() throws Exception {
    HttpResponse<String> answer = answerTo(request -> {
      throw new IllegalStateException("a secret");
    });

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(log.list.get(0).getThrowableProxy().getMessage()).isEqualTo("a secret");
  }

  @Test
  void anAnswerThatHasBegunStaysAsItIs() throws Exception {
    HttpResponse<String> answer = answerTo(request -> {
      request.response().end("done");
      request.fail(failure(FailureCode.TIMEOUT));
    });

    assertThat(answer.body()).isEqualTo("done");
    assertThat(log.list).singleElement()
        .satisfies(event -> assertThat(event.getFormattedMessage()).startsWith("request failed: "));
  }

  private static AgentException failure(FailureCode code) {
    return new AgentException(code, Executed.MAYBE, "a text");
  }

  private HttpResponse<String> answerTo(Consumer<RoutingContext> handler) throws Exception {
    Router router = Router.router(vertx);
    router.get("/").handler(handler::accept);
    router.route().failureHandler(new HttpFailures());
    HttpServer server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1")
        .await(20, TimeUnit.SECONDS);
    URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
