package dev.vertxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.observe.FlightRecorder;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program of the guide, opened and asked. */
@Timeout(60)
class ConsoleGuideTest {
  /** Shows what it measures. */
  public static class Meter extends Agent {
    @Expose
    public double read() {
      return 41.5;
    }
  }

  private Future<Console> open(Vertx vertx) {
    FlightRecorder recorder = FlightRecorder.of(vertx);
    return Container.builder(vertx).with(new ContainerOptions().setName("west")).observe(recorder).open()
        .compose(container -> container.spawn("meter", new Meter()))
        .compose(meter -> Console.open(vertx, new ConsoleOptions().setName("plant")))
        .onSuccess(console -> System.out.println(console.url()));
  }

  @Test
  void showsTheAgentThatRuns() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Console console = ConsoleUnderTest.of(open(vertx));
      String[] link = console.url().split("#token=");
      HttpRequest.Builder question = HttpRequest.newBuilder(URI.create(link[0] + "api/v1/agents/n1/west/meter"))
          .header("Authorization", "Bearer " + link[1]);
      HttpResponse<String> answer = HttpClient.newHttpClient().send(question.build(),
          HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(new JsonObject(answer.body()).getJsonArray("methods").getJsonObject(0).getString("name"))
          .isEqualTo("read");
      assertThat(console.viewUrl()).startsWith(link[0]).isNotEqualTo(console.url());
      ConsoleUnderTest.of(console.close());
      ConsoleUnderTest.of(console.close());
      assertThat(Container.get(vertx, "west")).as("those whom it shows go on").isNotNull();
    } finally {
      ConsoleUnderTest.of(vertx.close());
    }
  }
}
