import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calls, order } from '../../../../webroot/js/draw/causal.js';
import { causeMark, Trees } from '../../../../webroot/js/draw/trees.js';

const row = (id, at, more = {}) => ({
  id,
  at,
  durUs: 100,
  out: 'ok',
  cause: null,
  from: 1,
  to: 2,
  m: 'read',
  side: 'both',
  ...more,
});
const told = (lines) => lines.map((line) => `${line.kind} ${line.call.id}`);
const NODES = { nodeOf: (call, end) => (end === 'from' ? call.fromNode : call.toNode) ?? null };

test('calls of one node stand in the order of its clock', () => {
  const lines = order(calls([row('n1-2', 2000), row('n1-1', 1000), row('n1-3', 3000)]));
  assert.deepEqual(told(lines), ['send n1-1', 'reply n1-1', 'send n1-2', 'reply n1-2', 'send n1-3', 'reply n1-3']);
  assert.ok(lines.every((line) => line.skewUs === null && !line.concurrent));
});

test('a cause stands before its effect, although the clock of the effect is three seconds behind', () => {
  const cause = row('n1-1', 5_000_000, { durUs: 900 });
  const effect = row('n2-1', 2_000_000, { cause: 'n1-1' });
  const lines = order(calls([effect, cause]));
  assert.ok(told(lines).indexOf('send n1-1') < told(lines).indexOf('send n2-1'));
  assert.equal(lines.find((line) => line.call.id === 'n2-1').skewUs, -3_000_000);
  assert.equal(lines.find((line) => line.call.id === 'n2-1').at, 2_000_000, 'data is never rewritten');
});

test('a receive stamped before its send is drawn after it and says by how much', () => {
  const caller = row('n1-1', 10_000, { side: 'caller', durUs: 5000, fromNode: 'n1', toNode: 'n2' });
  const callee = row('n1-1', 7_000, { side: 'callee', durUs: 1000, fromNode: 'n1', toNode: 'n2' });
  const effect = row('n2-9', 7_500, { cause: 'n1-1', fromNode: 'n2', toNode: 'n2' });
  const lines = order(calls([callee, effect, caller]), NODES);
  assert.deepEqual(told(lines), ['send n1-1', 'send n2-9', 'reply n2-9', 'reply n1-1']);
  assert.equal(lines[0].skewUs, -3_000);
});

test('a reply is never drawn before what its call caused on the way, if both ends were recorded', () => {
  const caller = row('n1-1', 1_000, { side: 'caller', durUs: 2000, fromNode: 'n1', toNode: 'n2' });
  const callee = row('n1-1', 90_000, { side: 'callee', durUs: 1000, fromNode: 'n1', toNode: 'n2' });
  const effect = row('n2-9', 90_100, { cause: 'n1-1', durUs: 100, fromNode: 'n2', toNode: 'n2' });
  const lines = order(calls([caller, callee, effect]), NODES);
  assert.deepEqual(told(lines), ['send n1-1', 'send n2-9', 'reply n2-9', 'reply n1-1']);
});

test('what only clocks tell apart, by less than they may differ, is marked concurrent', () => {
  const rows = calls([row('n1-1', 1000, { durUs: 5000 }), row('n2-1', 1200, { durUs: 9000 })]);
  const close = order(rows, { boundUs: () => 500 });
  assert.deepEqual(
    close.map((line) => line.concurrent),
    [true, true, false, false],
  );
  assert.ok(
    order(rows, { boundUs: () => 200 }).every((line) => !line.concurrent),
    'the bound itself is known apart',
  );
  const caused = calls([row('n1-1', 1000, { durUs: 5000 }), row('n2-1', 1200, { durUs: 9000, cause: 'n1-1' })]);
  assert.equal(order(caused, { boundUs: () => 500 })[1].concurrent, false, 'cause and effect are not concurrent');
});

test('marks reach over events of the own node', () => {
  const rows = calls([
    row('n1-1', 1000, { out: null }),
    row('n1-2', 1100, { out: null }),
    row('n2-1', 1200, { out: null }),
  ]);
  assert.deepEqual(
    order(rows, { boundUs: () => 500 }).map((line) => line.concurrent),
    [true, true, true],
  );
});

