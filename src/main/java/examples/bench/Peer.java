package examples.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The answering JVM of one pair of {@link RemoteCalls}: the answering half of its contenders. Says where each is. */
public final class Peer {
  private Peer() {
  }

  /** Takes the plan as its only argument. */
  public static void main(String[] args) throws IOException {
    Plan plan = Plan.of(new JsonObject(args[0]));
    Vertx vertx = Vertx.vertx();
    Future<JsonArray> places = Future.succeededFuture(new JsonArray());
    for (Contender contender : Contenders.present(plan.contenders(), plan.codec())) {
      places = places.compose(before -> contender.serve(vertx).map(before::add));
    }
    Child.answer(places.map(all -> new JsonObject().put("places", all)));
  }

  /** Connects to each, in the order in which they were served. */
  static Future<List<Connected>> connect(Vertx vertx, Plan plan, JsonArray places) {
    Future<List<Connected>> connected = Future.succeededFuture(new ArrayList<>());
    List<Contender> contenders = Contenders.present(plan.contenders(), plan.codec());
    for (int i = 0; i < contenders.size(); i++) {
      Contender contender = contenders.get(i);
      String where = places.getString(i);
      connected = connected.compose(before -> contender.connect(vertx, where)
          .onSuccess(connection -> before.add(new Connected(contender.name(), connection))).map(before));
    }
    return connected;
  }

  /** A contender that can be called. */
  record Connected(String name, Connection connection) {
  }
}
