package dev.vertxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.console.ConsoleUnderTest.Answer;
import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.Inspectable;
import dev.vertxagents.observe.FlightRecorder;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls by hand, of agents that really live. */
@Timeout(60)
class CallDeskTest {
  public enum Color { RED, GREEN }

  public record Point(double x, String label) {
  }

  public sealed interface Shape {
    record Circle(double r) implements Shape {
    }

    record Dot() implements Shape {
    }
  }

  /** Gives back what it gets, as the type that it says. */
  public static class Kitchen extends Agent implements Inspectable {
    final AtomicInteger calls = new AtomicInteger();
    Promise<String> slow = Promise.promise();

    @Expose public boolean echoBoolean(boolean value) { return value; }
    @Expose public long echoLong(long value) { return value; }
    @Expose public byte echoByte(byte value) { return value; }
    @Expose public BigInteger echoBig(BigInteger value) { return value; }
    @Expose public double echoDouble(double value) { return value; }
    @Expose public String echoText(String value) { return value; }
    @Expose public byte[] echoBytes(byte[] value) { return value; }
    @Expose public Color echoColor(Color value) { return value; }
    @Expose public List<Long> echoList(List<Long> value) { return value; }
    @Expose public Map<String, Double> echoMap(Map<String, Double> value) { return value; }
    @Expose public Map<Integer, String> echoNumbered(Map<Integer, String> value) { return value; }
    @Expose public Point echoPoint(Point value) { return value; }
    @Expose public Shape echoShape(Shape value) { return value; }
    @Expose public Optional<String> echoMaybe(Optional<String> value) { return value; }
    @Expose public Instant echoInstant(Instant value) { return value; }
    @Expose public Duration echoSpan(Duration value) { return value; }
    @Expose public UUID echoUuid(UUID value) { return value; }
    @Expose public AgentProxy echoAgent(AgentProxy value) { return value; }
    @Expose public Object echoAnything(Object value) { return value; }
    @Expose public int count() { return calls.incrementAndGet(); }
    @Expose public String fail() { throw new IllegalArgumentException("no soup today"); }
    @Expose public Future<String> slow() { calls.incrementAndGet(); return slow.future(); }
    @Expose public String large() { return "x".repeat(300_000); }
    public String hidden() { return "secret"; }

    @Override
    public Object inspect() {
      return Map.of("big", Long.MAX_VALUE, "calls", calls.get());
    }
  }

  /** Tells nothing of itself. */
  public static class Shy extends Agent {
  }

  private final Kitchen kitchen = new Kitchen();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ConsoleUnderTest console;

  @BeforeEach
  void open() {
    console = new ConsoleUnderTest(new ConsoleOptions(), (ConsoleSource) null);
    Container container = ConsoleUnderTest.of(FlightRecorder.of(console.vertx)
        .attach(Container.builder(console.vertx).with(new ContainerOptions().setName("west"))).open());
    ConsoleUnderTest.of(container.spawn("kitchen", kitchen));
    ConsoleUnderTest.of(container.spawn("shy", new Shy()));
  }

  @AfterEach
  void close() {
    kitchen.slow.tryComplete("late");
    threads.shutdown();
    console.close();
  }

  private static JsonObject call(String method, Object... args) {
    return new JsonObject().put("method", method).put("args", new JsonArray(List.of(args)))
        .put("requestId", UUID.randomUUID().toString());
  }

  private Answer post(JsonObject call) {
    return console.post("/api/v1/agents/n1/west/kitchen/calls", call);
  }

