package dev.vertxagents.console;

import static dev.vertxagents.console.ConsoleUnderTest.CONTROL;
import static dev.vertxagents.console.ConsoleUnderTest.VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.console.ConsoleUnderTest.Answer;
import dev.vertxagents.console.ConsoleUnderTest.Raw;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of the catalogue about the console. */
@Timeout(60)
class ConsoleCatalogueTest {
  private static final String GET = "GET / HTTP/1.1\r\n";
  private static final String CALLS = "/api/v1/agents/n1/west/kitchen/calls";

  private final ConsoleUnderTest console = ConsoleUnderTest.still();

  @AfterEach
  void close() {
    console.close();
  }

  private String host() {
    return "Host: " + console.host() + "\r\n";
  }

  @Test
  void W1_foreignAbsentAndDoubledHostsAreToldTheRightOne() throws Exception {
    for (String hosts : List.of("Host: evil.example\r\n", "", host() + host(), "Host: 127.0.0.1\r\n",
        "Host: localhost.evil.example:" + console.port + "\r\n")) {
      Raw answer = console.raw(GET + hosts + "\r\n");

      assertThat(answer.status()).as(hosts).isEqualTo(421);
      assertThat(answer.text()).endsWith("open http://127.0.0.1:" + console.port + "/\n").doesNotContain("evil");
    }
    assertThat(console.raw(GET + "Host: LOCALHOST:" + console.port + "\r\n\r\n").status()).isEqualTo(200);
    assertThat(console.raw(GET + "Host: [::1]:" + console.port + "\r\n\r\n").status()).isEqualTo(200);
  }

  @Test
  void W2_socketsOfForeignPagesAreRefusedBeforeTheUpgrade() throws Exception {
    String upgrade = "GET /api/v1/stream HTTP/1.1\r\n" + host() + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + "Sec-WebSocket-Protocol: agents-console.v1\r\n";
    for (String origin : List.of("Origin: http://evil.example\r\n", "Origin: null\r\n", "",
        "Origin: http://127.0.0.1:1\r\n", "Origin: https://" + console.host() + "\r\n",
        "Origin: " + console.origin() + "\r\nOrigin: " + console.origin() + "\r\n")) {
      assertThat(console.raw(upgrade + origin + "\r\n").status()).as(origin).isEqualTo(403);
    }
    assertThat(console.raw(upgrade + "Origin: " + console.origin() + "\r\n\r\n").status()).isEqualTo(101);
  }

