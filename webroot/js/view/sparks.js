// The small plots of the Lab, with the ten minutes that they show. They come after the first data, which do without.

import { history, NAMES } from '../core/history.js';
import { spark } from '../draw/spark.js';

const LINES = { calls: ['callsPerS'], latency: ['p50Us', 'p99Us'], failures: ['failsPerS'], pending: ['pending'] };

/** Made once: open() and close() with the Lab; place[name]: what makes an element the place of a plot; feed(): before
 *  each picture. */
export const sparks = ({ store, soon }) => {
  const past = history();
  const plots = Object.entries(LINES).map(([name, numbers]) =>
    ({ name, numbers, plot: spark(numbers.length, name === 'latency') }));
  let overview = {};
  let isFed = true;
  let closing = [];

  const changed = () => {
    isFed = false;
    soon();
  };

  const learn = ({ kind, data, at }) => {
    if (kind !== 'gap') {
      overview = { ...overview, ...data };
      past.add(at, overview);
      changed();
    }
  };

  // what was before: drawn now and not with the next tick
  const remember = ({ kind, data }) => {
    if (kind !== 'gap') {
      past.load(data.series ?? {});
      changed();
    }
  };

  return {
    open() {
      closing = [store.subscribe('overview', {}, learn), store.subscribe('series', { names: NAMES }, remember)];
    },
    close() {
      closing.forEach((subscription) => subscription.close());
      closing = [];
    },
    place: Object.fromEntries(plots.map(({ name, plot }) => [name, plot.place])),
    // once for all that came since the last picture
    feed() {
      if (!isFed) {
        isFed = true;
        plots.forEach(({ numbers, plot }) => plot.feed(...past.columns(...numbers)));
      }
    },
  };
};
