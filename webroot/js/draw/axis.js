/**
 * What plots are drawn from: points with real gaps, ranges, ticks and words for numbers. Pure; times are seconds, values
 * null where nothing was recorded.
 */

const GAP_STEPS = 2.5;
const POINTS = 2400;

/** A recorded series `{ t, min, avg, max }` with a null where recording paused. */
export function points(series) {
  // times are seconds; microseconds since 1970, the unit of `at`, can be told apart
  const scale = series.t[0] > 1e12 ? 1e-6 : 1;
  const result = { t: [], min: [], avg: [], max: [] };
  const usual = usualStep(series.t) * scale;
  // history is coarser the older it is: the last step that was no gap counts as usual, too
  let good = (series.t[2] - series.t[1]) * scale || usual;
  for (let at = 0; at < series.t.length; at++) {
    const time = series.t[at] * scale;
    const step = time - (result.t.at(-1) ?? -Infinity);
    if (!(step > 0)) {
      continue;
    }
    if (step > GAP_STEPS * Math.max(usual, good) && result.t.length && usual > 0) {
      push(result, time - step / 2, null, null, null);
    } else if (result.t.length) {
      good = step;
    }
    const avg = finite(series.avg?.[at]);
    push(result, time, finite(series.min?.[at]) ?? avg, avg, finite(series.max?.[at]) ?? avg);
  }
  return result;
}

const finite = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null);

function push(into, t, min, avg, max) {
  into.t.push(t);
  into.min.push(min);
  into.avg.push(avg);
  into.max.push(max);
}

/** The median distance of points. */
export function usualStep(t) {
  const steps = [];
  for (let at = 1; at < t.length; at++) {
    if (t[at] > t[at - 1]) {
      steps.push(t[at] - t[at - 1]);
    }
  }
  return steps.sort((one, other) => one - other)[steps.length >> 1] ?? 0;
}

/** Adds the points of a delta to what is known; what is older than what is known already is left out. */
export function append(known, more) {
  const last = known.t.at(-1) ?? -Infinity;
  const from = more.t.findIndex((time) => time > last);
  const keys = ['t', 'min', 'avg', 'max'];
  const fresh = (key) => (from < 0 ? [] : (more[key] ?? more.avg).slice(from));
  return {
    ...known,
    unit: more.unit ?? known.unit,
    ...Object.fromEntries(keys.map((key) => [key, [...known[key], ...fresh(key)].slice(-POINTS)])),
  };
}

/**
 * Several series over one axis, as uPlot wants them: `[times, values…]`. A gap is null; where a series merely has no
 * point at another's time it is undefined, and its line goes on.
 */
export function joined(list, value = 'avg') {
  const times = [...new Set(list.flatMap((each) => each.t))].sort((one, other) => one - other);
  const place = new Map(times.map((time, at) => [time, at]));
  const rows = list.map((each) => {
    const row = new Array(times.length).fill(undefined);
    each.t.forEach((time, at) => {
      row[place.get(time)] = each[value][at];
    });
    return spread(row);
  });
  return [times, ...rows];
}

/** A gap reaches from value to value, also where other series have points within it. */
function spread(row) {
  for (let at = 0; at < row.length; at++) {
    if (row[at] !== null) continue;
    for (let before = at - 1; before >= 0 && row[before] === undefined; before--) row[before] = null;
    for (let after = at + 1; after < row.length && row[after] === undefined; after++) row[after] = null;
  }
  return row;
}

/** The range of an axis: from zero for what is counted, else with some room; never of no height. */
export function range(least, most, fromZero = false) {
  if (least === null || most === null || least === undefined || most === undefined) {
    return [0, 1];
  }
  let [low, high] = [least, most];
  if (fromZero || (low > 0 && low < (high - low) * 0.5)) {
    low = Math.min(0, low);
  }
  if (low === high) {
    const room = Math.abs(low) || 1;
    return low === 0 || fromZero
      ? [Math.min(0, low), Math.max(low, 0) + room]
      : [low - room * 0.1, high + room * 0.1];
  }
  const room = (high - low) * 0.08;
  return [low === 0 ? 0 : low - room, high + room];
}

/** Round places for about `n` ticks. */
export function ticks(low, high, n = 5) {
  const raw = (high - low) / Math.max(1, n);
  if (!(raw > 0) || !Number.isFinite(raw)) {
    return [low];
  }
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => each >= raw * 0.999);
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.max(1, Math.floor(high / step + 1e-9) - first + 1) }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
}

const UNITS = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** A number of an axis: 12.4k, 0.002, 1.5M; as many digits as tell neighbours apart. */
export function si(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '–';
  }
  const [by, unit] = UNITS.find(([size]) => Math.abs(value) >= size * 0.99995) ?? [1, ''];
  const scaled = value / by;
  if (scaled !== 0 && Math.abs(scaled) < 0.001) {
    return scaled.toExponential(1);
  }
  return `${Number(scaled.toPrecision(Math.abs(scaled) >= 100 ? 4 : 3))}${unit}`;
}

/** Least, most, last and how many of a series; null where there is none. */
export function summary(series) {
  const known = series.avg.filter((value) => value !== null);
  if (known.length === 0) {
    return { min: null, max: null, last: null, n: 0 };
  }
  const least = (values) => values.reduce((low, value) => (value !== null && value < low ? value : low), Infinity);
  const most = (values) => values.reduce((high, value) => (value !== null && value > high ? value : high), -Infinity);
  return { min: least(series.min), max: most(series.max), last: known.at(-1), n: known.length };
}

const PERCENTILE = /^p\d+$/; // of all calls: no agent's own series is named without a dot

/**
 * Series by plot: those of one unit and one last part of their name, six at most each; percentiles of calls are one.
 * `[{ title, unit, names, log }]`.
 */
export function plots(list, most = 6) {
  const groups = new Map();
  for (const { name, unit = '' } of list) {
    const log = PERCENTILE.test(name);
    const title = log ? 'latency' : name.slice(name.lastIndexOf('.') + 1);
    const key = JSON.stringify([title, unit, log]);
    groups.set(key, groups.get(key) ?? { title, unit, names: [], log });
    groups.get(key).names.push(name);
  }
  return [...groups.values()].flatMap(({ title, unit, names, log }) =>
    Array.from({ length: Math.ceil(names.length / most) }, (_, part) => ({
      title,
      unit,
      names: (log ? names.sort() : names).slice(part * most, (part + 1) * most),
      log,
    })),
  );
}

/** What tells each series of a plot from the others: the agent, with its container only where that is needed. */
export function shortNames(names) {
  const owners = names.map((name) => (name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : name));
  const agents = owners.map((owner, at) => (owner === names[at] ? owner : owner.slice(owner.lastIndexOf('/') + 1)));
  return agents.map((agent, at) =>
    agent === '' || agents.filter((each) => each === agent).length > 1 ? owners[at] : agent,
  );
}

/** Dash patterns and marks of series 1 to 6: colour is never alone. */
export const DASHES = [[], [8, 4], [2, 4], [8, 4, 2, 4], [14, 5], [3, 2]];
export const MARKS = ['●', '■', '▲', '◆', '▼', '✚'];
