package dev.vertxagents.agent;

import io.vertx.codegen.annotations.Nullable;
import java.time.Duration;

/**
 * What an {@link Inspectable} agent told: a copy, of plain values only.
 *
 * @param value null, booleans, numbers, strings, and lists and maps of them; what was cut is {@code {"$": "cut", "n":
 *        1200}}, with its number of entries or characters
 * @param truncated whether anything was cut
 */
public record Inspection(@Nullable Object value, boolean truncated) {
  public static final Duration LIMIT = Duration.ofMillis(500);
  public static final int MAX_DEPTH = 6;
  /** About so much text at the most. */
  public static final int MAX_BYTES = 64 * 1024;
}
