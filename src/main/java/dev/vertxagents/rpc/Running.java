package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;

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

  private @Nullable Invocation first;
  private int nested;
  private int inPlace;
  private @Nullable Promise<Void> idle;

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

  /**
   * Tells who waits for it that nothing runs; after the last answer is on its way, because they may close its
   * connection.
   */
  void tellIfIdle() {
    if (isIdle() && idle != null) {
      idle.tryComplete();
    }
  }

  /** A call without invocation begins. */
  void enterInPlace() {
    inPlace++;
  }

  /** It has returned. */
  void leaveInPlace() {
    inPlace--;
    if (inPlace == 0 && idle != null) {
      tellIfIdle();
    }
  }

  private boolean isIdle() {
    return first == null && inPlace == 0;
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

  /** Completes when nothing runs. */
  Future<Void> whenIdle() {
    if (isIdle()) {
      return Future.succeededFuture();
    }
    if (idle == null || idle.future().isComplete()) {
      idle = Promise.promise();
    }
    return idle.future();
  }

  void abandon(String reason) {
    for (Invocation call = first; call != null; call = first) {
      call.abandon(reason);
    }
  }
}
