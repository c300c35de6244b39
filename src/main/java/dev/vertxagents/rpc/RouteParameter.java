package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.util.Objects;

/**
 * A parameter of an exposed method. Internal.
 *
 * @param name its keyword, or null if the class was compiled without parameter names
 * @param type its declared type, type variables resolved; of a collecting parameter that of each of its values
 * @param adapter reads a value of {@code type}
 * @param orElse what it gets when nothing is passed, or null if something must be
 */
public record RouteParameter(@Nullable String name, Type type, TypeAdapter<Object> adapter, Kind kind,
    @Nullable DefaultValue orElse) {
  /** How arguments get there. */
  public enum Kind {
    /** By position or by keyword. */
    PLAIN,
    /** By keyword only. */
    KEYWORD,
    /** An array of all positional arguments that are left. */
    REST,
    /** A map of all keywords that no other parameter takes. */
    OTHERS
  }

  boolean meansTheSame(RouteParameter other) {
    return Objects.equals(name, other.name) && type.equals(other.type) && kind == other.kind
        && Objects.equals(json(), other.json());
  }

  private @Nullable String json() {
    return orElse == null ? null : orElse.json();
  }

  /** Whether a call without an argument for it fails. */
  public boolean required() {
    return orElse == null && (kind == Kind.PLAIN || kind == Kind.KEYWORD);
  }
}
