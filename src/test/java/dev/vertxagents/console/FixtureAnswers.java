package dev.vertxagents.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.IntSupplier;

/** What a node of the fixture answers when it is asked. */
final class FixtureAnswers {
  private static final List<String> SERIES = List.of("cost", "residual", "calls/s", "p99");

  private final FixturePlant plant;
  private final FixtureCalls calls;
  private final IntSupplier step;
  private final FixtureClock clock;

  FixtureAnswers(FixturePlant plant, FixtureCalls calls, IntSupplier step) {
    this.plant = plant;
    this.calls = calls;
    this.step = step;
    this.clock = new FixtureClock(plant.node, step);
  }

  Future<JsonObject> to(Question question, JsonObject args) {
    try {
      return Future.succeededFuture(switch (question) {
        case AGENT -> agent(args);
        case STATE -> state(args);
        case CALL -> FixtureMethods.call(plant, args, step.getAsInt());
        case CALLS -> calls(args);
        case TREE -> tree(args);
        case SERIES -> series();
        case POINTS -> points(args);
        case FAILURES -> failures();
        case CLOCKS -> clock.all();
        case CLOCK -> clock.change(args);
        case NODE -> node();
      });
    } catch (Refusal refusal) {
      return Future.failedFuture(refusal);
    }
  }

  private boolean isHere(JsonObject args) {
    return plant.agents.stream().anyMatch(agent -> agent.container().equals(args.getString("container"))
        && agent.aid().equals(args.getString("aid")));
  }

  private JsonObject agent(JsonObject args) {
    if (!isHere(args)) {
      return new JsonObject();
    }
    String aid = args.getString("aid");
    String key = plant.node + "/" + args.getString("container") + "/" + aid;
    List<JsonObject> recent = calls.last(step.getAsInt(), 600).stream()
        .filter(row -> row.getString("to").equals(key) || row.getString("from").equals(key)).limit(50).toList();
    JsonArray pending = new JsonArray();
    recent.stream().filter(row -> row.getString("to").equals(key)).limit(1)
        .forEach(row -> pending.add(row.copy().putNull("durUs").putNull("out")));
    return new JsonObject().put("address", "tcp://" + plant.node + ".example:5555/" + aid)
        .put("class", "examples.plant." + (aid.equals("kitchen") ? "Kitchen" : "Meter")).put("threading", "EVENT_LOOP")
        .put("startedAt", FixturePlant.BASE_MICROS).put("clock", clock.of(args.getString("container")))
        .put("methods", FixtureMethods.of(aid)).put("pendingIn", pending).put("pendingOut", new JsonArray())
        .put("recent", new JsonArray(List.copyOf(recent)))
        .put("series", new JsonArray().add(args.getString("container") + "/" + aid + ".power"))
        .put("stateExposed", aid.equals("kitchen"));
  }

  private JsonObject state(JsonObject args) {
    if (!isHere(args)) {
      throw Refusal.notFound("no such agent");
    }
    if (!args.getString("aid").equals("kitchen")) {
      throw new Refusal(409, "STATE_NOT_EXPOSED", "this agent does not tell its state (it may implement Inspectable)");
    }
    return new JsonObject().put("at", FixturePlant.at(step.getAsInt())).put("supported", true).put("truncated", false)
        .put("value", new JsonObject().put("orders", 3).put("note", plant.text("all is well", 1))
            .put("big", new JsonObject().put("$", "int").put("v", "9223372036854775807"))
            .put("dishes", new JsonArray().add("soup").add(new JsonObject().put("$", "cut").put("n", 1200))));
  }

  private JsonObject calls(JsonObject args) {
    JsonArray rows = new JsonArray();
    JsonArray agents = args.getJsonArray("agents");
    calls.last(step.getAsInt(), 2_000).stream()
        .filter(row -> agents.isEmpty() || agents.contains(row.getString("from"))
            || agents.contains(row.getString("to")))
        .filter(row -> args.getString("method").isEmpty() || row.getString("m").equals(args.getString("method")))
        .filter(row -> !args.getBoolean("failed") || !"ok".equals(row.getString("out")))
        .filter(row -> row.getLong("at") >= args.getLong("from") && row.getLong("at") <= args.getLong("to"))
        .limit(args.getInteger("limit")).forEach(rows::add);
    return new JsonObject().put("rows", rows).putNull("next").put("complete", true);
  }

