package dev.vertxagents.console;

import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Makes the scene of each second once, for all that look at it. */
final class Stage {
  private static final long SECOND_MILLIS = 1_000;

  private final ConsoleSource source;
  private final LongSupplier clock;
  private Consumer<Scene> listener = scene -> { };
  private Scene scene;
  private long second = -1;

  /** @param clock milliseconds since 1970 */
  Stage(ConsoleSource source, LongSupplier clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Is told each scene before anybody else sees it; one only. */
  void onScene(Consumer<Scene> listener) {
    this.listener = listener;
  }

  Scene scene() {
    source.renew();
    long now = clock.getAsLong();
    if (scene == null || now / SECOND_MILLIS != second) {
      second = now / SECOND_MILLIS;
      scene = Scene.of(source.nodes(), now * 1_000);
      listener.accept(scene);
    }
    return scene;
  }

  /** The scene with this node's agents in it, also if nobody has looked before. */
  Future<Scene> ready() {
    return source.renew().map(known -> {
      if (scene != null && scene.agents().size() == 0) {
        scene = null;
      }
      return scene();
    });
  }

  ConsoleSource source() {
    return source;
  }
}
