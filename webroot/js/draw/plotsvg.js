/** Plots as one SVG file: what the page draws on canvases, drawn again by hand. Pure. */

import { DASHES, joined, MARKS, range, shortNames, si, ticks } from './axis.js';
import { svgFile } from './svgtext.js';

const COLOURS = ['#07376b', '#d27728', '#306452', '#a57f9c', '#423100', '#7382fe'];
const [WIDE, HIGH, LEFT, RIGHT, TOP, BOTTOM] = [720, 240, 64, 110, 40, 28];

const text = (x, y, t, c, anchor) => ({ k: 'text', x, y, t, c, anchor });

/** plots: `[{ title, unit, series: [{ name, t, avg }] }]`; words(t) is a time as text. */
export function plotFile(plots, window, words) {
  const shapes = plots.flatMap((plot, at) => one(plot, at * HIGH, window, words));
  return svgFile(WIDE, Math.max(1, plots.length) * HIGH, shapes, 'Plots');
}

function one({ title, unit, series, log }, top, [from, to], words) {
  const [times, ...values] = joined(series);
  const seen = values.flat().filter((value) => (log ? value > 0 : typeof value === 'number'));
  const [least, most] = [Math.min, Math.max].map((of) => (seen.length ? seen.reduce((a, b) => of(a, b)) : null));
  const scale = log ? Math.log10 : (value) => value;
  const [low, high] = log && seen.length ? [Math.floor(scale(least)), Math.max(Math.floor(scale(least)) + 1, Math.ceil(scale(most)))]
    : range(least, most);
  const marks = log ? ticks(low, high, 3).filter(Number.isInteger).map((power) => 10 ** power) : ticks(low, high);
  const short = shortNames(series.map((each) => each.name));
  const x = (time) => LEFT + ((time - from) / (to - from || 1)) * (WIDE - LEFT - RIGHT);
  const y = (value) => top + HIGH - BOTTOM - ((scale(value) - low) / (high - low)) * (HIGH - TOP - BOTTOM);
  return [
    text(LEFT, top + 22, [title, unit, log ? 'log' : ''].filter(Boolean).join(' '), 'title'),
    ...marks.flatMap((value) => [
      { k: 'line', x1: LEFT, x2: WIDE - RIGHT, y1: y(value), y2: y(value), c: 'grid' },
      text(LEFT - 6, y(value) + 4, si(value), 'small', 'end'),
    ]),
    ...ticks(from, to, 5).map((time) => text(x(time), top + HIGH - 8, words(time), 'small', 'middle')),
    ...(log && values.length > 1 ? bands(times, values, x, y, from, to) : []),
    ...series.flatMap((each, at) => [
      {
        k: 'path',
        d: outline(each, x, y, from, to),
        look: {
          stroke: COLOURS[at % 6],
          'stroke-width': 1.5,
          ...(DASHES[at % 6].length ? { 'stroke-dasharray': DASHES[at % 6].join(' ') } : {}),
        },
      },
      ...ending(each, at, y, short[at]),
    ]),
  ];
}

// what lies between the first two lines, piece by piece between gaps
function bands(times, [low, high], x, y, from, to) {
  const pieces = [[]];
  times.forEach((time, at) => {
    const isKnown = low[at] > 0 && high[at] > 0 && time >= from && time <= to;
    if (isKnown) {
      pieces.at(-1).push(at);
    } else if (pieces.at(-1).length) {
      pieces.push([]);
    }
  });
  const point = (values) => (at) => `${x(times[at]).toFixed(1)} ${y(values[at]).toFixed(1)}`;
  return pieces.filter((piece) => piece.length > 1).map((piece) => ({
    k: 'path',
    d: `M${piece.map(point(high)).join('L')}L${piece.reverse().map(point(low)).join('L')}Z`,
    look: { fill: COLOURS[1], 'fill-opacity': 0.2, stroke: 'none' },
  }));
}

function ending(each, at, y, short) {
  const last = each.avg.findLast((value) => value !== null && Number.isFinite(y(value)));
  return last === undefined ? [] : [text(WIDE - RIGHT + 6, y(last) + 4, `${MARKS[at % 6]} ${short}`, 'says')];
}

function outline({ t, avg }, x, y, from, to) {
  let pen = 'M';
  const parts = [];
  t.forEach((time, at) => {
    if (avg[at] === null || !Number.isFinite(y(avg[at]))) {
      pen = 'M';
    } else if (time >= from && time <= to) {
      parts.push(`${pen}${x(time).toFixed(1)} ${y(avg[at]).toFixed(1)}`);
      pen = 'L';
    }
  });
  return parts.join('');
}
