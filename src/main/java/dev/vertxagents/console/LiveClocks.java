package dev.vertxagents.console;

import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.clock.ClockControl;
import dev.vertxagents.clock.ClockState;
import dev.vertxagents.clock.StaleClockException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The clocks of this node's containers. */
final class LiveClocks {
  private static final Map<ClockState.Op, String> OPS = Map.of(ClockState.Op.PAUSE, "pause", ClockState.Op.RESUME,
      "resume", ClockState.Op.STEP, "step", ClockState.Op.RUN_TO, "runTo", ClockState.Op.SPEED, "speed");

  private final String node;
  private final Vertx vertx;

  LiveClocks(String node, Vertx vertx) {
    this.node = node;
    this.vertx = vertx;
  }

  /** Those that are not the machine's. */
  JsonObject all(List<ContainerView> views) {
    JsonArray clocks = new JsonArray();
    for (ContainerView view : views) {
      ClockState state = control(view).state();
      if (state.kind() != ClockState.Kind.REAL) {
        clocks.add(json(view, state));
      }
    }
    return new JsonObject().put("clocks", clocks);
  }

  JsonObject of(ContainerView view) {
    return json(view, control(view).state());
  }

  private ClockControl control(ContainerView view) {
    return ClockControl.of(vertx, view.container().clock());
  }

  private JsonObject json(ContainerView view, ClockState state) {
    JsonArray ops = new JsonArray();
    state.ops().stream().sorted().map(OPS::get).forEach(ops::add);
    JsonObject clock = new JsonObject().put("key", node + '/' + view.container().name())
        .put("kind", state.kind().name().toLowerCase(Locale.ROOT)).put("vt", state.time())
        .put("state", state.motion().name().toLowerCase(Locale.ROOT)).put("speed", state.speed()).put("ops", ops);
    if (state.owner() != null) {
      clock.put("owner", state.owner());
    }
    return clock.put("pendingTimers", state.timers()).put("nextAt", state.next()).put("epoch", state.epoch());
  }

  Future<JsonObject> change(ContainerView view, JsonObject args) {
    ClockControl control = control(view);
    double value = args.getDouble("value");
    long expect = args.getLong("expect");
    Future<ClockState> changed = switch (args.getString("op")) {
      case "pause" -> control.pause(expect);
      case "resume" -> control.resume(expect);
      case "step" -> value > 0 ? control.step(value, expect) : control.stepToNext(expect);
      case "runTo" -> control.runTo(value, expect);
      default -> control.speed(value, expect);
    };
    return changed.map(state -> json(view, state)).recover(failure -> Future.failedFuture(refusal(failure)));
  }

  private static Throwable refusal(Throwable failure) {
    if (failure instanceof StaleClockException) {
      return new Refusal(409, "STALE", "somebody else has moved this clock meanwhile: look again");
    }
    if (failure instanceof UnsupportedOperationException) {
      return new Refusal(409, "CLOCK_OP", failure.getMessage());
    }
    return failure instanceof IllegalArgumentException ? Refusal.badRequest(failure.getMessage(), "value") : failure;
  }
}
