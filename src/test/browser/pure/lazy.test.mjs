// What is not done at once, or not again: drawing, what is kept of the last picture, what is loaded late.

import assert from 'node:assert/strict';
import test from 'node:test';
import { arrived, kept, late, once, onceDone, pace } from '../../../../webroot/js/core/lazy.js';

/** Timers that are stepped by hand; a frame comes when it is asked for by `frame()`. */
const handClock = () => {
  let now = 0;
  let last = 0;
  const timers = new Map();
  const frames = [];
  return {
    setTimeout(action, ms) {
      timers.set(++last, { action, at: now + ms });
      return last;
    },
    clearTimeout: (id) => timers.delete(id),
    requestAnimationFrame: (action) => frames.push(action),
    frame: () => frames.splice(0).forEach((action) => action()),
    pass(ms) {
      now += ms;
      [...timers].filter(([, { at }]) => at <= now).forEach(([id, { action }]) => {
        timers.delete(id);
        action();
      });
    },
  };
};

const paced = () => {
  const clock = handClock();
  const seen = { drawn: 0 };
  const { now, soon } = pace(() => { seen.drawn += 1; }, clock);
  const passed = (ms) => {
    clock.pass(ms);
    clock.frame();
    return seen.drawn;
  };
  return { clock, now, soon, passed };
};

test('what is asked for several times before a frame is drawn once', () => {
  const { now, passed } = paced();
  now();
  now();
  assert.equal(passed(0), 1);
  assert.equal(passed(0), 1);
});

test('messages of one tick are drawn together, and with what the reader does meanwhile', () => {
  const { now, soon, passed } = paced();
  soon();
  assert.equal(passed(60), 0);
  soon();
  assert.equal(passed(40), 1);
  assert.equal(passed(99), 1);
  soon();
  now();
  assert.equal(passed(0), 2);
  assert.equal(passed(100), 2, 'not once more for what was drawn');
});

test('ages grow each second while nothing comes; a tick a second is drawn once', () => {
  const { now, soon, passed } = paced();
  now();
  assert.equal(passed(0), 1);
  assert.equal(passed(1_000), 2);
  assert.equal(passed(1_000), 3);
  for (let tick = 4; tick < 10; tick++) {
    soon();
    assert.equal(passed(100), tick);
    assert.equal(passed(900), tick);
  }
});

test('an answer is kept as long as each argument is the same object', () => {
  let made = 0;
  const sum = kept((list, more) => [++made, ...list, more]);
  const list = [1];
  assert.equal(sum(list, NaN), sum(list, NaN));
  assert.equal(made, 1);
  assert.deepEqual(sum([1], NaN), [2, 1, NaN]);
  assert.deepEqual(sum([1], 2), [3, 1, 2]);
  const empty = once(() => ++made);
  assert.equal(empty(), empty());
});

test('what failed is made again', () => {
  let tries = 0;
  const odd = kept(() => {
    tries += 1;
    if (tries === 1) {
      throw new Error('not yet');
    }
    return tries;
  });
  assert.throws(odd, /not yet/);
  assert.equal(odd(), 2);
});

test('what succeeded once is not done again, what failed is', async () => {
  let tries = 0;
  const act = onceDone(async () => {
    tries += 1;
    if (tries === 1) {
      throw new Error('not yet');
    }
    return tries;
  });
  await assert.rejects(act(), /not yet/);
  assert.deepEqual(await Promise.all([act(), act()]), [2, 2]);
  assert.equal(await act(), 2);
});

test('of scripts and sheets that do not all come none is left in the page', async () => {
  const page = new Set();
  const element = (src) => ({ src, remove() {
    page.delete(this);
  } });
  const head = { append: (one) => page.add(one) };
  const [script, sheet] = [element('/plots.js'), element('/plots.css')];
  const first = arrived([script, sheet], head);
  sheet.onload();
  script.onerror();
  await assert.rejects(first, /it did not come: \/plots\.js/);
  assert.equal(page.size, 0);
  const next = arrived([script, sheet], head);
  script.onload();
  sheet.onload();
  await next;
  assert.deepEqual([...page], [script, sheet]);
});

test('a late module comes once, and one that failed is asked for again', async () => {
  const told = [];
  let tries = 0;
  const parts = late({
    good: async () => ({ word: 'good' }),
    bad: async () => {
      tries += 1;
      if (tries === 1) {
        throw new Error('gone');
      }
      return { word: 'late' };
    },
  }, { came: () => told.push('came'), failed: (problem) => told.push(problem.message) });
  assert.equal(parts.get('good'), null);
  const [one, other] = await Promise.all([parts.load('good'), parts.load('good')]);
  assert.equal(one, other);
  assert.equal(await parts.load('bad'), null);
  assert.deepEqual(told, ['came', 'gone']);
  parts.all();
  assert.equal((await parts.load('bad')).word, 'late');
  assert.deepEqual(told, ['came', 'gone', 'came']);
  assert.equal(parts.get('bad').word, 'late');
});
