package dev.vertxagents.rpc;

import dev.vertxagents.channel.PendingReply;
import io.vertx.codegen.annotations.Nullable;
import java.util.Map;

/**
 * A call of ours as those see it who observe its container: whether they look at it or only count it, who made it, when
 * and to where it left. Written by {@link CallWatch}; its end is told once, by whoever knows its outcome.
 */
abstract class WatchedCall extends PendingReply implements Passing {
  /** Null unless somebody looks at it. */
  private @Nullable CallObservation seen;
  /** Where it is counted until it ends, if nobody looks at it. */
  private @Nullable CallCounts counted;
  /**
   * Where calls are counted of whoever made it, if that was noted. Not touched where the call arrives: the event loop
   * where it was made has just written there.
   */
  private @Nullable CallCounts maker;
  private CallObserver.Road kind;
  private @Nullable String far;
  /** When it was seen to begin; 0 if nobody saw it. */
  private long startNanos;
  /** Whether its end has been counted. On the context of its maker's container only. */
  private boolean over;
  /** When the reply was read, if that is how it ends. */
  private long repliedAt;
  private Map<String, String> headers = Map.of();

  /** Its failure, if it has ended with one; null while it has not, or for success. */
  abstract @Nullable AgentException failure();

  /** Whether the outcome is known. From any thread. */
  abstract boolean done();

  /**
   * Reports to an observer from now on. Called by the road before it sends.
   *
   * @param looked null if nobody looks at it: then it counts for its maker, and has begun there
   * @param by the road that observers are told
   * @param to where it goes, for them
   * @param nanos when it begins, as {@code System.nanoTime()} has it
   */
  final void observe(@Nullable CallObservation looked, CallObserver.Road by, String to, long nanos) {
    startNanos = nanos;
    kind = by;
    far = to;
    seen = looked;
    counted = looked == null ? maker : null;
    over = false;
    if (done()) { // meanwhile, by whoever gave it up on another thread and saw no observer yet
      tellEnd(failure());
    }
  }

  /** Takes note of who made it. */
  final void madeBy(CallCounts known) {
    maker = known;
  }

  /** Where calls are counted of whoever made it; null if that was not noted. */
  final @Nullable CallCounts maker() {
    return maker;
  }

  /** Whether an observer knows of it. */
  final boolean observed() {
    return seen != null || counted != null;
  }

  /** Null unless somebody looks at it. */
  final @Nullable CallObservation seen() {
    return seen;
  }

  /** What it carries along. */
  final Map<String, String> headers() {
    return headers;
  }

  final void headers(Map<String, String> carried) {
    headers = carried;
  }

  /** The reply has been read, together with others: all are over then, however long callers take with those before. */
  final void repliedOver(@Nullable Road carrier) {
    if (seen != null && carrier instanceof RpcConnection connection) {
      repliedAt = connection.channel().readAt();
    }
  }

  /** Tells whoever knows of it that it has ended. */
  final void tellEnd(@Nullable AgentException failure) {
    CallObservation looked = seen; // another thread may tell it at the same time
    CallCounts place = counted;
    if (looked == null && place == null) {
      return;
    }
    boolean isTimed = looked != null || failure != null;
    long now = repliedAt == 0 && isTimed ? System.nanoTime() : repliedAt;
    if (looked == null) {
      place.endedAt(this, now, failure);
    } else if (failure == null) {
      looked.endedAt(now, null, null, null);
    } else {
      looked.endedAt(now, failure.code(), failure.executed(), failure.getMessage());
    }
    seen = null;
    counted = null;
    repliedAt = 0;
  }

  /** The same if it will leave a second time, and be seen to begin anew. */
  final void tellEndOfFirst(AgentException failure) {
    tellEnd(failure);
    startNanos = 0;
  }

  /** True the first time: several threads may find that it has ended, but only its maker's context says so here. */
  final boolean endsOnce() {
    boolean first = !over;
    over = true;
    return first;
  }

  @Override
  public final long startNanos() {
    return startNanos;
  }

  @Override
  public final CallObserver.Side side() {
    return CallObserver.Side.CALLER;
  }

  @Override
  public final CallObserver.Road kind() {
    return kind;
  }

  @Override
  public final @Nullable String far() {
    return far;
  }
}
