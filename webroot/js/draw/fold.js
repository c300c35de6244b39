/**
 * Makes a long chart readable: equal calls in a row become one line, idle time becomes a line of its own, and what
 * was not recorded is drawn where it is missing. Takes and gives lines of `causal.js`.
 */

const FOLD_AT = 4;
const LONGEST_RUN = 4000;
const IDLE_US = 10_000;
const IDLE_FACTOR = 20;

const signature = ({ call }) => `${call.from} ${call.to} ${call.m} ${call.out} ${call.side}`;

/**
 * Four or more equal calls, with nothing between them, become `{ kind: 'fold', call, calls, at, until }`: `call` is the
 * first. Calls in `unfolded` (a set of ids) stay as they are.
 */
export function fold(lines, unfolded = new Set()) {
  const folded = [];
  for (let at = 0; at < lines.length;) {
    const run = runFrom(lines, at, unfolded);
    if (run.calls.length >= FOLD_AT) {
      folded.push(foldOf(lines, at, run));
      at = run.end;
    } else {
      folded.push(lines[at++]);
    }
  }
  return folded;
}

/** The longest run of equal calls that begins here and in which every call both begins and ends. */
function runFrom(lines, start, unfolded) {
  const open = new Set();
  const begun = [];
  const best = { end: start, calls: [] };
  const wanted = signature(lines[start]);
  for (let at = start; at < Math.min(lines.length, start + LONGEST_RUN); at++) {
    const { kind, call } = lines[at];
    if (signature(lines[at]) !== wanted || unfolded.has(call.id)) break;
    if (kind === 'send') {
      open.add(call.id);
      begun.push(call);
    } else if (!open.delete(call.id)) {
      break;
    }
    if (open.size === 0) Object.assign(best, { end: at + 1, calls: [...begun] });
  }
  return best;
}

function foldOf(lines, start, { end, calls }) {
  const [first, last] = [lines[start], lines[end - 1]];
  const concurrent = lines.slice(start, end).some((line) => line.concurrent);
  return {
    kind: 'fold',
    call: first.call,
    calls,
    at: first.at,
    vt: first.vt,
    until: last.at,
    skewUs: null,
    concurrent,
  };
}

/**
 * Puts `{ kind: 'idle', us, rows }` where nothing was called for long: 20 times the usual distance and 10 ms at least.
 * `rows` is how many lines high it is: one if gaps are compressed, else more for a longer time.
 */
export function idle(lines, compress = true) {
  const least = Math.max(IDLE_US, IDLE_FACTOR * median(distances(lines)));
  const result = [];
  let latest = -Infinity;
  for (const line of lines) {
    const us = line.at - latest;
    if (Number.isFinite(us) && us >= least)
      result.push({ kind: 'idle', at: latest, us, rows: compress ? 1 : height(us / least) });
    result.push(line);
    latest = Math.max(latest, line.until ?? line.at);
  }
  return result;
}

const height = (times) => Math.min(12, 2 + 2 * Math.floor(Math.log2(times)));

function distances(lines) {
  const spans = [];
  for (let at = 1; at < lines.length; at++) {
    const span = lines[at].at - (lines[at - 1].until ?? lines[at - 1].at);
    if (span > 0) spans.push(span);
  }
  return spans;
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Puts `{ kind: 'gap', n, why, at }` (rows that were not recorded) before the first line that is later. */
export function torn(lines, gaps) {
  const left = [...gaps].sort((one, other) => one.at - other.at);
  const result = [];
  for (const line of lines) {
    while (left.length && left[0].at < line.at) result.push({ kind: 'gap', ...left.shift() });
    result.push(line);
  }
  return [...result, ...left.map((gap) => ({ kind: 'gap', ...gap }))];
}

/**
 * Whose lifelines are drawn: callers from outside (-1) first, then the wanted, then by first appearance. Above `most` the
 * less busy share one, whose place is null. Answers `{ parties, index(n) }`.
 */
export function parties(list, wanted = [], most = 12) {
  const counts = new Map(wanted.map((n) => [n, Infinity]));
  for (const call of list) for (const n of [call.from ?? -1, call.to ?? -1]) counts.set(n, (counts.get(n) ?? 0) + 1);
  const ranked = [...counts].sort((one, other) => (other[1] > one[1]) - (other[1] < one[1]) || 0).map(([n]) => n);
  const busiest = new Set(ranked.length > most ? ranked.slice(0, most - 1) : ranked);
  const shown = [...new Set([-1, ...wanted, ...counts.keys()])].filter((n) => busiest.has(n));
  const others = ranked.length > shown.length;
  const columns = new Map(shown.map((n, at) => [n, at]));
  const index = (n) => columns.get(n ?? -1) ?? (others ? shown.length : -1);
  return { parties: others ? [...shown, null] : shown, index };
}

/** Numbers of calls over time: `buckets` pairs `{ n, failed }` from the first to the last call. */
export function histogram(list, buckets) {
  const bars = Array.from({ length: buckets }, () => ({ n: 0, failed: 0 }));
  if (list.length === 0) return { from: 0, to: 0, bars };
  const [from, to] = list.reduce(
    ([least, most], { at }) => [Math.min(least, at), Math.max(most, at)],
    [Infinity, -Infinity],
  );
  for (const call of list) {
    const bar = bars[Math.min(buckets - 1, Math.floor(((call.at - from) / Math.max(1, to - from)) * buckets))];
    bar.n += call.w ?? 1;
    if (failed(call)) bar.failed += call.w ?? 1;
  }
  return { from, to, bars };
}

/** Whether a call ended with anything but a result. */
export const failed = (call) => call.out !== null && call.out !== undefined && call.out !== 'ok';
