package dev.vertxagents.console;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.observe.FlightRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Fifty containers and a console, alone in a process, so that its memory can be weighed: that is told in lines
 * {@code weighed {"heap":…,"recorder":…,"names":…}}, in bytes, bytes and entries.
 */
final class WeighedConsole {
  static final int CONTAINERS = 50;

  private static final int COLLECTIONS = 4;
  /** The recorder collects names anew each minute; the dictionary is sooner. */
  private static final long FORGOTTEN_MILLIS = 68_000;
  private static final List<String> TOPICS = List.of("overview", "topology", "agents", "calls", "failures", "nodes",
      "clock");

  final Vertx vertx = Vertx.vertx();
  final FlightRecorder recorder = FlightRecorder.of(vertx);
  final List<Container> containers = new ArrayList<>();
  private final ConsoleVerticle verticle = new ConsoleVerticle(new ConsoleOptions().setPort(0),
      new LiveSource(vertx, "weighed"), ConsoleFixture.TOKENS);
  private final Console console = Console.open(vertx, verticle).await();
  private final WebSocketClient client = vertx.createWebSocketClient();

  WeighedConsole() {
    for (int i = 0; i < CONTAINERS; i++) {
      containers.add(Container.builder(vertx).with(new ContainerOptions().setName("hall-" + i)).observe(recorder)
          .open().await());
    }
  }

  /** The link of its page. */
  String url() {
    return console.url();
  }

  /** One more page that watches everything. */
  void look() {
    String origin = console.url().replaceAll("/#.*", "");
    WebSocket socket = client.connect(new WebSocketConnectOptions().addHeader("Origin", origin)
        .setAbsoluteURI(origin.replace("http", "ws") + "/api/v1/stream").addSubProtocol(ConsoleServer.SUB_PROTOCOL))
        .await();
    socket.textMessageHandler(text -> {
      if (text.contains("\"seq\"")) {
        say(socket, new JsonObject().put("t", "ack"));
      }
    });
    say(socket, new JsonObject().put("t", "hello").put("token", ConsoleFixture.TOKENS.control()).put("v", 1));
    for (String topic : TOPICS) {
      say(socket, new JsonObject().put("t", "sub").put("id", TOPICS.indexOf(topic)).put("topic", topic));
    }
  }

  private static void say(WebSocket socket, JsonObject message) {
    socket.writeTextMessage(message.encode());
  }

  /** When what is gone has been forgotten. */
  void settle() {
    vertx.timer(FORGOTTEN_MILLIS, TimeUnit.MILLISECONDS).await();
  }

  void weigh() {
    long heap = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      heap = Math.min(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      vertx.timer(300, TimeUnit.MILLISECONDS).await();
    }
    System.out.println("weighed " + new JsonObject().put("heap", heap).put("recorder", recorder.bytes())
        .put("names", verticle.names().await()).encode());
  }

  void end() {
    vertx.close().await();
  }
}
