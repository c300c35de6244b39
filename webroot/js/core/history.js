// The last ten minutes of the overview's numbers: what the program kept before the page opened, then each tick. Pure.

const POINTS = 600;

/** The names of the numbers, which are also those of the program's series of them. */
export const NAMES = ['callsPerS', 'failsPerS', 'p50Us', 'p99Us', 'pending'];

export const history = () => {
  let points = new Map(); // second -> { name: value }

  const put = (second, name, value) => {
    const point = points.get(second) ?? {};
    point[name] = value;
    points.set(second, point);
  };

  const trim = () => {
    const seconds = [...points.keys()].sort((a, b) => a - b).slice(-POINTS);
    points = new Map(seconds.map((second) => [second, points.get(second)]));
  };

  return {
    /** A tick of the overview, at in microseconds. */
    add(at, overview) {
      NAMES.forEach((name) => put(Math.floor(at / 1e6), name, overview[name] ?? null));
      trim();
    },
    /** A message of the topic series. Values that the overview told stay. */
    load(series) {
      for (const name of NAMES) {
        const { t = [], avg = [] } = series[name] ?? {};
        t.forEach((at, index) => {
          const second = Math.floor(at / 1e6);
          if (points.get(second)?.[name] === undefined) {
            put(second, name, avg[index] ?? null);
          }
        });
      }
      trim();
    },
    /** Columns for a plot: seconds, then one of each name; null where nothing is known. */
    columns: (...names) => {
      const seconds = [...points.keys()];
      return [seconds, ...names.map((name) => seconds.map((second) => points.get(second)[name] ?? null))];
    },
    clear: () => points.clear(),
  };
};
