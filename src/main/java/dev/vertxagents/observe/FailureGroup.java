package dev.vertxagents.observe;

import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import java.util.List;

/**
 * Failed calls that have code, type of callee and method in common.
 *
 * @param code how they failed
 * @param executed whether they may have run, of the last one
 * @param type the simple name of the callee's class, or null if that lives elsewhere
 * @param method what was called
 * @param calls how many there were since {@code first}
 * @param first when the first one ended, in microseconds since 1970
 * @param last when the last one did
 * @param trend how many in each ten seconds of the last ten minutes, oldest first: 60 numbers
 * @param samples the last of them, at most 3
 */
public record FailureGroup(FailureCode code, Executed executed, @Nullable String type, String method, long calls,
    long first, long last, List<Integer> trend, List<CallRow> samples) {
}
