package dev.vertxagents.agent;

import dev.vertxagents.rpc.Arg;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An agent that takes messages of the event bus. */
class Doorbell extends Agent {
  final List<Object> rung = new ArrayList<>();
  final Promise<String> never = Promise.promise();

  record Visit(String who, int minutes) {
  }

  @Expose(value = "ring_it", address = "bell.ring")
  public String ring(String who) {
    rung.add(who);
    return "ding, " + who;
  }

  @Expose(address = "bell.visit")
  Visit visit(Visit visit) {
    return new Visit(visit.who(), visit.minutes() + 1);
  }

  @Expose(address = "bell.add")
  int add(int a, @Arg(orElse = "10") int b) {
    return a + b;
  }

  @Expose(address = "bell.sum")
  int sum(int... values) {
    int sum = 0;
    for (int value : values) {
      sum += value;
    }
    return sum;
  }

  @Expose(address = "bell.push")
  Future<Void> push() {
    rung.add("push");
    return Future.succeededFuture();
  }

  @Expose
  public Future<Map<String, Object>> everything() {
    return Future.succeededFuture(Map.of("list", List.of(1, 2.5, "x"), "self", self()));
  }

  @Expose
  List<Integer> list() {
    return List.of(1, 2);
  }

  @Expose
  void fail(String how) {
    throw new IllegalArgumentException(how);
  }

  @Expose
  public Future<String> never() {
    return never.future();
  }
}
