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

function one({ title, unit, series }, top, [from, to], words) {
  const [, ...values] = joined(series);
  const seen = values.flat().filter((value) => typeof value === 'number');
  const [low, high] = seen.length
    ? range(
        seen.reduce((a, b) => Math.min(a, b)),
        seen.reduce((a, b) => Math.max(a, b)),
      )
    : [0, 1];
  const short = shortNames(series.map((each) => each.name));
  const x = (time) => LEFT + ((time - from) / (to - from || 1)) * (WIDE - LEFT - RIGHT);
  const y = (value) => top + HIGH - BOTTOM - ((value - low) / (high - low)) * (HIGH - TOP - BOTTOM);
  return [
    text(LEFT, top + 22, unit ? `${title} ${unit}` : title, 'title'),
    ...ticks(low, high).flatMap((value) => [
      { k: 'line', x1: LEFT, x2: WIDE - RIGHT, y1: y(value), y2: y(value), c: 'grid' },
      text(LEFT - 6, y(value) + 4, si(value), 'small', 'end'),
    ]),
    ...ticks(from, to, 5).map((time) => text(x(time), top + HIGH - 8, words(time), 'small', 'middle')),
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

function ending(each, at, y, short) {
  const last = each.avg.findLast((value) => value !== null);
  return last === undefined ? [] : [text(WIDE - RIGHT + 6, y(last) + 4, `${MARKS[at % 6]} ${short}`, 'says')];
}

function outline({ t, avg }, x, y, from, to) {
  let pen = 'M';
  const parts = [];
  t.forEach((time, at) => {
    if (avg[at] === null) {
      pen = 'M';
    } else if (time >= from && time <= to) {
      parts.push(`${pen}${x(time).toFixed(1)} ${y(avg[at]).toFixed(1)}`);
      pen = 'L';
    }
  });
  return parts.join('');
}
