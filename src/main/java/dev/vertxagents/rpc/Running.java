package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Consumer;

/**
 * The invocations of one endpoint that are not answered yet: a linked list through themselves, so that keeping it
 * costs next to nothing.
 */
final class Running {
  /**
   * An answer may be what another call waited for, whose answer is what a third one waited for, and so on: so many at
   * once.
   */
  private static final int MAX_NESTED_ANSWERS = 32;

  private final Context context;
  private @Nullable Invocation first;
  private int nested;
  private @Nullable Promise<Void> idle;

  /** All on one context. */
  Running(Context context) {
    this.context = context;
  }

  void add(Invocation call) {
    call.next = first;
    if (first != null) {
      first.previous = call;
    }
    first = call;
  }

  void remove(Invocation call) {
    if (call.previous == null) {
      first = call.next;
    } else {
      call.previous.next = call.next;
    }
    if (call.next != null) {
      call.next.previous = call.previous;
    }
    call.next = null;
    call.previous = null;
  }

  void each(Consumer<Target> what) {
    for (Invocation call = first; call != null; call = call.next) {
      what.accept(call.target());
    }
  }

  /** Has who waits for it told, soon, that nothing runs; after the last answer is on its way. */
  void tellIfIdle() {
    if (first == null && idle != null) {
      tellLater();
    }
  }

  /** In a turn of its own: calls that are made in place stand on the stack and in no list. */
  private void tellLater() {
    context.runOnContext(v -> {
      if (first == null && idle != null) {
        idle.complete();
        idle = null;
      }
    });
  }

  /** Begins to answer, now; false if that goes too deep and has to wait for a later turn of the event loop. */
  boolean enter() {
    if (nested == MAX_NESTED_ANSWERS) {
      return false;
    }
    nested++;
    return true;
  }

  void leave() {
    nested--;
  }

  /** Completes when nothing runs, in a later turn at the earliest: whoever asks may be running. */
  Future<Void> whenIdle() {
    if (idle == null) {
      idle = Promise.promise();
    }
    Future<Void> told = idle.future();
    tellLater();
    return told;
  }

  void abandon(String reason) {
    for (Invocation call = first; call != null; call = first) {
      call.abandon(reason);
    }
  }
}
