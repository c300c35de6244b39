package dev.vertxagents.console;

import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A page that is connected: says things and waits for what it is told. */
final class Page {
  final WebSocket socket;
  final List<JsonObject> seen = new ArrayList<>();
  final CompletableFuture<Short> closed = new CompletableFuture<>();
  private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();

  Page(WebSocket socket) {
    this.socket = socket;
    socket.textMessageHandler(text -> messages.add(new JsonObject(text)));
    socket.closeHandler(end -> closed.complete(socket.closeStatusCode() == null ? -1 : socket.closeStatusCode()));
  }

  /** One that has been let in. */
  static Page of(ConsoleUnderTest console, String token) throws InterruptedException {
    Page page = console.page();
    page.say(new JsonObject().put("t", "hello").put("token", token).put("v", 1).put("client", "test"));
    page.await(message -> message.getString("t").equals("welcome"));
    return page;
  }

  void say(JsonObject message) {
    ConsoleUnderTest.of(socket.writeTextMessage(message.encode()));
  }

  void subscribe(int id, String topic, JsonObject args) {
    say(new JsonObject().put("t", "sub").put("id", id).put("topic", topic).put("args", args));
  }

  JsonObject await(String type) throws InterruptedException {
    return await(message -> message.getString("t").equals(type));
  }

  JsonObject await(Predicate<JsonObject> wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (true) {
      JsonObject next = messages.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new AssertionError("not told; seen: " + seen);
      }
      seen.add(next);
      if (wanted.test(next)) {
        return next;
      }
    }
  }

  short awaitClose() throws Exception {
    return closed.get(15, TimeUnit.SECONDS);
  }
}
