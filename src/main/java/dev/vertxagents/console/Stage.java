package dev.vertxagents.console;

import java.util.function.LongSupplier;

/** Makes the scene of each second once, for all that look at it. */
final class Stage {
  private static final long SECOND_MILLIS = 1_000;

  private final ConsoleSource source;
  private final LongSupplier clock;
  private Scene scene;
  private long second = -1;

  /** @param clock milliseconds since 1970 */
  Stage(ConsoleSource source, LongSupplier clock) {
    this.source = source;
    this.clock = clock;
  }

  Scene scene() {
    source.renew();
    long now = clock.getAsLong();
    if (scene == null || now / SECOND_MILLIS != second) {
      second = now / SECOND_MILLIS;
      scene = Scene.of(source.nodes(), now * 1_000);
    }
    return scene;
  }

  ConsoleSource source() {
    return source;
  }
}
