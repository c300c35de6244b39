import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calls, order } from '../../../../webroot/js/draw/causal.js';
import { fold, histogram, idle, parties, torn } from '../../../../webroot/js/draw/fold.js';

const row = (n, at, more = {}) => ({
  id: `n1-${n}`,
  at,
  durUs: 10,
  out: 'ok',
  cause: null,
  from: 1,
  to: 2,
  m: 'read',
  side: 'both',
  ...more,
});
const chart = (rows) => order(calls(rows));
const kinds = (lines) =>
  lines.map((line) => (line.kind === 'fold' ? `fold ${line.calls.length}` : line.kind)).join(' ');
const many = (n, more) => Array.from({ length: n }, (_, at) => row(at, 1000 + 100 * at, more));

test('four equal calls in a row become one line, three do not', () => {
  assert.equal(kinds(fold(chart(many(37)))), 'fold 37');
  assert.equal(kinds(fold(chart(many(3)))), 'send reply send reply send reply');
});

test('calls that overlap fold too, once all of them have ended', () => {
  assert.equal(kinds(fold(chart(many(5, { durUs: 1000 })))), 'fold 5');
});

test('another call, another outcome, or one that is pending stands alone', () => {
  assert.equal(kinds(fold(chart([...many(4), row(9, 1150, { m: 'put' })]))).includes('fold'), false);
  assert.equal(kinds(fold(chart([...many(5), row(9, 9000, { out: '20' })]))), 'fold 5 send reply');
  assert.equal(kinds(fold(chart([...many(5), row(9, 9000, { out: null })]))), 'fold 5 send');
});

test('every call is in exactly one line or fold', () => {
  const rows = Array.from({ length: 200 }, (_, n) =>
    row(n, (n * 37) % 1009, { m: n % 3 ? 'read' : 'put', durUs: (n * 13) % 90 }),
  );
  const seen = fold(chart(rows)).flatMap((line) =>
    line.kind === 'fold' ? line.calls : line.kind === 'send' ? [line.call] : [],
  );
  assert.equal(seen.length, 200);
  assert.equal(new Set(seen.map((call) => call.id)).size, 200);
});

test('what the reader opened stays open', () => {
  assert.equal(kinds(fold(chart(many(4)), new Set(['n1-2']))).includes('fold'), false);
});

test('idle time is one line with its length, or space if it is not compressed', () => {
  const lines = chart([row(1, 1000), row(2, 1100), row(3, 501_110)]);
  const compressed = idle(lines);
  assert.deepEqual(
    compressed.filter((line) => line.kind === 'idle').map(({ us, rows }) => [us, rows]),
    [[500_000, 1]],
  );
  assert.ok(idle(lines, false).find((line) => line.kind === 'idle').rows > 4);
  assert.equal(
    idle(chart(many(20))).some((line) => line.kind === 'idle'),
    false,
  );
});

test('a clock that is behind makes no idle time', () => {
  const rows = [row(1, 5_000_000), { ...row(2, 1_000_000, { cause: 'n1-1' }), id: 'n2-2' }, row(3, 5_000_100)];
  assert.equal(
    idle(chart(rows)).some((line) => line.kind === 'idle'),
    false,
  );
});

test('rows that were not recorded are told where they are missing, with their number', () => {
  const lines = torn(chart([row(1, 1000), row(2, 3000)]), [
    { at: 2000, n: 1843, why: 'rate' },
    { at: 9000, n: 2, why: 'slow' },
  ]);
  assert.equal(kinds(lines), 'send reply gap send reply gap');
  assert.equal(lines[2].n, 1843);
});

test('twelve lifelines at most: the chosen, then the busiest; the others share one', () => {
  const list = Array.from({ length: 60 }, (_, n) => ({ from: n % 20, to: 99 }));
  const { parties: shown, index } = parties(list, [42]);
  assert.equal(shown.length, 12);
  assert.deepEqual(shown.slice(0, 3), [42, 0, 99], 'in the order in which they appear');
  assert.equal(shown.at(-1), null);
  assert.equal(index(19), 11);
  assert.equal(index(99), 2);
  assert.deepEqual(parties([{ from: 1, to: 2 }]).parties, [1, 2]);
  assert.deepEqual(
    parties([
      { from: 1, to: 2 },
      { from: null, to: 2 },
    ]).parties,
    [-1, 1, 2],
    'who calls from outside stands on the left',
  );
});

test('the minimap counts every call once, by its weight', () => {
  const { bars } = histogram([row(1, 0), row(2, 50, { w: 50 }), row(3, 100, { out: '20' })], 10);
  assert.equal(
    bars.reduce((sum, bar) => sum + bar.n, 0),
    52,
  );
  assert.deepEqual(bars.at(-1), { n: 1, failed: 1 });
  assert.equal(histogram([], 5).bars.length, 5);
});
