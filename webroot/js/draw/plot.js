// One plot: made once and fed, never made again (a plot that is rebuilt leaves its listeners behind).

import { uPlot } from '../vendorlate.js';
import { timeOfDay } from '../core/format.js';
import { token } from '../core/reader.js';
import { DASHES, MARKS, range, shortNames, si } from './axis.js';
import { BAND, positive, POWERS, powers } from './log.js';

const LABELS = 92;
const FONT = '11px system-ui, "DejaVu Sans", sans-serif';

const timeWords = (axis) => (plot, places) =>
  places.map((at) => (axis() === 'virtual' ? si(at) : timeOfDay(at * 1e6)));

/** Seconds between ticks, as people count them. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];

/** The names of series at the right end of their lines, kept apart. */
const names = (series) => (plot) => {
  const { ctx } = plot;
  const ratio = uPlot.pxRatio;
  const right = plot.bbox.left + plot.bbox.width + 6 * ratio;
  const short = shortNames(series);
  const ends = series
    .map((name, at) => {
      const values = plot.data[at + 1] ?? [];
      const last = values.findLastIndex((value) => value !== null && value !== undefined);
      return last < 0 ? null : { at, name: short[at], y: plot.valToPos(values[last], 'y', true) };
    })
    .filter(Boolean)
    .sort((one, other) => one.y - other.y);
  ctx.save();
  ctx.font = FONT.replace('11px', `${11 * ratio}px`);
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  let free = plot.bbox.top;
  for (const end of ends) {
    const y = Math.max(free, end.y);
    free = y + 14 * ratio;
    ctx.fillStyle = token(`--series-${end.at + 1}`);
    ctx.fillText(MARKS[end.at], right, y);
    ctx.fillStyle = token('--text');
    ctx.fillText(fitted(ctx, end.name, (LABELS - 26) * ratio), right + 14 * ratio, y);
  }
  ctx.restore();
};

const fitted = (ctx, text, room) => {
  let shown = text;
  while (shown.length > 1 && ctx.measureText(shown).width > room) {
    shown = shown.length > 2 ? `${shown.slice(0, -2)}…` : '…';
  }
  return shown;
};

/**
 * A plot in an element. series: names; axis(): 'real' or 'virtual'; fromZero: for what is counted; log: of percentiles;
 * cursor(index|null): the place under the pointer. -> { feed(data, window), resize(), redraw(), canvas, destroy() }.
 */
export const plot = (element, { series, axis, fromZero = false, log = false, synced = () => true, cursor = () => {} }) => {
  const line = () => token('--border');
  const size = () => ({
    width: Math.max(120, Math.floor(element.clientWidth)),
    height: Math.max(100, Math.floor(element.clientHeight)),
  });
  const marks = log ? { filter: powers } : {};
  const drawn = new uPlot(
    {
      ...size(),
      padding: [10, LABELS, 0, 0],
      legend: { show: false },
      cursor: {
        drag: { x: false, y: false },
        points: { size: 6 },
        sync: { key: 'plots', filters: { pub: synced, sub: synced } },
      },
      scales: { x: { time: false }, y: log ? POWERS : { range: (self, least, most) => range(least, most, fromZero) } },
      bands: log && series.length > 1 ? BAND : [],
      axes: [
        {
          stroke: () => token('--muted'),
          grid: { stroke: line, width: 1 },
          ticks: { stroke: line, size: 4 },
          font: FONT,
          values: timeWords(axis),
          incrs: STEPS,
          space: 76,
          size: 26,
        },
        {
          stroke: () => token('--muted'),
          grid: { stroke: line, width: 1, ...marks },
          ticks: { stroke: line, size: 4, ...marks },
          font: FONT,
          space: 32,
          values: (self, values) => values.map((value) => (value === null ? '' : si(value))),
          size: (self, values) => 12 + 7 * Math.max(2, ...(values ?? []).map((text) => text.length)),
        },
      ],
      series: [
        {},
        ...series.map((name, at) => ({
          label: name,
          stroke: () => token(`--series-${at + 1}`),
          width: 1.5,
          dash: DASHES[at],
          points: { show: false },
        })),
      ],
      hooks: { draw: [names(series)], setCursor: [(self) => cursor(self.cursor.idx ?? null)] },
    },
    [[], ...series.map(() => [])],
    element,
  );
  return {
    /** data: of `joined`; window: `[from, to]` of the x axis. */
    feed(data, [from, to]) {
      drawn.setData(log ? positive(data) : data, false);
      drawn.setScale('x', { min: from, max: to > from ? to : from + 1 });
    },
    resize() {
      const { width, height } = size();
      if (width !== drawn.width || height !== drawn.height) {
        drawn.setSize({ width, height });
      }
    },
    redraw: () => drawn.redraw(false, true),
    get canvas() {
      return drawn.ctx.canvas;
    },
    destroy: () => drawn.destroy(),
  };
};
