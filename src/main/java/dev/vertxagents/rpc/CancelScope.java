package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The calls that end when something else does. However many calls are made, the other Future has one listener of
 * ours. Thread-safe.
 */
final class CancelScope {
  private final @Nullable CancelScope outer;
  private Set<OutboundCall<?>> pending;

  /** Over when the Future is, or the scope around it. */
  CancelScope(Future<?> over, @Nullable CancelScope outer) {
    this.outer = outer;
    this.pending = new LinkedHashSet<>();
    over.onComplete(outcome -> cancelAll());
  }

  /** Lets a call end with this scope: at once, if that is over. */
  void add(OutboundCall<?> call) {
    if (outer != null) {
      outer.add(call);
    }
    synchronized (this) {
      if (pending != null) {
        call.scope(this);
        pending.add(call);
        return;
      }
    }
    call.giveUp("call not made: what it was for is over");
  }

  void remove(OutboundCall<?> call) {
    synchronized (this) {
      if (pending != null) {
        pending.remove(call);
      }
    }
    if (outer != null) {
      outer.remove(call);
    }
  }

  private void cancelAll() {
    for (OutboundCall<?> call : takeAll()) {
      call.giveUp("given up by the caller: what the call was for is over");
    }
  }

  private synchronized List<OutboundCall<?>> takeAll() {
    List<OutboundCall<?>> all = pending == null ? List.of() : List.copyOf(pending);
    pending = null;
    return all;
  }
}
