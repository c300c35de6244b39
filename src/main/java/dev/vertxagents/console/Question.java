package dev.vertxagents.console;

import java.util.Locale;

/** What a node can be asked; answers name agents by their keys, {@code n1/west/meter.3}. */
enum Question {
  /** {@code {container, aid}} → what stands in {@code AgentDetail} beside the row. */
  AGENT,
  /** {@code {container, aid, depth}} → {@code {at, supported, truncated, value}}. */
  STATE,
  /** {@code {container, aid, method, args, kwargs, timeoutMs}} → {@code {call, result}} or {@code {call, outcome}}. */
  CALL,
  /** {@code {agents, method, code, failed, minUs, from, to, before, limit}} → {@code {rows, next, complete}}. */
  CALLS,
  /** {@code {id, limit}} → {@code {root, rows, truncated}}: of a call, or of what is the root of others here. */
  TREE,
  /** → {@code {series: [{name, unit, last}]}}. */
  SERIES,
  /** {@code {name, from, to, points, virtual}} → {@code {name, unit, step, t, min, avg, max}}; empty if unknown. */
  POINTS,
  /** → {@code {groups: [{code, name, type, method, n, first, last, trend, samples}]}}. */
  FAILURES,
  /** → {@code {clocks: [Clock]}}. */
  CLOCKS,
  /** {@code {container, op, value, expect}} → {@code Clock}. */
  CLOCK,
  /** → {@code {recorderBytes, containers: [{name, address, agents, running, draining}], channels: {tcp: 9}}}. */
  NODE;

  /** As it is asked over the event bus. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
