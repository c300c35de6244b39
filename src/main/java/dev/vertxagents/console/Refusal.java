package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonObject;

/**
 * A request that is not answered with what it asked for, and why.
 *
 * <p><b>Shape</b>: {@code {"error":{"code":9,"name":"BAD_ARGUMENTS","executed":"no","message":"…","field":"args[1]",
 * "id":"e-7f3a"}}}; {@code code} and {@code field} only where there is one.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String name;
  private final @Nullable String field;

  Refusal(int status, String name, String message) {
    this(status, name, message, null);
  }

  Refusal(int status, String name, String message, @Nullable String field) {
    super(message, null, false, false);
    this.status = status;
    this.name = name;
    this.field = field;
  }

  static Refusal badRequest(String message, String field) {
    return new Refusal(400, "BAD_REQUEST", message, field);
  }

  static Refusal notFound(String message) {
    return new Refusal(404, "NOT_FOUND", message);
  }

  int status() {
    return status;
  }

  String name() {
    return name;
  }

  /** What kind of remark it is: those of one kind are not repeated at once. */
  String key() {
    return field == null ? name : name + '-' + field;
  }

  JsonObject toJson(String id) {
    JsonObject error = new JsonObject().put("name", name).put("executed", "no").put("message", getMessage());
    if (field != null) {
      error.put("field", field);
    }
    return new JsonObject().put("error", error.put("id", id));
  }
}
