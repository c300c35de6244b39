package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallCounts;
import java.util.List;

/**
 * What one container counted between two ticks, to be read elsewhere.
 *
 * @param beginNanos monotonic
 * @param endNanos monotonic
 * @param epochMicros microseconds since 1970 when monotonic time was 0
 * @param legend what the numbers mean
 * @param latency of calls to agents here
 * @param called calls to agents here, by path
 * @param links calls of agents here, by the place that they went to
 * @param samples calls by chance, each of which stands for {@code share} calls
 * @param failures calls that failed, as long as there was room
 * @param slow calls that took longer than others, as long as there was room
 * @param open calls that were under way at the end
 * @param passed how many calls passed that were not looked at, and ended well, or were under way at the end
 * @param in calls to agents here that were looked at, or failed
 * @param fails those of them that failed
 * @param out calls of agents here that were looked at, or failed
 * @param failsOut those of them that failed
 * @param virtualTime the container's own time at the end; not a number if that is the machine's
 * @param bytes what the tables take that it was counted in, and those calls under way
 */
record Page(long beginNanos, long endNanos, long epochMicros, Paths.Legend legend, Histogram latency,
    Edges.Counted edges, Cells.Counted called, Cells.Counted links, Rows samples, double share, Rows failures,
    Rows slow, Rows open, List<CallCounts.Taken> passed, long in, long fails, long out, long failsOut,
    double virtualTime, long bytes) {
}
