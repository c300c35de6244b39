package dev.vertxagents.agent;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import java.util.List;
import java.util.function.Consumer;

/** One watch of a store, which tells on the context of whoever watches. Begun and ended on the container's context. */
final class Watching implements Directory.Watch {
  private final Context context;
  private final List<String> tags;
  private final Handler<DirectoryChange> handler;
  private final Consumer<Watching> onClose;
  private volatile boolean over;
  private Runnable stop = () -> { };

  Watching(Context context, List<String> tags, Handler<DirectoryChange> handler, Consumer<Watching> onClose) {
    this.context = context;
    this.tags = tags;
    this.handler = handler;
    this.onClose = onClose;
  }

  void begin(DirectoryStore store) {
    if (!over) {
      stop = store.watch(this::changed);
    }
  }

  private void changed(DirectoryChange change) {
    if (change.entry().matches(tags)) {
      context.runOnContext(v -> tell(change));
    }
  }

  private void tell(DirectoryChange change) {
    if (!over) {
      handler.handle(change);
    }
  }

  void end() {
    over = true;
    stop.run();
  }

  @Override
  public void close() {
    over = true;
    onClose.accept(this);
  }
}
