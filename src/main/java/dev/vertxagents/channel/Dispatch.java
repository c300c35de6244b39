package dev.vertxagents.channel;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;

/**
 * The context on whose behalf what was read is being handled. To go to another one and back takes as long as to read a
 * reply, and replies that follow each other are for the same one mostly: so it is left when another is wanted.
 *
 * <p>On the thread of the channel's context, within one turn.
 */
final class Dispatch {
  private final Context home;
  private Context entered;
  private @Nullable Context before;

  /**
   * Is at home.
   *
   * @param home where nothing has to be entered
   */
  Dispatch(Context home) {
    this.home = home;
    this.entered = home;
  }

  /**
   * What follows is for a context.
   *
   * @param wanted null for home; so it is for one of another thread, too
   */
  void enter(@Nullable Context wanted) {
    if (wanted != entered) {
      leave();
      if (wanted != null && wanted != home) {
        begin(wanted);
      }
    }
  }

  private void begin(Context wanted) {
    if (VertxInternals.inThread(wanted)) {
      before = VertxInternals.enter(wanted);
      entered = wanted;
    }
  }

  /** What follows is for home. */
  void leave() {
    if (entered != home) {
      VertxInternals.leave(entered, before);
      before = null;
      entered = home;
    }
  }
}
