package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;

/** A feed that makes each frame of a round once. */
abstract class CachedFeed implements Feed {
  private @Nullable Frame snap;
  private @Nullable Frame delta;
  private boolean hasDelta;

  @Override
  public final void advance() {
    look();
    changed();
  }

  /** The frames that were made so far are not true any more. */
  final void changed() {
    snap = null;
    delta = null;
    hasDelta = false;
  }

  @Override
  public final @Nullable Frame snap() {
    if (snap == null) {
      snap = makeSnap();
    }
    return snap;
  }

  @Override
  public final @Nullable Frame delta() {
    if (!hasDelta) {
      delta = makeDelta();
      hasDelta = true;
    }
    return delta;
  }

  @Override
  public boolean hasChanged() {
    return delta() != null;
  }

  /** Takes what is new. */
  abstract void look();

  abstract @Nullable Frame makeSnap();

  /** The same as a snap, where nothing smaller would do. */
  @Nullable Frame makeDelta() {
    return snap();
  }
}