  private CompletableFuture<Answer> async(JsonObject call) {
    return CompletableFuture.supplyAsync(() -> post(call), threads);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "echoBoolean | true", "echoLong | 9007199254740991", "echoLong | {\"$\":\"int\",\"v\":\"9223372036854775807\"}",
      "echoLong | {\"$\":\"int\",\"v\":\"-9223372036854775808\"}", "echoByte | -128",
      "echoBig | {\"$\":\"int\",\"v\":\"18446744073709551615\"}", "echoDouble | 0.1",
      "echoDouble | {\"$\":\"float\",\"v\":\"NaN\"}", "echoText | \"<img onerror>\\u0000\"",
      "echoBytes | {\"$\":\"bytes\",\"v\":\"AP8=\",\"len\":2}", "echoColor | \"GREEN\"", "echoList | [1,2,3]",
      "echoMap | {\"a\":1.5}", "echoNumbered | {\"$\":\"map\",\"v\":[[1,\"x\"]]}",
      "echoPoint | {\"x\":1.5,\"label\":\"here\"}", "echoShape | {\"type\":\"Circle\",\"r\":2.5}", "echoMaybe | \"x\"",
      "echoMaybe | null", "echoInstant | {\"$\":\"instant\",\"v\":\"2026-01-31T10:00:00Z\"}", "echoSpan | 1.5",
      "echoUuid | \"c0ffee00-0000-4000-8000-000000000000\"", "echoAnything | [null,{\"a\":[true]}]"})
  void valuesOfEachTypeComeBackAsTheyWent(String method, String json) {
    JsonObject body = new JsonObject("{\"method\":\"" + method + "\",\"args\":[" + json + "],\"requestId\":\"a\"}");

    Answer answer = post(body);

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.json().getValue("outcome")).isNull();
    assertThat(new JsonArray().add(answer.json().getValue("result"))).isEqualTo(body.getJsonArray("args"));
    assertThat(answer.json().getJsonObject("call").getString("out")).isEqualTo("ok");
  }

  @Test
  void agentsTravelAsTheirAddress() {
    JsonObject proxy = new JsonObject().put("$", "proxy").put("v", "local://west/shy");

    assertThat(post(call("echoAgent", proxy)).json().getJsonObject("result")).isEqualTo(proxy);
  }

  @Test
  void keywordsAreNames() {
    JsonObject call = call("echoText").put("kwargs", new JsonObject().put("value", "named"));

    assertThat(post(call).json().getString("result")).isEqualTo("named");
  }

  @Test
  void oneRequestIdIsOneCall() {
    JsonObject call = call("count");

    assertThat(post(call).json().getInteger("result")).isEqualTo(1);
    assertThat(post(call).json().getInteger("result")).isEqualTo(1);
    assertThat(post(call("count")).json().getInteger("result")).isEqualTo(2);
  }

  @Test
  void twoClicksAtOnceAreOneCall() {
    JsonObject call = call("slow");
    CompletableFuture<Answer> first = async(call);
    CompletableFuture<Answer> second = async(call);
    while (kitchen.calls.get() == 0) {
      Thread.onSpinWait();
    }
    kitchen.slow.complete("done");

    assertThat(first.join().json().getString("result")).isEqualTo("done");
    assertThat(second.join().json().getString("result")).isEqualTo("done");
    assertThat(kitchen.calls).hasValue(1);
  }

  @Test
  void failuresOfAgentsAreOutcomesNotErrors() {
    Answer failed = post(call("fail"));

    assertThat(failed.status()).isEqualTo(200);
    JsonObject outcome = failed.json().getJsonObject("outcome");
    assertThat(outcome.getString("name")).isEqualTo("REMOTE_FAILURE");
    assertThat(outcome.getString("executed")).isEqualTo("yes");
    assertThat(outcome.getString("message")).contains("no soup today");
    assertThat(post(call("slow").put("timeoutMs", 50)).json().getJsonObject("outcome").getString("name"))
        .isEqualTo("TIMEOUT");
  }

  @Test
  void wrongArgumentsNameTheField() {
    JsonObject outcome = post(call("echoByte", 300)).json().getJsonObject("outcome");

    assertThat(outcome.getString("name")).isEqualTo("BAD_ARGUMENTS");
    assertThat(outcome.getString("field")).isEqualTo("args[0]");
    Answer unreadable = post(call("echoLong", new JsonObject().put("$", "int").put("v", "x")));
    assertThat(unreadable.status()).isEqualTo(400);
    assertThat(unreadable.json().getJsonObject("error").getString("field")).isEqualTo("args[0]");
  }

  @Test
  void W12_hiddenAndMissingMethodsAreAnsweredAlikeAndAsOverRpc() {
    JsonObject hidden = post(call("hidden")).json().getJsonObject("outcome");
    JsonObject missing = post(call("nothing")).json().getJsonObject("outcome");
    Throwable overRpc = Container.get(console.vertx, "west").proxy("local://west/kitchen").call("hidden")
        .transform(done -> Future.succeededFuture(done.cause())).await();

    assertThat(hidden.getString("name")).isEqualTo("NO_SUCH_METHOD");
    assertThat(missing.getString("message").replace("nothing", "hidden")).isEqualTo(hidden.getString("message"));
    assertThat(hidden.getString("message")).isEqualTo(overRpc.getMessage());
    for (String method : List.of("start", "getClass", "inspect", "container/close", "_monitor")) {
      assertThat(post(call(method)).json().getJsonObject("outcome").getString("name")).isEqualTo("NO_SUCH_METHOD");
    }
  }

  @Test
  void noMoreThanFourAtOnceForOnePage() {
    List<CompletableFuture<Answer>> four = List.of(0, 1, 2, 3).stream()
        .map(i -> async(call("slow"))).toList();
    while (kitchen.calls.get() < 4) {
      Thread.onSpinWait();
    }

    assertThat(post(call("slow")).status()).isEqualTo(429);

    kitchen.slow.complete("done");
    four.forEach(each -> assertThat(each.join().status()).isEqualTo(200));
    assertThat(post(call("count")).status()).isEqualTo(200);
  }

  @Test
  void whatWasDoneIsInTheAuditWithoutValues() {
    post(call("echoText", "a secret"));

    JsonArray audit = console.get("/api/v1/nodes").json().getJsonArray("audit");

    assertThat(audit.getJsonObject(0).getString("action")).isEqualTo("call echoText");
    assertThat(audit.getJsonObject(0).getString("target")).isEqualTo("n1/west/kitchen");
    assertThat(audit.getJsonObject(0).getString("outcome")).isEqualTo("ok");
    assertThat(audit.encode()).doesNotContain("secret");
  }

  @Test
  void resultsThatAreTooLargeAreCut() {
    assertThat(post(call("large")).json().getJsonObject("result").getString("$")).isEqualTo("cut");
  }

  @Test
  void statesAreToldByThoseThatTellThem() {
    Answer told = console.get("/api/v1/agents/n1/west/kitchen/state");
    Answer shy = console.get("/api/v1/agents/n1/west/shy/state");

    assertThat(told.json().getJsonObject("value").getJsonObject("big"))
        .isEqualTo(new JsonObject().put("$", "int").put("v", "9223372036854775807"));
    assertThat(shy.status()).isEqualTo(409);
    assertThat(shy.json().getJsonObject("error").getString("name")).isEqualTo("STATE_NOT_EXPOSED");
  }

  @Test
  void formsKnowTheTypes() {
    JsonArray methods = console.get("/api/v1/agents/n1/west/kitchen").json().getJsonArray("methods");

    assertThat(type(methods, "echoByte")).isEqualTo("{\"k\":\"int\",\"min\":-128,\"max\":127}");
    assertThat(type(methods, "echoLong"))
        .isEqualTo("{\"k\":\"int\",\"min\":\"-9223372036854775808\",\"max\":\"9223372036854775807\"}");
    assertThat(type(methods, "echoColor"))
        .isEqualTo("{\"k\":\"enum\",\"class\":\"Color\",\"values\":[\"RED\",\"GREEN\"]}");
    assertThat(type(methods, "echoPoint"))
        .startsWith("{\"k\":\"record\",\"class\":\"Point\",\"fields\":[{\"name\":\"x\"");
    assertThat(type(methods, "echoShape")).contains("\"k\":\"union\"", "{\"tag\":\"Dot\"");
    assertThat(type(methods, "echoMaybe")).isEqualTo("{\"k\":\"optional\",\"of\":{\"k\":\"string\"}}");
    assertThat(type(methods, "echoInstant")).isEqualTo("{\"k\":\"instant\"}");
    assertThat(type(methods, "echoAgent")).contains("\"k\":\"proxy\"");
    assertThat(methods.encode()).doesNotContain("hidden");
  }

  private static String type(JsonArray methods, String name) {
    return methods.stream().map(JsonObject.class::cast).filter(method -> method.getString("name").equals(name))
        .findFirst().orElseThrow().getJsonArray("params").getJsonObject(0).getJsonObject("type").encode();
  }

  @Test
  void bodiesThatAreNoCallsAreRefused() {
    assertThat(post(new JsonObject().put("method", "count")).status()).as("no requestId").isEqualTo(400);
    assertThat(post(call("count").put("timeoutMs", 60_001)).status()).isEqualTo(400);
    assertThat(post(call("count").put("more", 1)).status()).isEqualTo(400);
    assertThat(console.send(console.request(HttpMethod.POST, "/api/v1/agents/n1/west/kitchen/calls")
        .putHeader("Authorization", "Bearer " + ConsoleUnderTest.CONTROL).putHeader("Origin", console.origin())
        .putHeader("Content-Type", "application/json").putHeader("X-Agents-Console", "1"), Buffer.buffer("[1"))
        .status()).isEqualTo(400);
  }
}
