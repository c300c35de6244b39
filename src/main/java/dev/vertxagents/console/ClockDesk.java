package dev.vertxagents.console;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Moves clocks, for who has seen how they stand: {@code expect} is the epoch that the page knows. */
final class ClockDesk {
  private static final List<String> KEYS = List.of("op", "value", "expect");
  private static final List<String> OPS = List.of("pause", "resume", "step", "runTo", "speed");

  private final Everyone everyone;
  private final Audit audit;

  ClockDesk(ConsoleSource source, Audit audit) {
    this.everyone = new Everyone(source);
    this.audit = audit;
  }

  void handle(RoutingContext request) {
    JsonObject body = ConsoleApi.body(request, KEYS);
    String op = Arguments.text(body, "op", "");
    if (!OPS.contains(op)) {
      throw Refusal.badRequest("must be one of " + String.join(", ", OPS), "op");
    }
    if (!(body.getValue("expect") instanceof Number)) {
      throw Refusal.badRequest("must be the epoch of the clock as it was seen", "expect");
    }
    String container = request.pathParam("container");
    JsonObject args = new JsonObject().put("container", container).put("op", op)
        .put("value", Arguments.real(body, "value", 0)).put("expect", body.getInteger("expect"));
    String node = request.pathParam("node");
    everyone.one(node, Question.CLOCK, args)
        .onComplete(done -> audit.add(TokenCheck.viewer(request), "clock " + op, node + "/" + container,
            done.succeeded() ? "ok" : done.cause() instanceof Refusal refusal ? refusal.name() : "failed"))
        .onSuccess(clock -> ConsoleApi.send(request, clock)).onFailure(request::fail);
  }
}
