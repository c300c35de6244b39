package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonObject;

/**
 * One call as one side of it saw it. Names in it came from outside.
 *
 * @param id as observers have it: both sides of a call have the same, also of one that left the process, if both
 *        processes recorded when it was made; see {@link dev.vertxagents.rpc.CallIds}
 * @param cause the call in whose handler it was made, or 0
 * @param root the call at the beginning of the chain of causes
 * @param from who made it: {@code west/meter.3} for an agent of this node, {@code west/} for its container, else what
 *        is known of the peer
 * @param to who was called: {@code east/store} or {@code tcp://10.0.0.4:5555/store}
 * @param path the path as it was called
 * @param method its end: {@code read}, {@code ops/mul}
 * @param road {@code local}, {@code hop}, {@code tcp}, {@code unix} or {@code bus}
 * @param at when it began, in microseconds since 1970 on this node's wall clock
 * @param virtualTime the same on the container's clock, in seconds; not a number if that is the machine's
 * @param nanos how long it took; -1 while it is pending
 * @param code how it failed, or null
 * @param executed whether it may have run, if it failed
 * @param side which side saw it
 * @param weight how many calls this row stands for; 1 if it was kept for its own sake
 * @param error the first line of what its caller was told, or null
 */
public record CallRow(long id, long cause, long root, String from, String to, String path, String method, String road,
    long at, double virtualTime, long nanos, @Nullable FailureCode code, @Nullable Executed executed, Side side,
    double weight, @Nullable String error) {
  /** Whether its outcome is still to come. */
  public boolean pending() {
    return nanos < 0;
  }

  /** As a line of a file: see {@link CallJournal}. */
  public JsonObject toJson() {
    return RowText.write(this);
  }

  CallRow weighing(double other) {
    return new CallRow(id, cause, root, from, to, path, method, road, at, virtualTime, nanos, code, executed, side,
        other, error);
  }
}
