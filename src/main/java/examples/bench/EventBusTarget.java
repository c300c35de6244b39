package examples.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;

/**
 * The target over the event bus, with the cheapest bodies that say the same: two numbers in one {@code Long}. Each
 * request has the default deadline.
 */
final class EventBusTarget implements Target {
  private static final String ADD = "target/add";
  private static final String ECHO = "target/echo";

  private final EventBus bus;

  EventBusTarget(Vertx vertx) {
    bus = vertx.eventBus();
  }

  /** Answers, on the current context. */
  static Future<Void> serve(Vertx vertx) {
    return Future.all(
        vertx.eventBus().<Long>consumer(ADD, asked -> asked.reply((int) (asked.body() >> 32) + asked.body().intValue()))
            .completion(),
        vertx.eventBus().<String>consumer(ECHO, asked -> asked.reply(asked.body())).completion()).mapEmpty();
  }

  @Override
  public Future<Integer> add(int a, int b) {
    return bus.<Integer>request(ADD, (long) a << 32 | b).map(Message::body);
  }

  @Override
  public Future<String> echo(String text) {
    return bus.<String>request(ECHO, text).map(Message::body);
  }
}
