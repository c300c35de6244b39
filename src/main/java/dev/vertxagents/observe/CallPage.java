package dev.vertxagents.observe;

import java.util.List;

/**
 * Recorded calls that were asked for.
 *
 * @param rows the newest first
 * @param next what to ask for to go on: {@link CallQuery#before(long)}; -1 if there are no more
 * @param complete whether every call of that time was kept; else the rows are samples with weights
 */
public record CallPage(List<CallRow> rows, long next, boolean complete) {
}
