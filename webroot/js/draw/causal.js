/**
 * The order of a sequence chart. Each call is up to four events: sent, received, answered, reply received. They are
 * sorted by (1) cause before effect, (2) send before receive, (3) program order on one node, (4) clock. What (1) and
 * (2) demand is never broken; (3) yields where a node's clock was set back. Nothing is rewritten: an event stamped
 * before what it follows from is marked with its skew, and two that only clocks tell apart, by less than these are
 * known to differ, are marked concurrent.
 */

const LOOK_AHEAD = 8;

/**
 * Calls of rows: the two rows of a call that was recorded at both ends become one, later rows replace earlier ones.
 */
export function calls(rows) {
  const byId = new Map();
  for (const row of rows) {
    const call = byId.get(row.id) ?? { id: row.id, ends: {} };
    call.ends[row.side ?? 'both'] = row;
    byId.set(row.id, call);
  }
  return [...byId.values()].map(merged);
}

function merged({ id, ends }) {
  const row = ends.both ?? ends.caller ?? ends.callee;
  const cause = row.cause ?? ends.callee?.cause ?? ends.caller?.cause ?? null;
  const both = !ends.both && ends.caller && ends.callee;
  return { ...row, id, cause, side: both ? 'both' : (row.side ?? 'both'), callee: both ? ends.callee : null };
}

/**
 * Lines of a chart in causal order: `{ kind: 'send'|'reply', call, at, vt, skewUs, concurrent }`, replies only of calls
 * that ended.
 * `nodeOf(call, 'from'|'to')` names a node or null; `boundUs(node, other)` is how far their clocks may differ.
 */
export function order(list, { nodeOf = nodeOfId, boundUs = () => 0 } = {}) {
  const events = eventsOf(list, nodeOf);
  const sorted = sort(events);
  markSkew(sorted);
  const lines = sorted.filter((event) => event.line);
  markConcurrent(lines, knowledge(sorted), boundUs);
  return lines.map(({ line, call, at, skewUs, concurrent }) => ({
    kind: line,
    call,
    at,
    vt: line === 'send' ? (call.vt ?? null) : null,
    skewUs,
    concurrent,
  }));
}

/** Ids begin with what tells the process that gave them from others. */
export const nodeOfId = (call) => call.id.slice(0, Math.max(0, call.id.lastIndexOf('-')));

// ---- events and what they must follow -----------------------------------------------------------------------------

function eventsOf(list, nodeOf) {
  const events = [];
  const starts = new Map();
  const add = (event) => {
    events.push({ hard: [], soft: null, skewUs: null, concurrent: false, ...event });
    return events.at(-1);
  };
  for (const call of list) starts.set(call.id, eventsOfCall(call, nodeOf, add));
  for (const call of list) {
    const cause = starts.get(call.cause);
    if (cause && call.cause !== call.id) starts.get(call.id).first.hard.push(cause.start);
  }
  return events;
}

function eventsOfCall(call, nodeOf, add) {
  const caller = nodeOf(call, 'from') ?? nodeOfId(call);
  const callee = nodeOf(call, 'to') ?? nodeOfId(call);
  const near = call.side === 'callee' ? callee : caller;
  const sent = add({ call, line: 'send', node: near, at: call.at });
  let start = sent;
  let last = sent;
  if (call.callee) {
    start = add({ call, line: null, node: callee, at: call.callee.at, hard: [sent] });
    last = start;
    if (ended(call.callee)) last = add({ call, line: null, node: callee, at: end(call.callee), hard: [start] });
  }
  if (ended(call)) add({ call, line: 'reply', node: near, at: end(call), hard: [last] });
  return { first: sent, start };
}

/** Whether a row tells an outcome. */
export const ended = (call) => call.out !== null && call.out !== undefined;
const end = (row) => row.at + (row.durUs ?? 0);

// ---- sorting ------------------------------------------------------------------------------------------------------

/** Topological order; of the events that may come next always the earliest by clock. */
function sort(events) {
  chain(events);
  const followers = new Map(events.map((event) => [event, []]));
  for (const event of events) {
    event.waits = event.hard.length;
    event.waitsSoft = event.soft ? 1 : 0;
    for (const before of event.hard) followers.get(before).push([event, 'waits']);
    if (event.soft) followers.get(event.soft).push([event, 'waitsSoft']);
  }
  const queues = [new Queue(), new Queue(), new Queue()]; // all is met; program order is not; not even causes are
  const level = (event) => (event.waits > 0 ? 2 : event.waitsSoft > 0 ? 1 : 0);
  for (const event of events) queues[level(event)].push(event);
  const sorted = [];
  while (sorted.length < events.length) {
    const next = take(queues, level);
    next.done = true;
    sorted.push(next);
    for (const [event, kind] of followers.get(next)) {
      event[kind] -= 1;
      if (!event.done) queues[level(event)].push(event);
    }
  }
  return sorted;
}

