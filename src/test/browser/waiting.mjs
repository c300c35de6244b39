// What checks wait for. What an action causes comes a frame, a tick or an answer later, and much later where the machine
// has other work: a check that asserts at once, or after a fixed time, fails there.

import assert from 'node:assert/strict';

/** Milliseconds after which something is taken as not coming. Costs nothing while checks are green. */
export const PATIENCE = 60_000;

/** Reads until it is as wanted. */
export const eventually = async (read, wanted, what) => {
  const end = Date.now() + PATIENCE;
  let last = await read();
  while (JSON.stringify(last) !== JSON.stringify(wanted) && Date.now() < end) {
    await new Promise((done) => setTimeout(done, 50));
    last = await read();
  }
  assert.deepEqual(last, wanted, what);
};

/** Lets frames pass: what has been caused before is drawn then, and what that has caused in turn. */
export const frames = (page, count = 3) => page.evaluate((wanted) => new Promise((done) => {
  const step = (left) => (left ? requestAnimationFrame(() => step(left - 1)) : done());
  step(wanted);
}), count);

// what stands where something is still missing: what index.html shows, no screen at all, outlines, plots without points
const whole = () => !document.documentElement.dataset.first && document.querySelector('#main :is(h1, h2)') && !document.querySelector('.outline, .plot .over, .spark:empty');

/** Waits until the page shows all that was asked of it: answers are there, and drawn. */
export const drawn = async (page) => {
  await frames(page);
  await eventually(() => page.asking(), 0, 'questions without an answer');
  await page.waitForFunction(whole);
  await frames(page);
};

/** Goes to a view of the open page and waits until it is drawn. */
export const visit = async (page, view) => {
  await page.goto(`${new URL(page.url()).origin}/#/${view}`);
  await drawn(page);
};
