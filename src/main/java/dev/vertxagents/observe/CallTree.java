package dev.vertxagents.observe;

import java.util.List;

/**
 * A call with all that it caused, as far as that was kept.
 *
 * @param root the call at the beginning
 * @param rows causes before effects
 * @param missing calls that are known only as the cause of others
 * @param truncated whether there were more rows than wanted
 */
public record CallTree(long root, List<CallRow> rows, int missing, boolean truncated) {
}
