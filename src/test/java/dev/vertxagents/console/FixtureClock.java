package dev.vertxagents.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.IntSupplier;

/** The clocks of the fixture: one that the console may move, one that mosaik does. */
final class FixtureClock {
  private final String node;
  private final IntSupplier step;
  private String state = "running";
  private double offset;
  private double speed = 10;
  private int epoch = 7;

  FixtureClock(String node, IntSupplier step) {
    this.node = node;
    this.step = step;
  }

  JsonObject all() {
    JsonArray clocks = new JsonArray();
    if (node.equals("n1")) {
      clocks.add(of("west"));
    } else if (node.equals("n2")) {
      clocks.add(of("grid"));
    }
    return new JsonObject().put("clocks", clocks);
  }

  JsonObject of(String container) {
    String key = node + "/" + container;
    if (key.equals("n1/west")) {
      return new JsonObject().put("key", key).put("kind", "external").put("vt", 3_600 + step.getAsInt() + offset)
          .put("state", state).put("speed", speed)
          .put("ops", new JsonArray().add("pause").add("resume").add("step").add("runTo").add("speed"))
          .put("pendingTimers", 12).put("nextAt", 3_601.0 + step.getAsInt() + offset).put("epoch", epoch);
    }
    if (key.equals("n2/grid")) {
      return new JsonObject().put("key", key).put("kind", "external").put("vt", 900.0).put("state", "waiting")
          .put("speed", 1).put("ops", new JsonArray()).put("owner", "mosaik").put("pendingTimers", 3)
          .put("nextAt", 1_800.0).put("epoch", 1);
    }
    return new JsonObject().put("key", key).put("kind", "real").put("ops", new JsonArray());
  }

  JsonObject change(JsonObject args) {
    if (!node.equals("n1") || !args.getString("container").equals("west")) {
      throw new Refusal(409, "CLOCK_OP", "this clock is moved by somebody else");
    }
    if (!Integer.valueOf(epoch).equals(args.getInteger("expect"))) {
      throw new Refusal(409, "STALE", "somebody else has moved this clock meanwhile: epoch=" + epoch);
    }
    switch (args.getString("op")) {
      case "pause" -> state = "paused";
      case "resume" -> state = "running";
      case "step" -> offset += 1;
      case "speed" -> speed = args.getDouble("value");
      default -> offset = args.getDouble("value") - 3_600 - step.getAsInt();
    }
    epoch++;
    return of("west");
  }
}