  private JsonObject tree(JsonObject args) {
    String call = args.getString("id");
    int id = call.startsWith(plant.node + "-") ? Integer.parseInt(call.substring(plant.node.length() + 1), 16) - 1 : -1;
    if (id < 0) {
      return new JsonObject();
    }
    int tree = id / FixtureCalls.PER_TREE;
    JsonArray rows = new JsonArray();
    List<JsonObject> all = calls.of(tree / FixtureCalls.TREES);
    int first = tree % FixtureCalls.TREES * FixtureCalls.PER_TREE;
    all.stream().skip(first).limit(FixtureCalls.PER_TREE).forEach(rows::add);
    return new JsonObject().put("root", rows.isEmpty() ? null : rows.getJsonObject(0).getString("id")).put("rows", rows)
        .put("missing", 0).put("truncated", false);
  }

  private JsonObject series() {
    JsonArray series = new JsonArray();
    if (plant.node.equals("n1")) {
      SERIES.forEach(name -> series.add(new JsonObject().put("name", name).put("unit", unit(name))
          .put("last", value(name, step.getAsInt()))));
    }
    return new JsonObject().put("series", series);
  }

  private static String unit(String name) {
    return name.equals("cost") ? "€/h" : name.equals("p99") ? "us" : "";
  }

  private double value(String name, int second) {
    return switch (name) {
      case "cost" -> 8_000 + 4_000 * Math.exp(-second / 40.0) + Math.sin(second / 3.0) * 30;
      case "residual" -> Math.exp(-second / 25.0);
      default -> 900 + plant.chance(name, second).nextInt(300);
    };
  }

  private JsonObject points(JsonObject args) {
    String name = args.getString("name");
    if (!plant.node.equals("n1") || !SERIES.contains(name)) {
      return new JsonObject();
    }
    JsonArray[] columns = {new JsonArray(), new JsonArray(), new JsonArray(), new JsonArray()};
    int now = step.getAsInt();
    for (int second = Math.max(0, now - 600); second <= now; second++) {
      double time = FixturePlant.at(second) / 1e6;
      if (time >= args.getDouble("from") && time <= args.getDouble("to", Double.MAX_VALUE)) {
        columns[0].add(args.getBoolean("virtual", false) ? 3_600.0 + second : time);
        columns[1].add(value(name, second) * 0.99);
        columns[2].add(value(name, second));
        columns[3].add(value(name, second) * 1.01);
      }
    }
    return new JsonObject().put("name", name).put("unit", unit(name)).put("step", 1).put("t", columns[0])
        .put("min", columns[1]).put("avg", columns[2]).put("max", columns[3]);
  }

  private JsonObject failures() {
    JsonArray groups = new JsonArray();
    if (plant.node.equals("n2") && plant.agents.size() > 4) {
      int now = step.getAsInt();
      JsonArray trend = new JsonArray();
      for (int i = 0; i < 60; i++) {
        trend.add(i < 54 ? 0 : 4 + plant.chance("trend", now / 10 - 60 + i).nextInt(6));
      }
      JsonArray samples = new JsonArray();
      calls.last(now, 36).stream().filter(row -> !"ok".equals(row.getString("out"))).limit(3).forEach(samples::add);
      groups.add(new JsonObject().put("code", 30).put("name", "REMOTE_FAILURE").put("type", "Store")
          .put("method", "put")
          .put("n", now * 3).put("first", FixturePlant.BASE_MICROS).put("last", FixturePlant.at(now))
          .put("x", "yes").put("trend", trend).put("samples", samples));
    }
    return new JsonObject().put("groups", groups);
  }

  private JsonObject node() {
    JsonArray containers = new JsonArray();
    plant.containers.forEach(name -> containers.add(new JsonObject().put("name", name)
        .put("address", "tcp://" + plant.node + ".example:5555/").put("agents", 100).put("running", 3)
        .put("draining", false)));
    return new JsonObject().put("recorderBytes", 9_000_000).put("containers", containers)
        .put("channels", new JsonObject().put("tcp", 9).put("bus", 2)).put("cpu", 0.02)
        .put("skewMs", plant.node.equals("n3") ? -3 : 0).put("skewErrMs", plant.node.equals("n1") ? 0 : 1);
  }
}
