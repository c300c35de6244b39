package dev.vertxagents.console;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A console of the fixture and somebody who asks it, well or badly. */
final class ConsoleUnderTest implements AutoCloseable {
  static final String CONTROL = ConsoleFixture.TOKENS.control();
  static final String VIEW = ConsoleFixture.TOKENS.view();

  final Vertx vertx;
  final Console console;
  final int port;
  private final HttpClient client;
  private final WebSocketClient sockets;

  ConsoleUnderTest(ConsoleOptions options, JsonObject fixture) {
    this(options, new ConsoleFixture(fixture));
  }

  /** @param source null for the containers of its {@code Vertx} */
  ConsoleUnderTest(ConsoleOptions options, ConsoleSource source) {
    this(Vertx.vertx(), options, source);
  }

  /** Of a {@code Vertx} that is there already. */
  ConsoleUnderTest(Vertx vertx, ConsoleOptions options) {
    this(vertx, options, null);
  }

  private ConsoleUnderTest(Vertx vertx, ConsoleOptions options, ConsoleSource source) {
    this.vertx = vertx;
    client = vertx.createHttpClient();
    sockets = vertx.createWebSocketClient();
    console = of(Console.open(vertx, new ConsoleVerticle(options.setPort(0).setWebroot("src/test/resources/console"),
        source == null ? new LiveSource(vertx, "live") : source, ConsoleFixture.TOKENS)));
    port = Integer.parseInt(console.url().replaceAll(".*:(\\d+)/#.*", "$1"));
  }

  /** One that stands still at second 60. */
  static ConsoleUnderTest still() {
    return new ConsoleUnderTest(new ConsoleOptions(), new JsonObject().put("step", "60"));
  }

  static <T> T of(Future<T> future) {
    try {
      return future.await(20, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  String host() {
    return "127.0.0.1:" + port;
  }

  String origin() {
    return "http://" + host();
  }

  /** An answer, read to its end. */
  record Answer(int status, io.vertx.core.MultiMap headers, Buffer body) {
    JsonObject json() {
      return body.toJsonObject();
    }
  }

  Answer get(String path) {
    return send(HttpMethod.GET, path, CONTROL, null);
  }

  Answer post(String path, JsonObject body) {
    return send(HttpMethod.POST, path, CONTROL, body);
  }

  Answer send(HttpMethod method, String path, String token, JsonObject body) {
    RequestOptions request = request(method, path);
    if (token != null) {
      request.putHeader("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.putHeader("Content-Type", "application/json").putHeader("X-Agents-Console", "1")
          .putHeader("Origin", origin());
    }
    return send(request, body == null ? Buffer.buffer() : body.toBuffer());
  }

  RequestOptions request(HttpMethod method, String path) {
    return new RequestOptions().setMethod(method).setHost("127.0.0.1").setPort(port).setURI(path);
  }

  /** On an event loop: on this thread the body might have come before it is asked for, and then never comes. */
  Answer send(RequestOptions options, Buffer body) {
    Promise<Answer> answered = Promise.promise();
    vertx.runOnContext(own -> client.request(options).compose(request -> request.send(body))
        .compose(response -> answer(response)).onComplete(answered));
    return of(answered.future());
  }

  private static Future<Answer> answer(HttpClientResponse response) {
    return response.body().map(body -> new Answer(response.statusCode(), response.headers(), body));
  }

  /** A socket that nobody has said hello on. */
  WebSocket socket(String origin) {
    return of(connect(origin));
  }

  /** A page that nobody has said hello on. It hears from the first frame on, even if that is the end. */
  Page page() {
    return of(connect(origin()).map(Page::new));
  }

  private Future<WebSocket> connect(String origin) {
    WebSocketConnectOptions options = new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port)
        .setURI("/api/v1/stream").addSubProtocol(ConsoleServer.SUB_PROTOCOL);
    if (origin != null) {
      options.putHeader("Origin", origin);
    }
    return sockets.connect(options);
  }

  /** What comes back for these bytes within two seconds, and whether the connection is closed soon after it. */
  Raw raw(String... parts) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(2_000);
      InputStream in = socket.getInputStream();
      StringBuilder text = new StringBuilder();
      try {
        for (int i = 0; i < parts.length; i++) {
          if (i > 0) { // not before the last one was answered
            take(in, text);
          }
          socket.getOutputStream().write(parts[i].getBytes(StandardCharsets.ISO_8859_1));
          socket.getOutputStream().flush();
        }
        while (take(in, text)) {
          socket.setSoTimeout(new Raw(text.toString(), false).isWhole() ? 200 : 2_000);
        }
        return new Raw(text.toString(), true);
      } catch (java.net.SocketTimeoutException stillOpen) {
        return new Raw(text.toString(), false);
      } catch (java.net.SocketException reset) {
        return new Raw(text.toString(), true);
      }
    }
  }

  private static boolean take(InputStream in, StringBuilder text) throws IOException {
    byte[] chunk = new byte[8192];
    int read = in.read(chunk);
    text.append(new String(chunk, 0, Math.max(0, read), StandardCharsets.ISO_8859_1));
    return read >= 0;
  }

  /** Bytes that came back. */
  record Raw(String text, boolean closed) {
    /** Whether the last answer in it has all of its body. */
    private boolean isWhole() {
      String last = text.substring(Math.max(0, text.lastIndexOf("HTTP/1.1 ")));
      int body = last.indexOf("\r\n\r\n") + 4;
      Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(last);
      return body > 3 && length.find() && last.length() - body >= Integer.parseInt(length.group(1));
    }

    int status() {
      return text.isEmpty() ? 0 : Integer.parseInt(text.split(" ")[1]);
    }
  }

  @Override
  public void close() {
    of(vertx.close());
  }
}
