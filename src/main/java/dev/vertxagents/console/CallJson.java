package dev.vertxagents.console;

import dev.vertxagents.observe.CallRow;
import dev.vertxagents.rpc.CallIds;
import dev.vertxagents.rpc.Executed;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Recorded calls in JSON, with agents by their keys. */
final class CallJson {
  private final String node;

  CallJson(String node) {
    this.node = node;
  }

  JsonArray of(List<CallRow> calls) {
    JsonArray rows = new JsonArray();
    calls.forEach(call -> rows.add(of(call)));
    return rows;
  }

  JsonObject of(CallRow call) {
    JsonObject row = new JsonObject().put("id", CallIds.text(call.id()))
        .put("cause", call.cause() == 0 ? null : CallIds.text(call.cause()))
        .put("from", key(call.from())).put("to", key(call.to())).put("path", call.path()).put("m", call.method())
        .put("road", call.road()).put("at", call.at())
        .put("vt", Double.isNaN(call.virtualTime()) ? null : call.virtualTime())
        .put("durUs", call.pending() ? null : call.nanos() / 1_000)
        .put("out", call.pending() ? null : call.code() == null ? "ok" : String.valueOf(call.code().number()));
    if (call.executed() != null && call.code() != null) {
      row.put("x", executed(call.executed()));
    }
    if (call.error() != null) {
      row.put("err", call.error());
    }
    return row.put("side", call.side().name().toLowerCase(Locale.ROOT)).put("w", call.weight());
  }

  static String executed(@Nullable Executed executed) {
    return executed == null ? "maybe" : executed.name().toLowerCase(Locale.ROOT);
  }

  /** Fails with {@link Refusal} if it is none. */
  static long id(String text) {
    try {
      return CallIds.parse(text);
    } catch (NumberFormatException e) {
      throw Refusal.notFound("no such call");
    }
  }

  /** {@code west/meter.3} is of this node; what is known of a peer has a colon, which names have not. */
  private String key(String name) {
    return name.indexOf('/') > 0 && name.indexOf(':') < 0 ? node + '/' + name : name;
  }
}
