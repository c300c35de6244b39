package dev.vertxagents.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who changed what through this console: the last thousand, and a line in the log each. Never with values. */
final class Audit {
  static final int MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
  private static final int MAX_TEXT = 200;

  private final Deque<JsonObject> entries = new ArrayDeque<>();

  /** @param action {@code call setLimit}, {@code clock pause}; {@code target} whom; both may come from outside */
  void add(Viewer viewer, String action, String target, String outcome) {
    if (entries.size() >= MAX) {
      entries.removeFirst();
    }
    entries.add(new JsonObject().put("at", ConsoleApi.micros()).put("viewer", viewer.id()).put("action", cut(action))
        .put("target", cut(target)).put("outcome", cut(outcome)));
    LOG.info("console: viewer={} action={} target={} outcome={}", Printable.of(viewer.id()), Printable.of(cut(action)),
        Printable.of(cut(target)), Printable.of(cut(outcome)));
  }

  /** The newest first. */
  JsonArray toJson() {
    JsonArray all = new JsonArray();
    entries.descendingIterator().forEachRemaining(all::add);
    return all;
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }
}