  @Test
  void W2_dataForForeignPagesAreRefused() {
    Answer answer = console.send(console.request(HttpMethod.GET, "/api/v1/info")
        .putHeader("Authorization", "Bearer " + CONTROL).putHeader("Sec-Fetch-Site", "cross-site"), Buffer.buffer());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers().names()).noneMatch(name -> name.toLowerCase().startsWith("access-control"));
    assertThat(console.send(console.request(HttpMethod.GET, "/").putHeader("Sec-Fetch-Site", "cross-site"),
        Buffer.buffer()).status()).as("links from elsewhere may be followed").isEqualTo(200);
  }

  @Test
  void W3_afterTenWrongTokensInAMinuteItIsTooMany() {
    for (int i = 0; i < 10; i++) {
      String token = i % 2 == 0 ? null : CONTROL + "x";
      assertThat(console.send(HttpMethod.GET, "/api/v1/info", token, null).status()).isEqualTo(401);
    }

    Answer eleventh = console.send(HttpMethod.GET, "/api/v1/info", "wrong", null);

    assertThat(eleventh.status()).isEqualTo(429);
    assertThat(eleventh.headers().get("Retry-After")).isEqualTo("60");
    assertThat(console.get("/api/v1/info").status()).as("its owner is not locked out").isEqualTo(200);
  }

  @Test
  void W3_tokensInQueriesAreRefusedAlsoIfRight() {
    assertThat(console.send(HttpMethod.GET, "/?token=" + CONTROL, null, null).status()).isEqualTo(401);
    assertThat(console.send(HttpMethod.GET, "/api/v1/info?token=" + CONTROL, CONTROL, null).status()).isEqualTo(401);
  }

  @Test
  void W4_whatFormsCanSendIsRefused() {
    for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x")) {
      assertThat(console.send(console.request(HttpMethod.POST, CALLS + "?_method=DELETE")
          .putHeader("Authorization", "Bearer " + CONTROL).putHeader("Origin", console.origin())
          .putHeader("Content-Type", type).putHeader("X-Agents-Console", "1"), Buffer.buffer("{}")).status())
          .as(type).isEqualTo(415);
    }
    assertThat(console.send(console.request(HttpMethod.POST, CALLS).putHeader("Authorization", "Bearer " + CONTROL)
        .putHeader("Origin", console.origin()).putHeader("Content-Type", "application/json"), Buffer.buffer("{}"))
        .status()).as("without our header").isEqualTo(403);
    assertThat(console.send(console.request(HttpMethod.POST, CALLS).putHeader("Authorization", "Bearer " + CONTROL)
        .putHeader("Origin", "http://evil.example").putHeader("Content-Type", "application/json")
        .putHeader("X-Agents-Console", "1"), Buffer.buffer("{}")).status()).as("foreign").isEqualTo(403);
  }

  @Test
  void W4_whoMayOnlyLookChangesNothing() {
    JsonObject call = new JsonObject().put("method", "text").put("args", new JsonArray().add("x"))
        .put("requestId", "a");

    Answer answer = console.send(HttpMethod.POST, CALLS, VIEW, call);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().getJsonObject("error").getString("name")).isEqualTo("READ_ONLY");
    assertThat(console.send(HttpMethod.POST, CALLS, CONTROL, call).status()).isEqualTo(200);
  }

  @Test
  void W5_otherMethodsThanTheListedAreRefused() {
    assertThat(console.send(HttpMethod.GET, CALLS, CONTROL, null).status()).isEqualTo(405);
    for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.TRACE, HttpMethod.PATCH,
        HttpMethod.valueOf("BREW"))) {
      assertThat(console.send(console.request(method, "/api/v1/info").putHeader("Origin", console.origin())
          .putHeader("Authorization", "Bearer " + CONTROL), Buffer.buffer()).status()).as(method.name()).isEqualTo(405);
    }
    assertThat(console.post("/api/v1/info", new JsonObject()).headers().get("Allow")).isEqualTo("GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/..%2fpom.xml", "/..%2Findex.html", "/%00", "/index.html%00", "/..\\pom.xml",
      "/%5cindex.html",
      "//etc/passwd", "/a/../../pom.xml", "/%2e%2e/pom.xml", "/.git/config", "http://127.0.0.1/index.html",
      "/lib/lit-html/3.3.2/package.json", "/lib/", "/api/v1/nothing"})
  void W6_pathsThatLeadElsewhereLeadNowhere(String path) throws Exception {
    Raw answer = console.raw("GET " + path + " HTTP/1.1\r\n" + host() + "Authorization: Bearer " + CONTROL
        + "\r\n\r\n");

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void W7_compressionIsNotNegotiated() {
    WebSocket socket = console.socket(console.origin());

    assertThat(socket.headers().get("Sec-WebSocket-Extensions")).isNull();
  }

  @Test
  void W7_framesAndMessagesHaveBounds() throws Exception {
    Page large = console.page();
    large.socket.writeFrame(WebSocketFrame.textFrame("x".repeat(ConsoleServer.MAX_FRAME + 1), true));
    assertThat(large.awaitClose()).isIn((short) 1009, (short) 1002);

    Page fragments = Page.of(console, CONTROL);
    fragments.socket.writeFrame(WebSocketFrame.textFrame("x", false));
    for (int i = 0; i < 100 && !fragments.closed.isDone(); i++) {
      fragments.socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("x"), false));
    }
    assertThat(fragments.awaitClose()).isEqualTo((short) 1009);

    Page message = Page.of(console, CONTROL);
    message.socket.writeFrame(WebSocketFrame.textFrame("x".repeat(60_000), false));
    for (int i = 0; i < 5; i++) {
      message.socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("x".repeat(60_000)), false));
    }
    assertThat(message.awaitClose()).isEqualTo((short) 1009);
  }

  @Test
  void W7_unmaskedFramesEndTheConnection() throws Exception {
    Raw answer = console.raw("GET /api/v1/stream HTTP/1.1\r\n" + host()
        + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: agents-console.v1\r\nOrigin: "
        + console.origin() + "\r\n\r\n", "\u0081\u0002{}");

    assertThat(answer.status()).isEqualTo(101);
    assertThat(answer.closed()).isTrue();
  }

  @Test
  void W8_longHeadersAreRefused() throws Exception {
    assertThat(console.raw(GET + host() + "X: " + "a".repeat(9_000) + "\r\n\r\n").status()).isEqualTo(431);
  }

  @Test
  void W8_noMoreThanSixtyFourConnections() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        idle.add(new Socket("127.0.0.1", console.port));
      }
      int closed = 0;
      for (Socket socket : idle) {
        socket.setSoTimeout(50);
        closed += isClosed(socket) ? 1 : 0;
      }
      assertThat(closed).isEqualTo(200 - ConnectionLimits.MAX_CONNECTIONS);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  private static boolean isClosed(Socket socket) throws Exception {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (java.net.SocketException reset) {
      return true;
    }
  }

  @Test
  void W8_slowHeadersAreCutOff() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", console.port)) {
      socket.setSoTimeout((int) ConnectionLimits.FIRST_REQUEST.toMillis() * 2);
      long begin = System.nanoTime();
      socket.getOutputStream().write("GET / HTT".getBytes());

      assertThat(isClosed(socket)).isTrue();
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
          .isGreaterThan(ConnectionLimits.FIRST_REQUEST.toMillis() / 2);
    }
  }

  @Test
  void W9_largeEndlessAndCompressedBodiesAreRefused() throws Exception {
    String post = "POST " + CALLS + " HTTP/1.1\r\n" + host() + "Authorization: Bearer " + CONTROL + "\r\nOrigin: "
        + console.origin() + "\r\nContent-Type: application/json\r\nX-Agents-Console: 1\r\n";

    assertThat(console.raw(post + "Content-Length: 1048577\r\n\r\n{").status()).isEqualTo(413);
    Raw chunked = console.raw(post + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n");
    assertThat(chunked.status()).as("a length is asked for before a byte is read").isEqualTo(411);
    assertThat(chunked.closed()).isTrue();
    assertThat(console.raw(post + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}").status()).isEqualTo(415);
  }

  @Test
  void W10_requestsThatTwoReadersWouldReadDifferentlyEndTheConnection() throws Exception {
    Raw both = console.raw("POST " + CALLS + " HTTP/1.1\r\n" + host() + "Content-Length: 5\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    assertThat(both.status()).isEqualTo(411);
    assertThat(both.closed()).isTrue();

    for (String bad : List.of("GET / HTTP/1.1\nHost: " + console.host() + "\n\n", GET + host() + "X: a\0b\r\n\r\n",
        "GET /a\0b HTTP/1.1\r\n" + host() + "\r\n")) {
      Raw answer = console.raw(bad);
      assertThat(answer.status()).as(bad).isEqualTo(400);
      assertThat(answer.closed()).as(bad).isTrue();
    }
  }

  @Test
  void W10_noSecondProtocolIsSpoken() throws Exception {
    Raw upgrade = console.raw(GET + host() + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
        + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
    assertThat(upgrade.text()).startsWith("HTTP/1.1 200");

    assertThat(console.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").closed()).isTrue();
  }

  @Test
  void W11_namesAreDataAndNothingElseMayRun() {
    Answer page = console.send(HttpMethod.GET, "/", null, null);

    assertThat(page.headers().get("Content-Security-Policy")).isEqualTo("default-src 'self'; script-src 'self'; "
        + "style-src 'self'; connect-src 'self' ws://" + console.host() + "; img-src 'self' data: blob:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; "
        + "require-trusted-types-for 'script'; trusted-types lit-html");
    assertThat(page.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.headers().get("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.headers().get("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(page.headers().get("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(page.headers().contains("Server")).isFalse();
  }

  @Test
  void W11_hostileNamesInPathsComeBackNowhere() throws Exception {
    Raw answer = console.raw("GET /api/v1/agents/n1/west/<script>alert(1)</script> HTTP/1.1\r\n" + host()
        + "Authorization: Bearer " + CONTROL + "\r\n\r\n");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).doesNotContain("script>");
    assertThat(Printable.of("a\n\u001B[31m\u202E\"")).isEqualTo("\"a\\u000a\\u001b[31m\\u202e\\\"\"");
  }

  @Test
  void W13_aPageThatDoesNotReadIsDroppedAndOthersAreNot() throws Exception {
    Page reader = Page.of(console, CONTROL);
    Page deaf = Page.of(console, VIEW);
    deaf.socket.pause();
    for (int id = 0; id < 16; id++) {
      deaf.subscribe(id, "agents", new JsonObject().put("offset", id * 200).put("limit", 200));
    }
    reader.subscribe(1, "overview", new JsonObject());

    for (int i = 0; i < 13; i++) { // longer than a page may stay silent
      reader.await(message -> message.getString("t").equals("delta"));
      reader.say(new JsonObject().put("t", "ack").put("seq", i));
    }

    deaf.socket.resume();
    deaf.await("bye");
    assertThat(deaf.awaitClose()).isEqualTo((short) 4408);
    List<Integer> numbers = reader.seen.stream().filter(message -> message.containsKey("seq"))
        .map(message -> message.getInteger("seq")).toList();
    assertThat(numbers).startsWith(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  }

  @Test
  void W14_errorsTellNeitherStackNorVersion() {
    Answer answer = console.get("/api/v1/series/nothing");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().toString()).doesNotContain("Exception", "dev.vertxagents", "at ", "0.1.0", "Vert");
    assertThat(answer.json().getJsonObject("error").fieldNames()).containsExactlyInAnyOrder("name", "executed",
        "message", "id");
  }

  @Test
  void aPortThatIsTakenIsToldUnlessItIsTheDefault() {
    assertThatThrownBy(() -> ConsoleUnderTest.of(Console.open(console.vertx,
        new ConsoleOptions().setPort(console.port))))
        .isInstanceOf(java.net.BindException.class);
  }
}
