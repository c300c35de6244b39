// What a reader with another sense of colour sees: states differ by more than colour. Pictures of it to look at go to
// target/pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from '../browser.mjs';
import { start } from '../fixture/server.mjs';
import { show } from '../pictures.mjs';
import { drawn } from '../waiting.mjs';

const SIGHTS = ['protanopia', 'deuteranopia', 'tritanopia', 'achromatopsia'];

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await start({ variant: 'busy', tickMs: 0 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

const see = async (page, type) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setEmulatedVisionDeficiency', { type });
};

for (const sight of SIGHTS) {
  test(`Lab, Plots and Failures as seen with ${sight}, to look at`, async () => {
    for (const view of ['lab', 'plots', 'failures']) {
      const page = await open(browser, `${fixture.url}&/${view}`, { now: fixture.now() });
      await drawn(page);
      const before = await page.screenshot();
      await see(page, sight);
      assert.notDeepEqual(await show(page, `${view}-${sight}`), before, 'the emulation is on');
      await page.quiet();
    }
  });
}

/** Paints one agent of each state, with one ink for all that is odd. -> state -> the pixels of its cell as a text. */
const shapes = (page) => page.evaluate(async () => {
  const { paint, palette } = await import('/js/draw/topology.js');
  const [{ corner, layout }, heat, { token }] = [await import('/js/draw/layout.js'), await import('/js/core/groups.js'),
    await import('/js/core/reader.js')];
  const bytes = { ok: 8, slow: 8 | heat.SLOW << 4, lately: 8 | heat.LATELY << 4, fails: 8 | heat.FAILS << 4, waits: 8 | 0x40,
    gone: 0x80 };
  const group = { id: 1, title: 'n1/west', node: 'n1', size: 6, rate: 1, fails: 0, pending: 0, members: [1, 2, 3, 4, 5, 6],
    bytes: Object.values(bytes) };
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 400, height: 300 });
  const paper = canvas.getContext('2d');
  const ink = { bg: '#fff', surface: '#fff', text: '#000', control: '#000', warn: '#000', fail: '#000' };
  const colours = Object.fromEntries(Object.keys(palette(token)).map((name) => [name, ink[name] ?? '#888']));
  const plan = layout([group], 400, 300, 0);
  paint(paper, { plan, groups: [group], links: [], states: new Map(), selected: null, hovered: null, near: null, edges: null,
    places: new Map(), nameOf: () => '' }, colours, 1);
  const [box] = plan.boxes;
  const side = Math.min(box.cell.w, box.cell.h);
  return Object.fromEntries(Object.keys(bytes).map((state, index) => {
    const { x, y } = corner(box, index);
    const { data } = paper.getImageData(x, y, side, side);
    return [state, data.filter((value, at) => at % 4 === 0).join(' ')];
  }));
});

test('cells of slow, failing, waiting and gone agents have shapes of their own', async () => {
  const page = await open(browser, fixture.url);
  await drawn(page);
  const all = Object.entries(await shapes(page));
  for (const [state, ink] of all) {
    for (const [other, its] of all) {
      assert.ok(state === other || ink !== its, `${state} and ${other} differ by colour alone`);
    }
  }
  await page.quiet();
});

test('states in words have a sign and a word each', async () => {
  const lost = await start({ variant: 'lost', tickMs: 0 });
  const page = await open(browser, `${lost.url}&/nodes`);
  await drawn(page);
  const told = await page.evaluate(() => ['up', 'starting', 'late', 'slow', 'stopped', 'failed', 'lost', 'timeout'].map((st) => {
    const span = Object.assign(document.createElement('span'), { className: `st ${st}`, textContent: st });
    document.getElementById('main').append(span);
    const sign = getComputedStyle(span, '::before').content;
    span.remove();
    return [st, sign];
  }));
  assert.ok(told.every(([, sign]) => /^".+"$/.test(sign)), JSON.stringify(told));
  const bad = told.filter(([st]) => ['slow', 'failed', 'lost', 'timeout', 'up'].includes(st)).map(([, sign]) => sign);
  assert.equal(new Set(bad).size, bad.length, 'signs of bad states differ');
  await page.locator('.st.lost', { hasText: 'lost' }).first().waitFor();
  await page.goto(`${lost.origin}/#/lab`);
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByText(/▲ lost \d+ s/).first().waitFor();
  await page.quiet();
  await lost.stop();
});

test('failures carry a cross or a clock, and their code as a word', async () => {
  const page = await open(browser, `${fixture.url}&/failures`);
  await drawn(page);
  for (const text of await page.locator('tbody .code').allInnerTexts()) {
    assert.match(text, /^(✕ 30 REMOTE_FAILURE|◷ 20 TIMEOUT)$/);
  }
  await page.quiet();
});

test('series of one plot are told apart by dashes and marks', async () => {
  const page = await open(browser, `${fixture.url}&/plots`);
  await drawn(page);
  const svg = await page.evaluate(async () => {
    const { plotFile } = await import('/js/draw/plotsvg.js');
    const t = [0, 1, 2];
    const series = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, at) => ({ name, t, min: t, avg: t.map((x) => x + at), max: t }));
    return plotFile([{ title: 'power', unit: 'kW', series }], [0, 2], String);
  });
  const dashes = [...svg.matchAll(/stroke-width="1.5"(?: stroke-dasharray="([^"]*)")?/g)].map(([, dash]) => dash ?? 'solid');
  assert.equal(new Set(dashes).size, 6, String(dashes));
  const marks = [...svg.matchAll(/>([^<>\w\s]) [a-f]</g)].map(([, mark]) => mark);
  assert.equal(new Set(marks).size, 6, String(marks));
  await page.quiet();
});
