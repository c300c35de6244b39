// The last ten minutes of the overview's numbers: what the program kept before the page opened, then each tick. Pure.

const POINTS = 600;

/** The overview's numbers: which series of the program's holds each, and what makes a value of it one of ours. */
const SERIES = {
  callsPerS: ['calls/s', 1], failsPerS: ['failures/s', 1], p50Us: ['p50', 1e3], p99Us: ['p99', 1e3], pending: ['pending', 1],
};
const NUMBERS = Object.keys(SERIES);

/** The series to ask for. */
export const NAMES = NUMBERS.map((number) => SERIES[number][0]);

export const history = () => {
  let points = new Map(); // second -> { name: value }

  let latest = -Infinity;
  let isSorted = true;

  const put = (second, name, value) => {
    const point = points.get(second);
    if (point) {
      point[name] = value;
      return;
    }
    points.set(second, { [name]: value });
    isSorted &&= second > latest;
    latest = Math.max(latest, second);
  };

  const trim = () => {
    if (!isSorted) {
      points = new Map([...points].sort(([one], [other]) => one - other));
      isSorted = true;
    }
    while (points.size > POINTS) {
      points.delete(points.keys().next().value);
    }
  };

  return {
    /** A tick of the overview, at in microseconds. */
    add(at, overview) {
      NUMBERS.forEach((name) => put(Math.floor(at / 1e6), name, overview[name] ?? null));
      trim();
    },
    /** A message of the topic series, whose times are seconds. Values that the overview told stay. */
    load(series) {
      for (const [number, [name, unit]] of Object.entries(SERIES)) {
        const { t = [], avg = [] } = series[name] ?? {};
        t.forEach((at, index) => {
          const second = Math.floor(at);
          if (points.get(second)?.[number] === undefined) {
            put(second, number, Number.isFinite(avg[index]) ? avg[index] * unit : null);
          }
        });
      }
      trim();
    },
    /** Columns for a plot: seconds, then one of each name; null where nothing is known. */
    columns: (...names) => [[...points.keys()],
      ...names.map((name) => Array.from(points.values(), (point) => point[name] ?? null))],
  };
};
