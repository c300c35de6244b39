// A small live plot without axes: made once, then fed, since one that is made anew on each update leaks its listeners.

import { ref, uPlot } from '../vendorlate.js';
import { token } from '../core/reader.js';
import { BAND, LOG, positive } from './log.js';

const DASHES = [[], [6, 3]];

const line = (index) => ({
  stroke: () => token(`--series-${index + 1}`), width: 1.5, dash: DASHES[index], points: { show: false },
  spanGaps: false,
});

// rates start at zero; latency spans orders of magnitude, and what lies between its percentiles is filled
const LINEAR = { range: (plot, low, high) => [0, Math.max(high ?? 0, 1e-9) * 1.05] };
const options = (lines, log, width, height) => ({
  width, height, padding: [4, 2, 4, 2], legend: { show: false },
  cursor: { show: false }, select: { show: false },
  scales: { x: { time: false }, y: log ? LOG : LINEAR }, bands: log ? BAND : [],
  axes: [{ show: false }, { show: false }],
  series: [{}, ...Array.from({ length: lines }, (_, index) => line(index))],
});

/** lines: how many; log: of two percentiles, over a logarithmic axis. -> { place: a lit ref, feed([t], [y1], …) }. */
export const spark = (lines, log = false) => {
  let plot = null;
  let host = null;
  let data = [[], ...Array.from({ length: lines }, () => [])];

  const watcher = new ResizeObserver(([entry]) => {
    const { width, height } = entry.contentRect;
    if (width > 0 && height > 0) { // in the next frame, as sizes that change while they are told make a loop
      requestAnimationFrame(() => plot?.setSize({ width: Math.floor(width), height: Math.floor(height) }));
    }
  });

  const begin = () => {
    const { width, height } = host.getBoundingClientRect();
    plot = new uPlot(options(lines, log, ...[width, height].map((size) => Math.max(10, Math.floor(size)))), data, host);
    watcher.observe(host);
  };

  const end = () => {
    watcher.disconnect();
    plot?.destroy();
    plot = host = null;
  };

  const place = ref((element) => {
    if (!element) {
      end();
    } else if (element !== host) {
      end();
      host = element;
      queueMicrotask(() => host === element && !plot && begin()); // in the page, where it has a size
    }
  });

  const recolour = () => plot?.redraw(false);
  addEventListener('theme', recolour);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);

  return {
    place,
    feed(...columns) {
      data = log ? positive(columns) : columns;
      plot?.setData(data);
    },
  };
};
