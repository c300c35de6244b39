package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who watches what. Rounds run while a page is connected, and only topics that somebody watches are looked at; what is
 * alike is made once.
 */
final class Hub {
  private static final Logger LOG = LoggerFactory.getLogger(Console.class);

  /** Rounds are this far apart. */
  static final int STEP_MILLIS = 100;
  /** Rounds of whole seconds come so much later than the second, when its data are there. */
  private static final int LAG_MILLIS = 50;

  private final Vertx vertx;
  private final Topics topics;
  private final LongSupplier clock;
  private final OwnCost cost;
  private final Map<String, Shared> feeds = new HashMap<>();
  private final Set<StreamSocket> sockets = new HashSet<>();
  private @Nullable Long timer;
  private long step;

  /** @param clock milliseconds since 1970 */
  Hub(Vertx vertx, Topics topics, LongSupplier clock, OwnCost cost) {
    this.vertx = vertx;
    this.topics = topics;
    this.clock = clock;
    this.cost = cost;
    this.step = stepAt(clock.getAsLong());
  }

  /** A feed that is watched, and by how many subscriptions. */
  static final class Shared {
    final String key;
    final Feed feed;
    final int every;
    private int watchers;

    private Shared(String key, Feed feed, int every) {
      this.key = key;
      this.feed = feed;
      this.every = every;
    }
  }

  void add(StreamSocket socket) {
    sockets.add(socket);
    if (timer == null) {
      step = stepAt(clock.getAsLong());
      timer = vertx.setPeriodic(STEP_MILLIS, tick -> cost.charge(this::tick));
    }
  }

  void remove(StreamSocket socket) {
    if (sockets.remove(socket) && sockets.isEmpty() && timer != null) {
      vertx.cancelTimer(timer);
      timer = null;
    }
  }

  int size() {
    return sockets.size();
  }

  /** The pages that are connected now. */
  List<StreamSocket> sockets() {
    return List.copyOf(sockets);
  }

  /** How many different things are watched. */
  int watched() {
    return feeds.size();
  }

  Shared watch(String topic, JsonObject args) {
    int every = topics.every(topic);
    String key = topic + args.encode();
    Shared shared = feeds.get(key);
    if (shared == null) {
      shared = new Shared(key, topics.open(topic, args, () -> ready(key)), every);
      feeds.put(key, shared);
      shared.feed.advance();
    }
    shared.watchers++;
    return shared;
  }

  private void ready(String key) {
    Shared shared = feeds.get(key);
    if (shared != null) {
      sockets().forEach(socket -> socket.round(List.of(shared)));
    }
  }

  void leave(Shared shared) {
    if (--shared.watchers == 0) {
      feeds.remove(shared.key);
      shared.feed.close();
    }
  }

  /** Rounds that were missed, because the loop was busy, are not made up for. */
  void tick() {
    long before = step;
    step = stepAt(clock.getAsLong());
    List<Shared> due = new ArrayList<>();
    for (Shared shared : feeds.values()) {
      long steps = shared.every / STEP_MILLIS;
      if (Math.floorDiv(before, steps) != Math.floorDiv(step, steps)) {
        due.add(shared);
      }
    }
    due.forEach(Hub::advance);
    for (StreamSocket socket : sockets()) {
      socket.round(due);
    }
  }

  // what goes wrong with one topic is no reason to keep the others waiting
  private static void advance(Shared shared) {
    try {
      shared.feed.advance();
    } catch (RuntimeException e) {
      LOG.warn("console topic failed: topic={}", Printable.of(shared.key), e);
    }
  }

  private static long stepAt(long millis) {
    return Math.floorDiv(millis - LAG_MILLIS, STEP_MILLIS);
  }
}