/** An event moves up from queue to queue and is left behind in the lower ones, where it is passed over. */
function take(queues, level) {
  for (let at = 0; at < queues.length; at++) {
    let event;
    while ((event = queues[at].pop())) if (!event.done && level(event) === at) return event;
  }
  throw new Error('events are left and none can be next');
}

/**
 * Program order: on each node by clock, but never against causes. An event counts as no earlier than what it follows from
 * on its own node, so that a clock that was set back makes no circle of clock and cause.
 */
function chain(events) {
  const latest = new Map(); // event -> node -> when that node has last been on the way here
  byCause(events).forEach((event, place) => {
    const known = new Map();
    for (const before of event.hard) {
      for (const [node, when] of latest.get(before) ?? []) known.set(node, Math.max(when, known.get(node) ?? when));
    }
    event.when = Math.max(event.at, known.get(event.node) ?? event.at);
    event.place = place;
    latest.set(event, known.set(event.node, event.when));
  });
  const last = new Map();
  for (const event of [...events].sort(byClock)) {
    event.soft = last.get(event.node) ?? null;
    last.set(event.node, event);
  }
}

/** Causes before effects, nothing else; what is among its own causes comes last. */
function byCause(events) {
  const followers = new Map(events.map((event) => [event, []]));
  const waiting = new Map(events.map((event) => [event, event.hard.length]));
  for (const event of events) for (const before of event.hard) followers.get(before).push(event);
  const sorted = events.filter((event) => event.hard.length === 0);
  for (const event of sorted) {
    for (const next of followers.get(event)) {
      waiting.set(next, waiting.get(next) - 1);
      if (waiting.get(next) === 0) sorted.push(next);
    }
  }
  return [...sorted, ...events.filter((event) => waiting.get(event) > 0)];
}

const byClock = (one, other) => one.when - other.when || one.place - other.place;

/** A binary heap, earliest event first. */
class Queue {
  #heap = [];

  push(event) {
    const heap = this.#heap;
    let at = heap.push(event) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (byClock(heap[above], heap[at]) <= 0) return;
      [heap[above], heap[at]] = [heap[at], heap[above]];
      at = above;
    }
  }

  pop() {
    const heap = this.#heap;
    if (heap.length < 2) return heap.pop();
    const first = heap[0];
    heap[0] = heap.pop();
    for (let at = 0; ;) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) {
        if (below < heap.length && byClock(heap[below], heap[least]) < 0) least = below;
      }
      if (least === at) return first;
      [heap[at], heap[least]] = [heap[least], heap[at]];
      at = least;
    }
  }
}

// ---- marks --------------------------------------------------------------------------------------------------------

/** How much earlier than what it follows from an event was stamped; told on the line of the call it belongs to. */
function markSkew(events) {
  const lines = new Map(events.filter((event) => event.line === 'send').map((event) => [event.call.id, event]));
  for (const event of events) {
    for (const before of event.hard) {
      if (before.node === event.node || event.at >= before.at) continue;
      const line = event.line ? event : lines.get(event.call.id);
      line.skewUs = Math.min(line.skewUs ?? 0, event.at - before.at);
    }
  }
}

function markConcurrent(lines, known, boundUs) {
  for (let at = 0; at < lines.length; at++) {
    for (let next = at + 1; next < Math.min(lines.length, at + LOOK_AHEAD); next++) {
      const [one, other] = [lines[at], lines[next]];
      if (one.node === other.node || known(one, other)) continue;
      if (Math.abs(other.at - one.at) >= boundUs(one.node, other.node)) continue;
      one.concurrent = true;
      other.concurrent = true;
    }
  }
}

/** Whether one event certainly was before the other: vector clocks over nodes, filled from the causes of each event. */
function knowledge(sorted) {
  const clocks = new Map();
  const numbers = new Map();
  for (const event of sorted) {
    const clock = new Map();
    for (const before of [...event.hard, event.soft]) {
      for (const [node, n] of clocks.get(before) ?? []) clock.set(node, Math.max(n, clock.get(node) ?? 0));
    }
    numbers.set(event, (clock.get(event.node) ?? 0) + 1);
    clock.set(event.node, numbers.get(event));
    clocks.set(event, clock);
  }
  return (one, other) => (clocks.get(other).get(one.node) ?? 0) >= numbers.get(one);
}
