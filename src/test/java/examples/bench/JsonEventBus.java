package examples.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The Vert.x event bus, clustered by Hazelcast, as applications use it: a {@code JsonObject} asks, another one answers.
 */
public final class JsonEventBus implements Contender {
  private static final String ADDRESS = "target/json";

  @Override
  public String name() {
    return Contenders.EVENT_BUS;
  }

  @Override
  public String pair() {
    return ClusterMember.PAIR;
  }

  @Override
  public Future<String> serve(Vertx vertx) {
    return ClusterMember.first().compose(member -> member.vertx().eventBus()
        .<JsonObject>consumer(ADDRESS, asked -> asked.reply(answer(asked.body()))).completion().map(member.place()));
  }

  private static JsonObject answer(JsonObject asked) {
    JsonArray args = asked.getJsonArray("args");
    return new JsonObject().put("result", asked.getString("path").equals("add")
        ? (Object) (args.getInteger(0) + args.getInteger(1)) : args.getString(0));
  }

  @Override
  public Future<Connection> connect(Vertx vertx, String where) {
    return ClusterMember.join(where)
        .map(member -> new BusConnection(member, new JsonTarget(member.vertx().eventBus())));
  }

  private record JsonTarget(EventBus bus) implements Target {
    @Override
    public Future<Integer> add(int a, int b) {
      return ask("add", new JsonArray().add(a).add(b)).map(answer -> answer.getInteger("result"));
    }

    @Override
    public Future<String> echo(String text) {
      return ask("echo", new JsonArray().add(text)).map(answer -> answer.getString("result"));
    }

    private Future<JsonObject> ask(String path, JsonArray args) {
      return bus.<JsonObject>request(ADDRESS, new JsonObject().put("path", path).put("args", args))
          .map(reply -> reply.body());
    }
  }
}
