// What is seen before the modules are there, and that what comes then takes its place without a jump.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, launch, open, PHONE, WIDE } from '../browser.mjs';
import { frames } from '../waiting.mjs';
import { show } from '../pictures.mjs';
import { withWorld } from '../world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const PARTS = ['#bar .brand', '#bar .find', '#rail', '#rail a:nth-of-type(2)', '#status', '.lab .topology', '.lab .side',
  '.lab .side strong', '.lab .figure:nth-child(3)', '.lab .figure .hero', '.lab .figure .spark', '.lab .tops h2', '.lab .tops p'];

const places = (page) => page.evaluate((parts) => parts.map((part) => {
  const { x, y, width, height } = document.querySelector(part)?.getBoundingClientRect() ?? {};
  return [part, ...[x, y, width, height].map(Math.round)].join(' ');
}), PARTS);

/** A page before its modules: begun() lets them come. The program does not answer. */
const unbegun = async (fixture, link, options) => {
  let begun;
  const asked = new Promise((done) => { begun = done; });
  // a picture has no icon of its own, and there is none at the usual place
  const page = await open(browser, `${fixture.origin}/favicon.svg`, { ...options, forgiven: [/status of 404/] });
  await page.context().route('**/api/**', () => {});
  await page.context().routeWebSocket('**/api/**', () => {});
  await page.context().route('**/js/main.js', async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto(link, { waitUntil: 'commit' });
  await page.locator('#status').waitFor({ state: 'attached' });
  return { page, begun };
};

for (const dark of [false, true]) {
  for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
    test(`the Lab is seen before its modules, and stays where it is: ${size}, ${dark ? 'dark' : 'light'}`, withWorld('busy', async (fixture) => {
      const { page, begun } = await unbegun(fixture, fixture.url, { viewport, dark });
      await page.getByRole('heading', { name: 'Topology' }).waitFor();
      await show(page, `shell-${size}-${dark ? 'dark' : 'light'}`);
      if (size === 'wide') { // on a phone nothing can be reached yet that would let it be scrolled by keyboard
        await accessible(page, 'the page before its modules');
      }
      const before = await places(page);
      begun();
      await page.waitForFunction(() => !document.documentElement.dataset.first);
      await frames(page);
      assert.deepEqual(await places(page), before);
      assert.equal(await page.locator('#bar .brand').count(), 1, 'one top bar, not two');
      assert.equal(await page.locator('[inert]').count(), 0, 'what is seen now can be used');
      await page.quiet();
    }));
  }
}

test('links to other screens show the frame before the modules, and a page without a token only its name', withWorld('busy', async (fixture) => {
  const { page, begun } = await unbegun(fixture, `${fixture.url}&/agents`);
  await page.locator('#rail').getByText('Agents').waitFor();
  assert.equal(await page.getByText('Topology').first().isVisible(), false);
  begun();
  await page.getByRole('heading', { name: 'Agents' }).waitFor({ state: 'attached' });
  await page.quiet();
  const { page: stranger, begun: go } = await unbegun(fixture, fixture.origin);
  await stranger.locator('#bar .brand').waitFor();
  for (const text of ['Topology', 'Sequence', 'no data yet', 'Freeze view']) {
    assert.equal(await stranger.getByText(text).first().isVisible(), false, text);
  }
  go();
  await stranger.getByRole('heading', { name: 'needs the token' }).waitFor();
  await stranger.quiet();
}));

test('the program has said what every screen shows before the modules that draw have come', withWorld('busy', async (fixture) => {
  let begun;
  const asked = new Promise((done) => { begun = done; });
  const page = await open(browser, `${fixture.origin}/favicon.svg`, { forgiven: [/status of 404/] });
  await page.context().route('**/js/main.js', async (route) => {
    await asked;
    await route.continue();
  });
  const told = [];
  const overview = new Promise((done) => {
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => told.push(JSON.parse(payload).topic ?? JSON.parse(payload).t));
      socket.on('framereceived', ({ payload }) => {
        told.push(`< ${JSON.parse(payload).topic ?? JSON.parse(payload).t}`);
        if (told.at(-1) === '< overview') {
          done();
        }
      });
    });
  });
  await page.goto(fixture.url, { waitUntil: 'commit' });
  await overview;
  assert.deepEqual(told.slice(0, 3), ['hello', 'overview', '< welcome']);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.first), 'lab', 'nothing is drawn yet');
  begun();
  await page.getByText('5\u202f000 agents').first().waitFor();
  assert.equal(told.filter((each) => each === 'overview').length, 1, 'who draws need not ask again');
  await page.quiet();
}, { tickMs: 0 }));
