import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  append,
  joined,
  plots,
  points,
  range,
  shortNames,
  si,
  summary,
  ticks,
} from '../../../../webroot/js/draw/axis.js';
import { plotFile } from '../../../../webroot/js/draw/plotsvg.js';

const series = (t, avg = t.map(() => 1)) => ({ t, min: avg, avg, max: avg });

test('a pause in recording is a gap, never a zero and never a line across', () => {
  const { t, avg } = points(series([1, 2, 3, 9, 10], [5, 5, 5, 7, 7]));
  assert.deepEqual(avg, [5, 5, 5, null, 7, 7]);
  assert.equal(t[3], 6);
});

test('times in microseconds since 1970 become seconds', () => {
  assert.deepEqual(points(series([1.7e15, 1.7e15 + 1e6])).t, [1.7e9, 1.7e9 + 1]);
});

test('history that is coarser the older it is has no gaps', () => {
  assert.ok(
    points(series([0, 60, 120, 180, 190, 200, 210, 211, 212, 213, 214])).avg.every((value) => value !== null),
  );
});

test('values that are no numbers are gaps, points out of order are left out', () => {
  assert.deepEqual(points(series([1, 2, 2, 1.5, 3], [1, NaN, 9, 9, null])).avg, [1, null, null]);
});

test('new points follow the known ones, once, and the oldest go', () => {
  const known = append(
    { t: [1, 2], min: [1, 1], avg: [1, 1], max: [1, 1] },
    { t: [2, 3], min: [9, 3], avg: [9, 3], max: [9, 3] },
  );
  assert.deepEqual(known.t, [1, 2, 3]);
  assert.deepEqual(known.avg, [1, 1, 3]);
  let long = { t: [], min: [], avg: [], max: [] };
  for (let n = 0; n < 3; n++) long = append(long, series(Array.from({ length: 1000 }, (_, at) => n * 1000 + at)));
  assert.equal(long.t.length, 2400);
});

test('series over one axis keep their gaps and do not break at the points of others', () => {
  assert.deepEqual(
    joined([
      { t: [1, 2], avg: [5, null] },
      { t: [2, 3], avg: [6, 7] },
    ]),
    [
      [1, 2, 3],
      [5, null, null],
      [undefined, 6, 7],
    ],
  );
});

test('a gap reaches from value to value, whatever other series do within it', () => {
  const paused = { t: [1, 5, 9], avg: [1, null, 2] };
  const going = { t: [1, 3, 5, 7, 9], avg: [1, 1, 1, 1, 1] };
  assert.deepEqual(joined([paused, going])[1], [1, null, null, null, 2]);
});

test('series are told apart by as little as needed', () => {
  assert.deepEqual(shortNames(['west/meter.3.power', 'east/grid.power']), ['meter.3', 'grid']);
  assert.deepEqual(shortNames(['west/bus.power', 'east/bus.power', 'calls/s']), ['west/bus', 'east/bus', 'calls/s']);
});

test('ranges begin at zero for what is counted, and always have a height', () => {
  assert.deepEqual(range(0, 10), [0, 10.8]);
  assert.equal(range(100, 101, true)[0], 0);
  assert.ok(range(100, 101)[0] > 90);
  for (const same of [0, 5, -5]) assert.ok(range(same, same)[1] > range(same, same)[0]);
  assert.deepEqual(range(null, null), [0, 1]);
});

test('ticks are round and within the range', () => {
  assert.deepEqual(ticks(0, 100, 5), [0, 20, 40, 60, 80, 100]);
  assert.deepEqual(ticks(0.1, 0.35, 5), [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
  assert.deepEqual(ticks(3, 3), [3]);
});

test('numbers of an axis are short', () => {
  const cases = {
    0: '0',
    12400: '12.4k',
    100000: '100k',
    0.002: '0.002',
    1500000: '1.5M',
    '-31': '-31',
    999.9: '999.9',
    0.0000312: '3.1e-5',
  };
  for (const [value, text] of Object.entries(cases)) assert.equal(si(Number(value)), text);
  assert.equal(si(null), '–');
});

test('a summary of nothing says nothing', () => {
  assert.deepEqual(summary(points(series([1, 2, 9, 10], [4, 2, 6, 5]))), { min: 2, max: 6, last: 5, n: 4 });
  assert.deepEqual(summary({ t: [], min: [], avg: [], max: [] }), { min: null, max: null, last: null, n: 0 });
});

test('percentiles of calls share one plot over a logarithmic axis; a series of an agent that is called so does not', () => {
  const drawn = plots([...['p99', 'p50', 'n1/a/b.p50', 'n1/a/b.latency'].map((name) => ({ name, unit: 'ms' })),
    { name: 'calls/s', unit: '' }]);
  assert.deepEqual(drawn.map(({ title, names, log }) => [title, names, log]), [['latency', ['p50', 'p99'], true],
    ['p50', ['n1/a/b.p50'], false], ['latency', ['n1/a/b.latency'], false], ['calls/s', ['calls/s'], false]]);
});

test('a plot of percentiles as a file: powers of ten, and a band that ends at gaps', () => {
  const line = (name, avg) => ({ name, t: [0, 1, 2, 3, 4], avg });
  const file = plotFile([{ title: 'latency', unit: 'ms', log: true, series: [line('p50', [1, 1, null, 2, 2]), line('p99', [9, 90, null, 0, 20])] }], [0, 4], String);
  assert.match(file, />latency ms log</);
  assert.deepEqual([...file.matchAll(/text-anchor="end"[^>]*>([^<]*)</g)].map(([, text]) => text), ['1', '10', '100']);
  assert.equal([...file.matchAll(/fill-opacity/g)].length, 1); // after the gap one point alone is no band
  assert.doesNotMatch(file, /NaN|Infinity/);
});

test('series of one kind share a plot, six at most', () => {
  const list = Array.from({ length: 8 }, (_, n) => ({ name: `bus.${n}.power`, unit: 'kW' }));
  const drawn = plots([...list, { name: 'price', unit: 'ct' }]);
  assert.deepEqual(
    drawn.map(({ title, names }) => [title, names.length]),
    [
      ['power', 6],
      ['power', 2],
      ['price', 1],
    ],
  );
});
