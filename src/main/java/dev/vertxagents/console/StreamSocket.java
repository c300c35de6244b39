package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket of one page: nothing happens on it before its first message has shown a token. */
final class StreamSocket {
  static final int HELLO_MILLIS = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(Console.class);
  private static final int MAX_HELLO = 1024;
  private static final int MAX_FRAGMENTS = 64;
  private static final int MAX_SUBSCRIPTIONS = 16;
  private static final long PING_MILLIS = 30_000;
  private static final long CLOSE_MILLIS = 2_000;

  private final ServerWebSocket socket;
  private final StreamDoor door;
  private final String peer;
  private final Outbound out;
  private final Notices notices = new Notices();
  private final Dictionary.Numbers told = new Dictionary.Numbers();
  private final Map<Integer, Subscription> subscriptions = new HashMap<>();
  private @Nullable Viewer viewer;
  private double factor = 1;
  private int fragments;
  private boolean isClosing;
  private long pinged;

  StreamSocket(ServerWebSocket socket, StreamDoor door, String peer) {
    this.socket = socket;
    this.door = door;
    this.peer = peer;
    this.out = new Outbound(socket, door.cost());
  }

  void open() {
    pinged = door.nowMillis();
    long timer = door.vertx().setTimer(HELLO_MILLIS, late -> {
      if (viewer == null) {
        bye(4401, "no hello within " + HELLO_MILLIS / 1000 + " s");
      }
    });
    socket.frameHandler(this::frame).textMessageHandler(this::message).exceptionHandler(this::broken)
        .closeHandler(closed -> {
          door.vertx().cancelTimer(timer);
          door.gone(this);
          closed();
        });
  }

  private void frame(WebSocketFrame frame) {
    fragments = frame.isFinal() ? 0 : fragments + 1;
    if (frame.isBinary()) {
      bye(1003, "messages are text");
    } else if (fragments > MAX_FRAGMENTS) {
      bye(1009, "a message in more than " + MAX_FRAGMENTS + " frames");
    }
  }

  /** A message above the limit, or a connection that is gone: of that nobody has to be told. */
  private void broken(Throwable cause) {
    bye(1009, "the message is too large");
  }

