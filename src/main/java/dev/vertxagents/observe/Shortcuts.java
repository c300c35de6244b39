package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Agents of one container by the paths that lead to them: where many calls are only counted the same paths are told
 * each second. Good for as long as nobody comes or goes there.
 */
final class Shortcuts {
  private static final int MOST = 2_048;
  /** With its entry in the table; the path and the agent are others'. */
  private static final long BYTES = 48;

  private final Map<String, Track> byPath = new HashMap<>();
  private int asOf;

  /**
   * The agent that a path leads to.
   *
   * @param changes how often somebody has come or gone
   * @param found finds it where that is not known; null for one that is not there
   */
  @Nullable Track track(String path, int changes, Function<String, @Nullable Track> found) {
    if (asOf != changes || byPath.size() >= MOST) {
      byPath.clear();
      asOf = changes;
    }
    Track known = byPath.get(path);
    if (known == null || known.isGone()) {
      known = found.apply(path);
      if (known != null) {
        byPath.put(path, known);
      }
    }
    return known;
  }

  long bytes() {
    return byPath.size() * BYTES;
  }
}
