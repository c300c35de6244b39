package dev.vertxagents.rpc;

import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;

/**
 * How many calls of one agent, or to it, are not looked at, because whoever observes its container {@linkplain
 * CallSampling takes samples}. Those that fail are not counted here: the observer is told of each. Counts on the
 * container's context only.
 */
public final class CallCounts implements Cause {
  private final RpcEndpoint home;
  private final String path;
  private @Nullable CallSampling sampling;
  private boolean listed;
  private int answered;
  private int made;
  private int unanswered;
  private int open;
  private @Nullable Context context;

  CallCounts(RpcEndpoint home, String path) {
    this.home = home;
    this.path = path;
  }

  /**
   * What was counted since the last time.
   *
   * @param path of whoever made or answered them: {@code agents/aid}, or what lies below; empty if that is not known
   * @param answered calls to it that have ended well
   * @param made calls of it that have ended well
   * @param unanswered calls to it that are under way
   * @param open calls of it that are under way
   */
  public record Taken(String path, int answered, int made, int unanswered, int open) {
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public CallSampling.Fate fate() {
    return CallSampling.Fate.COUNTED;
  }

  @Override
  public CallCounts counts(RpcEndpoint endpoint) {
    return endpoint == home ? this : endpoint.watch().nobody();
  }

  void began(CallSampling by, Side side) {
    if (sampling != by) { // calls of another time end uncounted
      sampling = by;
      listed = false;
      clear();
      unanswered = 0;
      open = 0;
    }
    if (side == Side.CALLEE) {
      unanswered++;
    } else {
      open++;
    }
    list();
  }

  /** Returns false if it began in another time. */
  boolean ended(CallSampling by, Side side, boolean well) {
    if (sampling != by) {
      return false;
    }
    if (side == Side.CALLEE) {
      unanswered--;
      answered += well ? 1 : 0;
    } else {
      open--;
      made += well ? 1 : 0;
    }
    list();
    return true;
  }

  private void list() {
    if (!listed) {
      listed = true;
      sampling.list(this);
    }
  }

  /** Begins anew. */
  Taken take() {
    Taken taken = new Taken(path, answered, made, unanswered, open);
    clear();
    return taken;
  }

  private void clear() {
    answered = 0;
    made = 0;
  }

  /** Whether there is something to tell of it next time, whatever happens until then. Else it is no longer listed. */
  boolean stays() {
    listed = unanswered > 0 || open > 0;
    return listed;
  }

  /**
   * Where its methods run for calls that nobody looks at: one context for all of them. Null if there is none yet. From
   * any thread.
   */
  @Nullable Context context() {
    return context;
  }

  /** One was made of another: it is kept if that is the endpoint's, as agents with threads of their own would race. */
  void context(Context made, Context of) {
    if (of == home.context()) {
      context = made;
    }
  }
}
