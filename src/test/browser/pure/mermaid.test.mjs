import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calls, order } from '../../../../webroot/js/draw/causal.js';
import { label, mermaid } from '../../../../webroot/js/draw/mermaid.js';

const row = (n, more = {}) => ({
  id: `n1-${n}`,
  at: 1000 * n,
  durUs: 412,
  out: 'ok',
  cause: null,
  from: 1,
  to: 2,
  m: 'read',
  side: 'both',
  ...more,
});
const NAMES = { 1: 'west/controller', 2: 'west/meter.3' };
const OPTIONS = {
  nameOf: (n) => NAMES[n] ?? 'unknown',
  outcome: (call) => `${call.out} ${call.durUs} us`,
  time: () => '',
};

test('calls, replies and failures are the arrows of a sequence diagram', () => {
  assert.equal(
    mermaid(
      order(
        calls([
          row(1),
          row(2, { out: '20', x: 'maybe', m: 'setLimit' }),
          row(3, { out: '30', x: 'yes' }),
          row(4, { out: null }),
        ]),
      ),
      OPTIONS,
    ),
    [
      'sequenceDiagram',
      '  participant p1 as west/controller',
      '  participant p2 as west/meter.3',
      '  p1->>p2: read()',
      '  p2-->>p1: ok 412 us',
      '  p1-xp2: setLimit()',
      '  Note over p1,p2: 20 412 us',
      '  p1->>p2: read()',
      '  p2--xp1: 30 412 us',
      '  p1-)p2: read()',
      '',
    ].join('\n'),
  );
});

test('nothing in a label can end its line or mean anything', () => {
  assert.equal(label('a\nb\r\u2028c'), 'a b  c');
  assert.equal(label('#;"<>'), '#35;#59;#quot;#lt;#gt;');
  assert.equal(label('end'), '(end)');
  assert.equal(label('the END of end'), 'the (END) of (end)');
  assert.equal(label('sender ending'), 'sender ending');
  assert.equal(label('%%{init: {}}%%'), '#37;#37;{init: {}}#37;#37;');
  assert.equal(label('\u202Eevil\u0000'), 'evil');
  for (const empty of ['', '   ', '\n', null, undefined, '\u200B']) assert.equal(label(empty), '#8709;');
});

test('a long label is cut before it is escaped, so that no entity is cut in two', () => {
  assert.equal(label('<'.repeat(70)), `${'#lt;'.repeat(59)}…`);
  assert.equal([...label('x'.repeat(61))].length, 60);
  assert.equal(label('\u{1F600}'.repeat(60)), '\u{1F600}'.repeat(60));
});

test('beyond 500 messages and 20 participants a note tells how many are left out', () => {
  const long = mermaid(order(calls(Array.from({ length: 600 }, (_, n) => row(n)))), OPTIONS).split('\n');
  assert.equal(long.filter((line) => line.includes('>>')).length, 500);
  assert.equal(long.at(-2), '  Note over p1,p2: 700 more lines are not shown');
  const wide = mermaid(order(calls(Array.from({ length: 40 }, (_, n) => row(n, { to: 10 + n })))), OPTIONS).split(
    '\n',
  );
  assert.equal(wide.filter((line) => line.includes('participant')).length, 20);
  assert.match(wide.at(-2), /42 more lines/);
});

test('a chart without calls is a diagram as well', () => {
  assert.equal(mermaid([], OPTIONS), 'sequenceDiagram\n  participant p1 as no calls\n');
});

test('folds and what is missing are told', () => {
  const lines = [
    { kind: 'fold', call: row(1), calls: [row(1), row(2)], at: 1 },
    { kind: 'gap', n: 1843, why: 'rate', at: 2 },
    { kind: 'idle', us: 497_000, at: 3 },
  ];
  const text = mermaid(lines, OPTIONS);
  assert.match(text, /p1->>p2: read ×2/);
  assert.match(text, /Note over p1,p2: 1843 calls not recorded \(rate\)/);
  assert.match(text, /Note over p1,p2: 497 ms without calls/);
});
