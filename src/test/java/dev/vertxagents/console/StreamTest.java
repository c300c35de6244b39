package dev.vertxagents.console;

import static dev.vertxagents.console.ConsoleUnderTest.CONTROL;
import static dev.vertxagents.console.ConsoleUnderTest.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What pages are told, over a real socket. */
@Timeout(60)
class StreamTest {
  private final ConsoleUnderTest console = new ConsoleUnderTest(new ConsoleOptions(), new JsonObject());

  @AfterEach
  void close() {
    console.close();
  }

  private static JsonObject hello(String token) {
    return new JsonObject().put("t", "hello").put("token", token).put("v", 1);
  }

  @Test
  void welcomesWithWhatMayBeDone() throws Exception {
    Page page = console.page();
    page.say(hello(VIEW));

    JsonObject welcome = page.await("welcome");

    assertThat(welcome.getString("mode")).isEqualTo("read");
    assertThat(welcome.getString("node")).isEqualTo("n1");
    assertThat(welcome.getString("sid")).isNotEmpty();
  }

  @Test
  void hangsUpOnWrongTokensAndOnThoseThatSayNothing() throws Exception {
    Page wrong = console.page();
    Page silent = console.page();
    wrong.say(hello("wrong"));

    assertThat(wrong.await("bye").getInteger("code")).isEqualTo(4401);
    assertThat(wrong.awaitClose()).isEqualTo((short) 4401);
    assertThat(silent.awaitClose()).isEqualTo((short) 4401);
  }

  @Test
  void nothingIsToldBeforeHello() throws Exception {
    Page page = console.page();
    page.subscribe(1, "overview", new JsonObject());

    assertThat(page.awaitClose()).isEqualTo((short) 4401);
    assertThat(page.seen).isEmpty();
  }

  @Test
  void tellsNumbersOfTheWholeWithWhoIsMeant() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.subscribe(7, "overview", new JsonObject());

    JsonObject names = page.await("dict");
    JsonObject snap = page.await("snap");

