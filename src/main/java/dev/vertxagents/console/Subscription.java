package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonObject;

/** What one page watches under one number, and what it has had of it. */
final class Subscription {
  final int id;
  final String topic;
  final Hub.Shared shared;
  private long sent;
  private boolean isComplete;
  private int missed;
  private double turn;
  private long lost;
  private String why = "";

  Subscription(int id, String topic, Hub.Shared shared) {
    this.id = id;
    this.topic = topic;
    this.shared = shared;
  }

  /** Whether this round is one of those that the page wants: of four with a factor of 0.25, one. */
  boolean isWanted(double factor) {
    turn += factor;
    if (turn < 1) {
      return false;
    }
    turn = Math.min(turn - 1, 1);
    return true;
  }

  /** A round went by without it: if anything changed then, it does not know that. */
  void missed() {
    if (shared.feed.hasChanged()) {
      missed++;
    }
  }

  /** So much of a round went by without it that no snap repeats. */
  void lost(int entries, String why) {
    lost += entries;
    this.why = why;
  }

  /** What it has to be told of that, null if nothing. */
  JsonObject gap() {
    if (lost == 0) {
      return null;
    }
    JsonObject gap = new JsonObject().put("t", "gap").put("v", 1).put("id", id).put("n", lost).put("why", why);
    lost = 0;
    return gap;
  }

  /** What brings it up to date, null if it is. */
  @Nullable Frame next() {
    if (isComplete && missed == 0) {
      return shared.feed.delta();
    }
    Frame changes = isComplete ? shared.feed.delta(missed) : null;
    missed = 0;
    isComplete = changes != null;
    return isComplete ? changes : shared.feed.snap();
  }

  /** The beginning of the message with that frame; it is sent. */
  String head(Frame frame) {
    JsonObject head = new JsonObject().put("t", isComplete ? "delta" : "snap").put("v", 1).put("id", id)
        .put("topic", topic).put("seq", ++sent).put("at", frame.at()).put("every", shared.every);
    if (frame.nodes() != null) {
      head.put("nodes", frame.nodes());
    }
    if (frame.sampled() < 1) {
      head.put("sampled", frame.sampled());
    }
    isComplete = true;
    String text = head.encode();
    return text.substring(0, text.length() - 1);
  }
}
