package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;

/** Looks for one entry in a map that a reader has just entered, passing over those before it. */
final class MapSearch {
  private MapSearch() {
  }

  /**
   * The text at a key, or null if the key is missing or something else stands there. The reader is left anywhere in
   * the map.
   */
  static @Nullable String text(ValueReader in, String key) {
    while (in.hasNext()) {
      if (in.peek() != ValueKind.STRING) {
        in.skip();
      } else if (in.readString().equals(key)) {
        return in.peek() == ValueKind.STRING ? in.readString() : null;
      }
      in.skip();
    }
    return null;
  }
}