    assertThat(snap.getInteger("id")).isEqualTo(7);
    assertThat(snap.getInteger("seq")).isEqualTo(1);
    assertThat(snap.getJsonObject("data").getJsonObject("totals"))
        .isEqualTo(new JsonObject("{\"agents\":5000,\"containers\":50,\"nodes\":3}"));
    Integer slowest = snap.getJsonObject("data").getJsonObject("top").getJsonArray("slowest").getJsonArray(0)
        .getInteger(0);
    assertThat(keys(names).get(slowest)).isEqualTo("n1/west/meter.2");
    Integer failing = snap.getJsonObject("data").getJsonObject("top").getJsonArray("failing").getJsonArray(0)
        .getInteger(0);
    assertThat(keys(names).get(failing)).isEqualTo("n2/grid/store.3");
    assertThat(page.await("delta").getInteger("seq")).isEqualTo(2);
  }

  @Test
  void listsTheFirstFiveThatTheTableSortedLikeThemBeginsWith() throws Exception {
    try (ConsoleUnderTest still = ConsoleUnderTest.still()) {
      Page page = Page.of(still, CONTROL);
      page.subscribe(1, "overview", new JsonObject());
      JsonObject top = page.await("snap").getJsonObject("data").getJsonObject("top");

      assertThat(second(top.getJsonArray("busiest"))).isEqualTo(column(still, "-rate", "rateIn"));
      assertThat(second(top.getJsonArray("slowest"))).isEqualTo(column(still, "-p99", "p99Us"));
      assertThat(second(top.getJsonArray("failing"))).isEqualTo(column(still, "-fail", "failPerMin"));
      assertThat(second(top.getJsonArray("waiting"))).isEqualTo(column(still, "-pend", "pendIn"));
    }
  }

  private static List<Double> second(JsonArray pairs) {
    return pairs.stream().map(pair -> ((JsonArray) pair).getDouble(1)).toList();
  }

  /** The values over zero of the first five rows. */
  private static List<Double> column(ConsoleUnderTest console, String sort, String column) {
    return console.get("/api/v1/agents?limit=5&sort=" + sort).json().getJsonArray("rows").stream()
        .map(row -> ((JsonObject) row).getDouble(column)).filter(value -> value > 0).toList();
  }

  private static Map<Integer, String> keys(JsonObject dict) {
    Map<Integer, String> keys = new HashMap<>();
    dict.getJsonArray("agents").forEach(entry -> keys.put(((JsonArray) entry).getInteger(0),
        ((JsonArray) entry).getString(1)));
    return keys;
  }

  @Test
  void drawsAByteForEachAgentAndTellsOnceWhoTheyAre() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.subscribe(1, "topology", new JsonObject());

    JsonObject snap = page.await("snap").getJsonObject("data");
    JsonObject delta = page.await("delta").getJsonObject("data");

    assertThat(snap.getJsonArray("containers")).hasSize(50);
    int bytes = 0;
    for (String id : snap.getJsonObject("heat").fieldNames()) {
      int cells = Base64.getDecoder().decode(snap.getJsonObject("heat").getString(id)).length;
      assertThat(snap.getJsonObject("cells").getJsonArray(id)).hasSize(cells);
      bytes += cells;
    }
    assertThat(bytes).isEqualTo(5000);
    assertThat(delta.containsKey("cells")).isFalse();
    assertThat(delta.getJsonObject("heat").fieldNames()).isEqualTo(snap.getJsonObject("heat").fieldNames());
  }

  @Test
  void tellsOfTheTableWhatIsVisibleThenWhatChanged() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.subscribe(1, "agents", new JsonObject().put("q", "meter").put("sort", "-p99").put("limit", 10));

    JsonObject snap = page.await("snap").getJsonObject("data");
    JsonObject delta = page.await("delta").getJsonObject("data");
    page.subscribe(2, "agents", new JsonObject().put("offset", 20).put("limit", 10));
    JsonObject later = page.await("snap").getJsonObject("data");

    assertThat(later.getInteger("offset")).as("rows say where they stand").isEqualTo(20);
    assertThat(snap.getInteger("offset")).isZero();
    assertThat(snap.getInteger("total")).isEqualTo(5000);
    assertThat(snap.getInteger("matched")).isEqualTo(3000);
    assertThat(snap.getJsonArray("rows")).hasSize(10);
    assertThat(snap.getJsonArray("rows").getJsonObject(0).getString("key")).isEqualTo("n1/west/meter.2");
    assertThat(delta.getJsonArray("order")).hasSize(10);
  }

  @Test
  void tellsOneAgentThenOnlyWhatChangedOfIt() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.subscribe(1, "agent", new JsonObject().put("key", "n1/west/kitchen"));

    JsonObject snap = page.await("snap").getJsonObject("data");
    assertThat(snap.getString("class")).isEqualTo("examples.plant.Kitchen");
    assertThat(snap.getJsonArray("methods").size()).isGreaterThan(15);

    JsonObject delta = page.await("delta").getJsonObject("data");
    assertThat(delta.containsKey("methods")).isFalse();
  }

  @Test
  void followsCallsOfChosenAgents() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.subscribe(1, "calls", new JsonObject().put("agents", new JsonArray().add("n1/west/meter.2")));
    assertThat(page.await("snap").getJsonObject("data").getJsonArray("rows")).isEmpty();

    JsonObject delta = page.await("delta").getJsonObject("data");

    assertThat(delta.getJsonArray("rows")).isNotEmpty();
    assertThat(delta.getJsonArray("rows").getJsonObject(0).getInteger("to")).isNotNull();
  }

  @Test
  void tellsSeriesWholeThenOnlyTheNewPoints() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.subscribe(1, "series", new JsonObject().put("names", new JsonArray().add("cost").add("none")));

    JsonObject snap = page.await("snap").getJsonObject("data").getJsonObject("series");
    JsonObject delta = page.await("delta").getJsonObject("data").getJsonObject("series");

    JsonArray history = snap.getJsonObject("cost").getJsonArray("t");
    assertThat(snap.fieldNames()).containsExactly("cost");
    assertThat(history.size()).isGreaterThanOrEqualTo(60);
    assertThat(delta.getJsonObject("cost").getJsonArray("t").size()).isBetween(1, 3);
    assertThat(delta.getJsonObject("cost").getJsonArray("t").getDouble(0))
        .isGreaterThan(history.getDouble(history.size() - 1));
  }

  @Test
  void tellsFailuresClocksAndNodes() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.subscribe(1, "failures", new JsonObject());
    page.subscribe(2, "clock", new JsonObject());
    page.subscribe(3, "nodes", new JsonObject());
    List<JsonObject> snaps = new ArrayList<>();
    while (snaps.size() < 3) {
      snaps.add(page.await("snap"));
    }

    assertThat(snaps).extracting(snap -> snap.getString("topic")).containsExactlyInAnyOrder("failures", "clock",
        "nodes");
    for (JsonObject snap : snaps) {
      JsonObject data = snap.getJsonObject("data");
      switch (snap.getString("topic")) {
        case "failures" -> assertThat(data.getJsonArray("groups").getJsonObject(0).getString("method"))
            .isEqualTo("put");
        case "clock" -> assertThat(data.getJsonArray("clocks")).hasSize(2);
        default -> assertThat(data.getJsonArray("nodes")).hasSize(3);
      }
    }
  }

  @Test
  void numbersFramesWithoutHolesAlsoAtAQuarterOfTheRate() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.say(new JsonObject().put("t", "rate").put("factor", 0.25));
    page.subscribe(1, "overview", new JsonObject());
    page.await("snap");
    long begin = System.nanoTime();

    JsonObject next = page.await(message -> message.containsKey("seq"));

    assertThat(System.nanoTime() - begin).isGreaterThan(1_500_000_000L);
    assertThat(next.getInteger("seq")).isEqualTo(2);
    assertThat(next.getString("t")).as("it has missed rounds").isEqualTo("snap");
  }

  @Test
  void aPageThatLooksNowAndThenIsToldWhatChangedSinceAndNotAllAnew() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.say(new JsonObject().put("t", "rate").put("factor", 0.25));
    page.subscribe(1, "topology", new JsonObject());
    page.subscribe(2, "series", new JsonObject().put("names", new JsonArray().add("cost")));
    JsonArray history = page.await(message -> of(message, "series")).getJsonObject("data").getJsonObject("series")
        .getJsonObject("cost").getJsonArray("t");

    JsonObject topology = page.await(message -> of(message, "topology") && message.getInteger("seq") == 2);
    JsonObject series = page.await(message -> of(message, "series") && message.getInteger("seq") == 2);

    assertThat(topology.getString("t")).isEqualTo("delta");
    assertThat(topology.getJsonObject("data").containsKey("cells")).isFalse();
    JsonArray fresh = series.getJsonObject("data").getJsonObject("series").getJsonObject("cost").getJsonArray("t");
    assertThat(series.getString("t")).isEqualTo("delta");
    double newest = history.getDouble(history.size() - 1);
    assertThat(fresh.getDouble(0)).as("without a hole").isLessThanOrEqualTo(newest + 1);
    assertThat(fresh.getDouble(fresh.size() - 1)).isGreaterThan(newest);
    assertThat(fresh.size()).isLessThan(history.size() / 2);
  }

  @Test
  void aPageThatLooksNowAndThenIsNotToldAnewWhatHasNotChanged() throws Exception {
    try (ConsoleUnderTest still = ConsoleUnderTest.still()) {
      Page page = Page.of(still, CONTROL);
      page.say(new JsonObject().put("t", "rate").put("factor", 0.25));
      page.subscribe(1, "clock", new JsonObject());
      page.subscribe(2, "agents", new JsonObject());
      page.subscribe(3, "calls", new JsonObject().put("agents", new JsonArray().add("n1/west/meter.0")));
      for (String topic : List.of("clock", "agents", "calls")) {
        page.await(message -> of(message, topic));
      }
      page.subscribe(4, "overview", new JsonObject());
      page.await(message -> of(message, "overview"));

      JsonObject next = page.await(message -> message.containsKey("seq"));

      assertThat(next.getString("topic")).as("all others have stood still for four seconds").isEqualTo("overview");
    }
  }

  @Test
  void aPageThatLooksNowAndThenIsToldOfAGapAfterRoundsWithoutCalls() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.say(new JsonObject().put("t", "rate").put("factor", 0.25));
    page.subscribe(1, "calls", new JsonObject().put("agents", new JsonArray().add("n1/west/meter.2")));
    page.await("snap");

    JsonObject next = page.await(message -> message.containsKey("id"));

    assertThat(next.getString("t")).as("a snap has no calls, and would tell of none").isIn("gap", "delta");
  }

  private static boolean of(JsonObject message, String topic) {
    return topic.equals(message.getString("topic"));
  }

  @Test
  void tellsWhatIsWrongWithASubscriptionAndGoesOn() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.subscribe(1, "nothing", new JsonObject());
    assertThat(page.await("notice").getString("level")).isEqualTo("error");

    page.subscribe(2, "agents", new JsonObject().put("sort", "no such"));
    page.await("notice");
    for (int id = 0; id < 17; id++) {
      page.subscribe(id, "overview", new JsonObject());
    }
    assertThat(page.await(message -> "SUBSCRIPTIONS".equals(message.getString("key")))).isNotNull();
  }

  @Test
  void answersPing() throws Exception {
    Page page = Page.of(console, CONTROL);
    page.say(new JsonObject().put("t", "ping").put("c", 42));

    assertThat(page.await("pong").getInteger("c")).isEqualTo(42);
  }

  @Test
  void aPageThatComesBackKeepsItsNameAndTakesItsOldPlace() throws Exception {
    Page first = console.page();
    first.say(hello(CONTROL));
    String sid = first.await("welcome").getString("sid");

    Page again = console.page();
    again.say(hello(CONTROL).put("resume", sid));
    Page stranger = console.page();
    stranger.say(hello(CONTROL).put("resume", "of-another-run"));

    assertThat(again.await("welcome").getString("sid")).isEqualTo(sid);
    assertThat(first.awaitClose()).isEqualTo((short) 4409);
    assertThat(stranger.await("welcome").getString("sid")).isNotEqualTo("of-another-run");
  }

  @Test
  void noMoreThanSixteenPages() throws Exception {
    for (int i = 0; i < StreamDoor.MAX_SOCKETS; i++) {
      Page.of(console, VIEW);
    }
    Page oneMore = console.page();

    assertThat(oneMore.awaitClose()).isEqualTo((short) 4413);
  }

  @Test
  void saysGoodbyeWhenTheProgramEnds() throws Exception {
    Page page = Page.of(console, CONTROL);

    ConsoleUnderTest.of(console.console.close());

    assertThat(page.await("bye").getInteger("code")).isEqualTo(1001);
  }
}
