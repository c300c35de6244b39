// Latency: a logarithmic axis, and a band between its percentiles.

import { uPlot } from '../vendorlate.js';
import { token } from '../core/reader.js';

/** The y scale of a plot. */
export const LOG = { distr: 3, range: (plot, least, most) => least > 0 ? [least / 1.3, most * 1.3] : [0.1, 10] };

/** The same with an axis that has words: whole powers of ten. */
export const POWERS = { distr: 3, range: (plot, least, most) => least > 0 ? uPlot.rangeLog(least, most, 10, true) : [0.1, 10] };

/** Where lines are drawn across: ten of them to each power would be a grating. */
export const powers = (plot, values) => values.map((value) => Math.abs(Math.log10(value) % 1) < 1e-9 ? value : null);

/** Between the first line and the second. */
export const BAND = [{ series: [2, 1], fill: () => `${token('--series-2')}33` }];

/** Columns of `[times, values…]` without what has no logarithm. */
export const positive = ([times, ...columns]) =>
  [times, ...columns.map((column) => column.map((value) => (value <= 0 ? null : value)))];
