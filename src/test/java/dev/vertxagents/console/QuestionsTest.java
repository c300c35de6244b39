package dev.vertxagents.console;

import static dev.vertxagents.console.ConsoleUnderTest.CONTROL;
import static dev.vertxagents.console.ConsoleUnderTest.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.console.ConsoleUnderTest.Answer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions with one answer, over real HTTP. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionsTest {
  private final ConsoleUnderTest console = ConsoleUnderTest.still();

  @AfterAll
  void close() {
    console.close();
  }

  @Test
  void infoTellsWhatMayBeDone() {
    JsonObject info = console.get("/api/v1/info").json();

    assertThat(info.getInteger("v")).isEqualTo(1);
    assertThat(info.getString("name")).isEqualTo("plant");
    assertThat(info.getString("mode")).isEqualTo("control");
    assertThat(console.send(HttpMethod.GET, "/api/v1/info", VIEW, null).json().getString("mode")).isEqualTo("read");
    assertThat(console.get("/api/v1/info").headers().get("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void agentsAreSearchedSortedAndCutHere() {
    JsonObject page = console.get("/api/v1/agents?q=STORE&sort=-fail&limit=3&offset=0").json();

    assertThat(page.getInteger("total")).isEqualTo(5000);
    assertThat(page.getInteger("matched")).isEqualTo(1000);
    assertThat(page.getJsonArray("rows")).hasSize(3);
    assertThat(page.getJsonArray("rows").getJsonObject(0).getString("key")).isEqualTo("n2/grid/store.3");
    assertThat(console.get("/api/v1/agents?node=n3&type=Controller&sort=key").json().getInteger("matched"))
        .isEqualTo(200);
    assertThat(console.get("/api/v1/agents?offset=4999").json().getJsonArray("rows")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agents?limit=201", "agents?limit=x", "agents?limit=0", "agents?sort=magic", "agents?bogus=1",
      "agents?offset=100001", "agents?group=size", "agents?q=a&q=b", "calls?limit=501", "calls?code=1001",
      "series/cost?points=2001", "failures?group=color"})
  void whatIsNotUnderstoodIsToldByItsName(String question) {
    Answer answer = console.get("/api/v1/" + question);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(question).contains(answer.json().getJsonObject("error").getString("field"));
  }

  @Test
  void callsNameAgentsByNumbersThatTheAnswerExplains() {
    JsonObject calls = console.get("/api/v1/calls?agents=n1/west/meter.2&limit=5").json();

    JsonObject row = calls.getJsonArray("rows").getJsonObject(0);
    assertThat(calls.getJsonObject("dict").getJsonArray("agents").stream().map(JsonArray.class::cast)
        .filter(entry -> entry.getInteger(0).equals(row.getInteger("to"))).map(entry -> entry.getString(1)))
        .containsExactly("n1/west/meter.2");
    JsonObject tree = console.get("/api/v1/calls/" + row.getString("id") + "/tree").json();
    assertThat(tree.getJsonArray("rows")).hasSize(4);
    assertThat(tree.getBoolean("truncated")).isFalse();
    JsonObject cut = console.get("/api/v1/calls/" + row.getString("id") + "/tree?depth=1").json();
    assertThat(cut.getJsonArray("rows")).isEqualTo(new JsonArray(tree.getJsonArray("rows").getList().subList(0, 3)));
    assertThat(cut.getBoolean("truncated")).isTrue();
    assertThat(tree.getString("root")).isEqualTo(tree.getJsonArray("rows").getJsonObject(0).getString("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agents/n1/west/nobody", "agents/n9/west/kitchen", "series/none", "calls/n1-0/tree",
      "calls/x/tree"})
  void whatIsNotThereIsNotFound(String question) {
    assertThat(console.get("/api/v1/" + question).status()).isEqualTo(404);
  }

  @Test
  void failuresAreGroupedAsWanted() {
    JsonObject group = console.get("/api/v1/failures?group=code").json().getJsonArray("groups").getJsonObject(0);

    assertThat(group.getInteger("code")).isEqualTo(30);
    assertThat(group.getJsonArray("samples")).hasSize(3);
    assertThat(console.get("/api/v1/failures?from=1867225600000000").json().getJsonArray("groups")).isEmpty();
  }

  @Test
  void clocksAreMovedByWhoHasSeenThem() {
    JsonObject clock = console.get("/api/v1/clock").json().getJsonArray("clocks").getJsonObject(0);
    JsonObject pause = new JsonObject().put("op", "pause").put("expect", clock.getInteger("epoch"));

    Answer first = console.post("/api/v1/clock/n1/west", pause);
    Answer second = console.post("/api/v1/clock/n1/west", pause);

    assertThat(first.json().getString("state")).isEqualTo("paused");
    assertThat(first.json().getInteger("epoch")).isEqualTo(clock.getInteger("epoch") + 1);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().getJsonObject("error").getString("name")).isEqualTo("STALE");
    assertThat(console.post("/api/v1/clock/n2/grid", pause.copy().put("expect", 1)).status()).isEqualTo(409);
    assertThat(console.post("/api/v1/clock/n1/west", pause.copy().put("op", "explode")).status()).isEqualTo(400);
    assertThat(console.send(HttpMethod.POST, "/api/v1/clock/n1/west", VIEW, pause).status()).isEqualTo(403);
  }

  @Test
  void tablesAreFiles() {
    Answer csv = console.get("/api/v1/export/agents.csv?limit=100000");
    Answer json = console.get("/api/v1/export/calls.json?limit=1000");

    assertThat(csv.headers().get("Content-Disposition")).isEqualTo("attachment; filename=\"agents.csv\"");
    assertThat(csv.body().toString().lines()).hasSize(5001).first().asString().startsWith("key,type,st,");
    assertThat(json.body().toJsonArray()).hasSize(1000);
    assertThat(json.body().toJsonArray().getJsonObject(0).getString("to")).startsWith("n");
    assertThat(console.get("/api/v1/export/series.csv?names=cost").body().toString()).contains("cost,€/h,");
    assertThat(console.get("/api/v1/export/failures.json").body().toJsonArray()).hasSize(1);
    assertThat(console.get("/api/v1/export/agents.exe").status()).isEqualTo(404);
    assertThat(console.get("/api/v1/export/secrets.csv").status()).isEqualTo(404);
  }

  @Test
  void libraryFilesAreListedAndKeptForEver() {
    for (String file : StaticPages.LIBRARY_FILES) {
      Answer answer = console.send(HttpMethod.GET, file, null, null);
      assertThat(answer.status()).as(file).isEqualTo(200);
      assertThat(answer.headers().get("Cache-Control")).isEqualTo("public, immutable, max-age=31536000");
    }
    assertThat(console.send(HttpMethod.GET, "/", null, null).headers().get("Cache-Control")).isEqualTo("no-cache");
    assertThat(console.send(HttpMethod.GET, "/", CONTROL, null).headers().get("Content-Type")).startsWith("text/html");
  }

  @Test
  void versionsOfLibrariesAreThoseOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));

    assertThat(pom).contains("<lit-html.version>3.3.2<", "<uplot.version>1.6.30<");
    assertThat(StaticPages.LIBRARY_FILES).allMatch(file -> file.startsWith("/lib/lit-html/3.3.2/")
        || file.startsWith("/lib/uplot/1.6.30/")).hasSizeLessThanOrEqualTo(12);
  }
}
