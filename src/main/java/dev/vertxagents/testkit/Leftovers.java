package dev.vertxagents.testkit;

import dev.vertxagents.clock.SteppedClock;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a test leaves behind, in words: calls, timers, sockets, buffers. */
final class Leftovers {
  private final List<String> found = new ArrayList<>();

  /** Calls that somebody waits for. Before anything is closed: that would end them. */
  void calls(CallLog calls) {
    calls.pending().forEach(call -> found.add("call " + call));
  }

  /** Timers of the stepped clock that belong to no agent, since those end with it. After the containers are closed. */
  void timers(SteppedClock clock) {
    if (clock.queued() > 0) {
      found.add("timers of the clock: " + clock.queued());
    }
  }

  /**
   * Timers of Vert.x itself that belong to no verticle. It numbers them, and says of each whether there was something
   * to cancel.
   */
  void timers(Vertx vertx) {
    long last = vertx.setTimer(TimeUnit.HOURS.toMillis(1), id -> { });
    int left = 0;
    for (long id = 0; id < last; id++) {
      left += vertx.cancelTimer(id) ? 1 : 0;
    }
    vertx.cancelTimer(last);
    if (left > 0) {
      found.add("timers of Vert.x: " + left);
    }
  }

  /** Sockets and servers that nobody closed. After all that is ours is closed. */
  void sockets(Instruments instruments) {
    found.addAll(instruments.open());
  }

  /** After the {@code Vertx} is closed: it takes those with it that were under way. */
  void buffers(List<String> open) {
    found.addAll(open);
  }

  /** Something else that should not be. */
  void add(String trouble) {
    found.add(trouble);
  }

  List<String> found() {
    return found;
  }
}