  private void message(String text) {
    if (isClosing) {
      return;
    }
    try {
      JsonObject message = new JsonObject(text);
      if (viewer == null) {
        hello(message, text.length());
      } else if (out.hasTooMuch()) { // who only asks and never reads is not answered for ever
        giveUp();
      } else {
        obey(message);
      }
    } catch (Refusal refusal) {
      notice("error", refusal.getMessage(), refusal.key());
    } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
      bye(1007, "the message cannot be read");
    }
  }

  private void hello(JsonObject message, int length) {
    if (length > MAX_HELLO || !"hello".equals(message.getString("t"))) {
      bye(4401, "the first message is a hello of 1 KiB at most");
      return;
    }
    try {
      Viewer admitted = door.admit(message.getString("token"), peer);
      String sid = door.sessions().open(message.getString("resume"), this);
      viewer = new Viewer(sid, admitted.right());
      send(door.welcome(viewer));
    } catch (Refusal refusal) {
      bye(4401, refusal.getMessage());
    }
  }

  private void obey(JsonObject message) {
    switch (String.valueOf(message.getString("t"))) {
      case "sub" -> subscribe(message.getInteger("id"), message.getString("topic"),
          message.getJsonObject("args", new JsonObject()));
      case "unsub" -> unsubscribe(message.getInteger("id"));
      case "rate" -> factor = Math.max(0, Math.min(1, message.getDouble("factor")));
      case "ack" -> out.acknowledged();
      case "ping" -> send(new JsonObject().put("t", "pong").put("v", 1).put("c", message.getValue("c"))
          .put("at", door.nowMicros()).put("now", door.nowMicros()));
      default -> { } // a newer page may know more than we do
    }
  }

  private void subscribe(@Nullable Integer id, @Nullable String topic, JsonObject args) {
    if (id == null || topic == null) {
      throw Refusal.badRequest("a subscription needs an id and a topic", "id");
    }
    unsubscribe(id);
    if (subscriptions.size() >= MAX_SUBSCRIPTIONS) {
      throw new Refusal(429, "SUBSCRIPTIONS", "more than " + MAX_SUBSCRIPTIONS + " subscriptions on one page");
    }
    Subscription subscription = new Subscription(id, topic, door.hub().watch(topic, args));
    subscriptions.put(id, subscription);
    send(subscription);
  }

  private void unsubscribe(@Nullable Integer id) {
    Subscription before = subscriptions.remove(id);
    if (before != null) {
      door.hub().leave(before.shared);
    }
  }

  /** Sends what is new of that which this page watches. */
  void round(List<Hub.Shared> due) {
    if (viewer == null || isClosing || socket.isClosed()) {
      return;
    }
    long now = door.nowMillis();
    if (out.isTooSlow(now)) {
      giveUp();
      return;
    }
    if (now - pinged > PING_MILLIS) {
      pinged = now;
      socket.writePing(Buffer.buffer());
    }
    for (Subscription subscription : new ArrayList<>(subscriptions.values())) {
      if (due.contains(subscription.shared)) {
        next(subscription);
      }
    }
  }

  private void giveUp() {
    LOG.warn("console page does not keep up and is closed: code=4408 peer={} queuedBytes={}", Printable.of(peer),
        out.queued());
    bye(4408, "this page does not keep up");
  }

  private void next(Subscription subscription) {
    boolean isWanted = subscription.isWanted(factor);
    if (isWanted && !out.isFull()) {
      send(subscription);
      return;
    }
    int lost = subscription.shared.feed.lost();
    if (lost > 0) {
      subscription.lost(lost, isWanted ? "slow" : "rate");
    } else {
      subscription.missed();
    }
  }

  private void send(Subscription subscription) {
    try {
      Frame frame = subscription.next();
      JsonObject gap = subscription.gap();
      if (gap != null) {
        send(gap);
      }
      if (frame != null) {
        JsonObject names = door.dictionary().missing(frame.numbers(), told);
        if (names != null) {
          send(names.put("t", "dict").put("v", 1));
        }
        out.write(subscription.head(frame), frame.tail(), door.nowMillis());
      }
    } catch (RuntimeException e) {
      LOG.warn("console topic failed: topic={}", subscription.topic, e);
      notice("error", "the topic " + subscription.topic + " failed: see the log", "topic-" + subscription.topic);
    }
  }

  /** Tells the page something; the same again within a second is left out. */
  void notice(String level, String text, String key) {
    if (notices.isNew(key, door.nowMillis())) {
      send(new JsonObject().put("t", "notice").put("v", 1).put("level", level).put("text", text).put("key", key));
    }
  }

  /** These numbers of agents mean nothing any more: the page forgets those that it knows. */
  void forget(NumberSet gone) {
    JsonArray known = new JsonArray();
    told.forget(gone).forEach(known::add);
    if (!known.isEmpty()) {
      send(new JsonObject().put("t", "dict").put("v", 1).put("gone", known));
    }
  }

  private void send(JsonObject message) {
    if (!isClosing && !socket.isClosed()) {
      out.write(message.encode(), null, door.nowMillis());
    }
  }

  /** Says why, then hangs up; on who does not listen, too. */
  void bye(int code, String reason) {
    if (isClosing || socket.isClosed()) {
      return;
    }
    send(new JsonObject().put("t", "bye").put("v", 1).put("code", code).put("reason", reason));
    isClosing = true;
    door.vertx().setTimer(CLOSE_MILLIS, late -> door.cut(this));
    socket.close((short) code, reason);
    closed();
  }

  private void closed() {
    subscriptions.values().forEach(subscription -> door.hub().leave(subscription.shared));
    subscriptions.clear();
    if (viewer != null) {
      door.sessions().closed(viewer.id(), this);
    }
    door.hub().remove(this);
  }

  /** Bytes that wait for this page. */
  long queued() {
    return out.queued();
  }
}
