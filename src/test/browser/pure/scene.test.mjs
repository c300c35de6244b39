import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calls, order } from '../../../../webroot/js/draw/causal.js';
import { idle, parties, torn } from '../../../../webroot/js/draw/fold.js';
import { HEAD, scene, within } from '../../../../webroot/js/draw/scene.js';
import { sceneFile, xml } from '../../../../webroot/js/draw/svgtext.js';

const HOSTILE = '"><script>alert(1)</script>\u0000\u202e&amp;\ud800';
const row = (n, more = {}) => ({
  id: `n1-${n}`,
  at: 1000 * n,
  durUs: 412,
  out: 'ok',
  cause: null,
  from: 1,
  to: 2,
  m: HOSTILE,
  side: 'both',
  ...more,
});
const WORDS = {
  title: (n) => ['n1/west', `${HOSTILE}${n}`],
  time: (line) => String(line.at),
  call: ({ call }) => `${call.m}()`,
  end: (call) => call.out,
  kind: (call) => (call.out === null ? 'pending' : call.out === 'ok' ? 'ok' : 'timeout'),
  describe: (line) => line.kind,
};

const drawn = (rows, extra = (lines) => lines) => {
  const list = calls(rows);
  return scene(extra(order(list)), parties(list), WORDS);
};

test('every line has a place of its own below the one before', () => {
  const picture = drawn([row(1), row(2, { out: '20' }), row(3, { out: null }), row(900)], (lines) =>
    idle(torn(lines, [{ at: 2500, n: 5, why: 'rate' }]), false),
  );
  for (let at = 1; at < picture.groups.length; at++) {
    assert.equal(picture.groups[at].y, picture.groups[at - 1].y + picture.groups[at - 1].height);
  }
  assert.deepEqual(
    new Set(picture.groups.map((group) => group.kind)),
    new Set(['send', 'ok', 'timeout', 'gap', 'idle']),
  );
  assert.ok(picture.height > picture.groups.at(-1).y);
  assert.ok(within(picture.groups, 0, 10).length <= picture.groups.length);
});

test('lifelines that share a column, calls to oneself and unknown callers are drawn', () => {
  const rows = Array.from({ length: 30 }, (_, n) => row(n, { from: n, to: n % 2 ? n : 31 }));
  const picture = drawn([...rows, row(99, { from: null, side: 'callee' })]);
  assert.equal(picture.life.length, 12);
  const numbers = JSON.stringify(picture.groups.map((group) => group.shapes));
  assert.equal(/NaN|null|undefined/.test(numbers), false, numbers.slice(0, 400));
});

test('words of calls to oneself end within the picture, on the last lifeline too', () => {
  for (const others of [0, 1, 4]) {
    const picture = drawn([...Array.from({ length: others }, (_, n) => row(n, { from: n, to: n + 1 })),
      row(50, { from: others, to: others, m: 'a rather long name of a method' })]);
    const words = picture.groups.flatMap((group) => group.shapes).filter((shape) => shape.c === 'says' && shape.anchor !== 'middle');
    assert.ok(words.length > 0);
    words.forEach(({ x, t, anchor }) => {
      const [from, to] = anchor === 'end' ? [x - 6.6 * t.length, x] : [x, x + 6.6 * t.length];
      assert.ok(from >= 108 && to <= picture.width, `${t}: ${from} to ${to} of ${picture.width}`);
    });
  }
});

test('a file holds hostile names as text, and nothing that XML forbids', () => {
  const file = sceneFile(drawn([row(1), row(2, { from: 2, to: 2, out: '20' })]), HOSTILE, HEAD);
  assert.equal(/<script/.test(file), false);
  assert.equal(/[\u0000\ud800-\udfff]/.test(file), false);
  assert.match(file, /^<svg xmlns/);
  assert.equal(/NaN|undefined/.test(file), false);
  assert.equal(xml('a<b>&"\''), 'a&lt;b&gt;&amp;&quot;&#39;');
});
