import assert from 'node:assert/strict';
import test from 'node:test';
import { csv, fileName } from '../../../../webroot/js/core/export.js';
import { all, apply, nothingYet, release } from '../../../../webroot/js/core/rows.js';
import { dictionary } from '../../../../webroot/js/core/dictionary.js';
import { history } from '../../../../webroot/js/core/history.js';
import { action } from '../../../../webroot/js/core/keys.js';

test('cells of a table are quoted, and none is a formula', () => {
  const columns = [{ title: 'name', value: (row) => row.name }, { title: 'n', value: (row) => row.n }];
  const rows = [['=1+1', -3], ['a,b', 1.5], ['say "x"', null], ['two\nlines', 0], ['@x', 1], ['\tx', 1], ['-x', 1], ['+x', 1]]
    .map(([name, n]) => ({ name, n }));
  assert.equal(csv(rows, columns), 'name,n\r\n\'=1+1,-3\r\n"a,b",1.5\r\n"say ""x""",\r\n"two\nlines",0\r\n\'@x,1\r\n\'\tx,1\r\n\'-x,1\r\n\'+x,1\r\n');
});

test('names of files are tame', () => {
  assert.equal(fileName('../../etc/pass wd\u202E.csv'), 'etc-pass-wd-.csv');
  assert.equal(fileName('<>'), 'export');
});

const row = (n, rateIn) => ({ n, key: `k${n}`, rateIn });
const page = { kind: 'snap', data: { total: 3, matched: 3, rows: [row(1, 9), row(2, 8)] } };

test('rows change in place, and those off the page are forgotten', () => {
  let state = apply(nothingYet(), page, false);
  state = apply(state, { kind: 'delta', data: { total: 3, matched: 3, order: [2, 3], rows: [row(2, 10), row(3, 9)] } }, false);
  assert.deepEqual(state.order.map((n) => state.rows.get(n).rateIn), [10, 9]);
  assert.equal(state.rows.has(1), false);
});

test('the order stands still while a row is pointed at, and its numbers go on', () => {
  let state = apply(nothingYet(), page, false);
  state = apply(state, { kind: 'delta', data: { total: 3, matched: 3, order: [2, 1], rows: [row(1, 1)] } }, true);
  assert.deepEqual(state.order, [1, 2]);
  assert.equal(state.rows.get(1).rateIn, 1);
  assert.deepEqual(release(state).order, [2, 1]);
});

test('an order that waits is not lost by a message without one', () => {
  let state = apply(nothingYet(), page, false);
  state = apply(state, { kind: 'delta', data: { order: [2, 1], rows: [] } }, true);
  state = apply(state, { kind: 'delta', data: { rows: [] } }, true);
  assert.deepEqual(release(state).order, [2, 1]);
});

test('the dictionary forgets the numbers that it is told, and names that came back keep their new ones', () => {
  const words = dictionary();
  words.add({ agents: [[1, 'n1/west/a', 0], [2, 'n1/west/b', 0]], types: [[0, 'Meter']] });
  words.add({ agents: [[3, 'n1/west/a', 0]] });
  words.forget([1, 2, 99]);
  assert.equal(words.size, 1);
  assert.equal(words.agent(1).key, '#1');
  assert.equal(words.number('n1/west/a'), 3);
  assert.equal(words.number('n1/west/b'), undefined);
});

test('the dictionary forgets its oldest beyond its bound', () => {
  const words = dictionary();
  words.add({ types: [[1, 'Meter']], agents: Array.from({ length: 50_001 }, (_, n) => [n, `n1/a/${n}`, 1]) });
  assert.deepEqual(words.agent(0), { key: '#0', type: '' });
  assert.deepEqual(words.agent(50_000), { key: 'n1/a/50000', type: 'Meter' });
  assert.equal(words.size, 50_000);
});

test('history keeps what the program knew before the page, then each tick, for ten minutes', () => {
  const past = history();
  past.add(1_000e6, { callsPerS: 5 });
  past.load({ 'calls/s': { t: [998, 999, 1_000], avg: [3, 4, 99] }, p99: { t: [998, 999], avg: [2.5, null] } });
  assert.deepEqual(past.columns('callsPerS'), [[998, 999, 1000], [3, 4, 5]]);
  assert.deepEqual(past.columns('p99Us'), [[998, 999, 1000], [2500, null, null]]);
  for (let second = 1001; second < 1700; second++) {
    past.add(second * 1e6, { callsPerS: second });
  }
  assert.equal(past.columns('callsPerS')[0].length, 600);
});

test('letters are commands only outside of fields, and only if switched on', () => {
  const key = (letter, more) => ({ key: letter, target: { tagName: 'DIV' }, ...more });
  assert.equal(action(key('t')), 'theme');
  assert.equal(action(key('t', { target: { tagName: 'INPUT', type: 'text' } })), null);
  assert.equal(action(key('t'), false), null);
  assert.equal(action(key('k', { ctrlKey: true, target: { tagName: 'INPUT' } }), false), 'palette');
  assert.equal(action(key('Escape', { target: { tagName: 'INPUT' } })), 'close');
  assert.equal(action(key('t', { altKey: true })), null);
  assert.equal(action(key('3')), 'screen');
});

test('rows stay where their page is until another page comes, and what is as it was stays the same object', () => {
  let state = apply(nothingYet(), { kind: 'snap', data: { ...page.data, offset: 40 } }, false);
  const [first, second] = state.order.map((n) => state.rows.get(n));
  state = apply(state, { kind: 'delta', data: { order: [2, 1], rows: [] } }, false);
  assert.equal(state.offset, 40);
  state = apply(state, { kind: 'snap', data: { total: 3, matched: 3, offset: 41, rows: [row(2, 8), row(1, 10)] } }, false);
  assert.equal(state.offset, 41);
  assert.equal(state.rows.get(2), second);
  assert.notEqual(state.rows.get(1), first);
});

test('all rows are asked for page by page, not more than there are and not more than may be', async () => {
  const asked = [];
  const ask = async ({ offset, limit }) => {
    asked.push(offset);
    return { matched: 450, rows: Array.from({ length: Math.min(limit, 450 - offset) }, (_, i) => offset + i) };
  };
  assert.deepEqual(await all(ask, 1_000), Array.from({ length: 450 }, (_, i) => i));
  assert.deepEqual(asked, [0, 200, 400]);
  assert.equal((await all(ask, 200)).length, 200);
});
