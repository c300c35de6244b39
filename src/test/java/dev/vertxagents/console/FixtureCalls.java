package dev.vertxagents.console;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The calls of the fixture: each second some trees of a controller that reads, stores, and sometimes fails. */
final class FixtureCalls {
  static final int TREES = 3;
  static final int PER_TREE = 4;

  private final FixturePlant plant;

  FixtureCalls(FixturePlant plant) {
    this.plant = plant;
  }

  /** Those of one second, in the order in which they began. */
  List<JsonObject> of(int step) {
    List<JsonObject> calls = new ArrayList<>();
    if (plant.agents.size() > 4) {
      for (int tree = 0; tree < TREES; tree++) {
        tree(step, tree, calls);
      }
    }
    return calls;
  }

  /** The last so many, the newest first. */
  List<JsonObject> last(int step, int many) {
    List<JsonObject> calls = new ArrayList<>();
    for (int second = step; second >= 0 && calls.size() < many; second--) {
      List<JsonObject> some = of(second);
      for (int i = some.size() - 1; i >= 0 && calls.size() < many; i--) {
        calls.add(some.get(i));
      }
    }
    return calls;
  }

  private void tree(int step, int tree, List<JsonObject> calls) {
    Random chance = plant.chance("tree" + tree, step);
    String home = plant.node + "/" + plant.containers.get(0);
    String controller = home + "/controller.4";
    String meter = home + "/meter." + (tree == 0 ? 2 : tree == 1 ? 0 : 1);
    String store = home + "/store.3";
    int id = (step * TREES + tree) * PER_TREE + 1;
    long at = FixturePlant.at(step) + tree * 300_000L;
    boolean fails = plant.node.equals("n2") && tree == 0;
    calls.add(row(id, 0, "10.0.0.9:41000", controller, "balance", at, 9_000 + chance.nextInt(3_000)));
    calls.add(row(id + 1, id, controller, meter, "read", at + 400, tree == 0 ? 80_000 : 412));
    JsonObject put = row(id + 2, id, controller, store, "put", at + 2_000, 700);
    if (fails) {
      put.put("out", "30").put("x", "yes").put("err", plant.text("ValueError: shelf is full", step));
    }
    calls.add(put);
    calls.add(row(id + 3, id + 2, store, meter, "confirm", at + 2_300, 150 + chance.nextInt(100)));
  }

  private JsonObject row(int id, int cause, String from, String to, String method, long at, long micros) {
    return new JsonObject().put("id", plant.node + "-" + Integer.toHexString(id))
        .put("cause", cause == 0 ? null : plant.node + "-" + Integer.toHexString(cause)).put("from", from).put("to", to)
        .put("path", "agents/" + to.substring(to.lastIndexOf('/') + 1) + "/" + method).put("m", method)
        .put("road", from.contains(":") ? "tcp" : "local").put("at", at)
        .put("vt", plant.node.equals("n1") ? 3600 + (at - FixturePlant.BASE_MICROS) / 1e6 : null)
        .put("durUs", micros).put("out", "ok").put("side", "both").put("w", 1);
  }
}
