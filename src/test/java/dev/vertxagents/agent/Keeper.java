package dev.vertxagents.agent;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Keeps what it is given, and gives what it keeps. */
@Expose
interface Keeper {
  Future<Void> keep(List<Integer> numbers, Map<String, List<String>> lists, Box box, JsonObject json, int... rest);

  Future<List<Integer>> numbers();

  Future<Map<String, List<String>>> lists();

  /** A record that can change. */
  record Box(List<String> inside) {
  }
}
