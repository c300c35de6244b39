package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallIds;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;

/** Rows of calls as lines of JSON, as files and the console have them. */
final class RowText {
  private static final double NANOS_PER_MICRO = 1_000;

  private RowText() {
  }

  static JsonObject write(CallRow row) {
    JsonObject json = new JsonObject().put("id", CallIds.text(row.id()));
    json.put("cause", row.cause() == 0 ? null : CallIds.text(row.cause())).put("root", CallIds.text(row.root()))
        .put("from", row.from()).put("to", row.to()).put("path", row.path()).put("m", row.method())
        .put("road", row.road()).put("at", row.at());
    if (!Double.isNaN(row.virtualTime())) {
      json.put("vt", row.virtualTime());
    }
    json.put("durUs", row.pending() ? null : row.nanos() / NANOS_PER_MICRO).put("out", outcome(row));
    if (row.executed() != null) {
      json.put("x", row.executed().name().toLowerCase(Locale.ROOT));
    }
    json.put("side", row.side().name().toLowerCase(Locale.ROOT)).put("w", row.weight());
    return row.error() == null ? json : json.put("err", row.error());
  }

  private static @Nullable String outcome(CallRow row) {
    if (row.pending()) {
      return null;
    }
    return row.code() == null ? "ok" : Integer.toString(row.code().number());
  }

  static CallRow read(JsonObject json) {
    try {
      String out = json.getString("out");
      Double took = json.getDouble("durUs");
      Double virtual = json.getDouble("vt");
      String cause = json.getString("cause");
      return new CallRow(CallIds.parse(text(json, "id")), cause == null ? 0 : CallIds.parse(cause),
          CallIds.parse(text(json, "root")), text(json, "from"), text(json, "to"), text(json, "path"), text(json, "m"),
          text(json, "road"), json.getLong("at"), virtual == null ? Double.NaN : virtual,
          took == null ? -1 : Math.round(took * NANOS_PER_MICRO), code(out), executed(json.getString("x")),
          Side.valueOf(text(json, "side").toUpperCase(Locale.ROOT)), json.getDouble("w"), json.getString("err"));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a call: " + e, e);
    }
  }

  private static String text(JsonObject json, String key) {
    String text = json.getString(key);
    if (text == null) {
      throw new IllegalArgumentException("missing: " + key);
    }
    return text;
  }

  private static @Nullable FailureCode code(@Nullable String out) {
    if (out == null || out.equals("ok")) {
      return null;
    }
    int number = Integer.parseInt(out);
    return Arrays.stream(FailureCode.values()).filter(code -> code.number() == number).findFirst().orElseThrow();
  }

  private static @Nullable Executed executed(@Nullable String text) {
    return text == null ? null : Executed.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