test('a node whose clock was set back keeps causes before effects', () => {
  const rows = [
    row('n1-1', 9000, { durUs: 10 }),
    row('n1-2', 1000, { cause: 'n1-1' }),
    row('n1-3', 1050, { cause: 'n1-2' }),
  ];
  const sends = told(order(calls(rows))).filter((line) => line.startsWith('send'));
  assert.deepEqual(sends, ['send n1-1', 'send n1-2', 'send n1-3']);
});

test('a node that contradicts its own clock does not hold up what follows, nor let other nodes run ahead', () => {
  const rows = [0, 1, 2].flatMap((round) => [
    { ...row('n2-1', 1e6 * round, { durUs: 9000 }), id: `n2-${round}1` },
    { ...row('n2-2', 1e6 * round - 2000, { cause: `n2-${round}1`, durUs: 10 }), id: `n2-${round}2` },
    { ...row('n1-1', 1e6 * round + 400_000), id: `n1-${round}` },
  ]);
  const sends = told(order(calls(rows))).filter((line) => line.startsWith('send'));
  assert.deepEqual(
    sends,
    [0, 1, 2].flatMap((round) => [`send n2-${round}1`, `send n2-${round}2`, `send n1-${round}`]),
  );
});

test('calls that claim to be their own cause are drawn all the same, once', () => {
  const rows = [
    row('n1-1', 1, { cause: 'n1-2' }),
    row('n1-2', 2, { cause: 'n1-1' }),
    row('n1-3', 3, { cause: 'n1-3' }),
  ];
  const list = calls(rows);
  assert.equal(order(list).length, 6);
  const trees = new Trees(list);
  assert.deepEqual([...trees.members('n1-1')].sort(), ['n1-1', 'n1-2']);
  assert.equal(trees.outline('n1-3').length, 1);
});

test('pending calls have no reply', () => {
  assert.deepEqual(told(order(calls([row('n1-1', 1, { out: null, durUs: null })]))), ['send n1-1']);
});

test('a later row of a call replaces the earlier one', () => {
  const list = calls([row('n1-1', 1, { out: null, durUs: null }), row('n1-1', 1, { out: '20', durUs: 7 })]);
  assert.equal(list.length, 1);
  assert.equal(list[0].out, '20');
});

test('trees hold causes with all that follows, and tell what is not known', () => {
  const list = calls([
    row('n1-1', 1),
    row('n1-2', 2, { cause: 'n1-1' }),
    row('n1-3', 3, { cause: 'n1-2' }),
    row('n1-4', 4, { cause: 'n1-1' }),
    row('n1-5', 5, { cause: 'n0-0' }),
    row('n1-6', 6, { side: 'callee', from: null }),
    row('n1-7', 7),
  ]);
  const trees = new Trees(list);
  assert.equal(trees.root('n1-3'), 'n1-1');
  assert.deepEqual([...trees.members('n1-3')].sort(), ['n1-1', 'n1-2', 'n1-3', 'n1-4']);
  assert.deepEqual(
    trees.outline('n1-4').map(({ call, depth }) => `${depth} ${call.id}`),
    ['0 n1-1', '1 n1-2', '2 n1-3', '1 n1-4'],
  );
  assert.deepEqual(
    list.map((call) => causeMark(call, trees)),
    [null, null, null, null, 'missing', 'unknown', null],
  );
});

test('ten thousand calls of skewed nodes keep every promise', () => {
  const rows = [];
  let seed = 7;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let n = 0; n < 10_000; n++) {
    const node = `n${n % 4}`;
    const cause = n > 10 && random() < 0.7 ? rows[Math.floor(random() * rows.length)] : null;
    rows.push(
      row(`${node}-${n}`, Math.round(n * 50 + (n % 4) * 70_000 + random() * 20), {
        cause: cause?.id ?? null,
        durUs: Math.round(random() * 500),
      }),
    );
  }
  const lines = order(calls(rows), { boundUs: () => 40 });
  assert.equal(lines.length, 20_000);
  const place = new Map(lines.map((line, at) => [`${line.kind} ${line.call.id}`, at]));
  for (const { id, cause } of rows) {
    assert.ok(place.get(`send ${id}`) < place.get(`reply ${id}`));
    if (cause) assert.ok(place.get(`send ${cause}`) < place.get(`send ${id}`));
  }
});
