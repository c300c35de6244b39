// Plots, Failures and Nodes, and what all of these screens have in common: states, keyboard, accessibility, files.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, launch, open, PHONE, WIDE } from '../browser.mjs';
import { start } from '../fixture/server.mjs';
import { saved } from '../saving.mjs';
import { drawn, eventually, visit } from '../waiting.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await start({ variant: 'busy' });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

const at = async (view, { on = fixture, ...options } = {}) => {
  const page = await open(browser, `${on.url}&/${view}`, options);
  await drawn(page);
  return page;
};
const agent = () => fixture.world.agents[0].key;

test('links of the Lab that are estimated say so', async () => {
  const page = await at('lab');
  await page.getByRole('option', { name: '≈ strongest' }).waitFor({ state: 'attached' });
  await page.getByText('detail ≈ 2 %').waitFor();
  await page.quiet();
});

test('series of one unit share a plot that is made once and fed; gaps and numbers are in its table', async () => {
  const page = await at('plots');
  const canvases = page.locator('.plot canvas');
  await eventually(() => canvases.count(), 4);
  await page.evaluate(() => {
    globalThis.canvases = [...document.querySelectorAll('.plot canvas')];
  });
  const words = () => page.locator('.plot [role="img"]').first().getAttribute('aria-label');
  for (let tick = 0; tick < 2; tick++) {
    const before = await words();
    await eventually(async () => (await words()) !== before, true, 'a tick that is drawn');
  }
  assert.ok(
    await page.evaluate(
      () =>
        globalThis.canvases.every((canvas) => canvas.isConnected) &&
        document.querySelectorAll('.plot canvas').length === globalThis.canvases.length,
    ),
  );
  assert.match(
    await words(),
    /power over time\. meter\.3: least [\d.]+, most [\d.]+, last [\d.]+/,
  );
  await page.getByRole('button', { name: 'Table' }).click();
  await eventually(() => canvases.count(), 0);
  await page.locator('.plot tbody tr').nth(19).waitFor();
  await page.getByRole('button', { name: 'Table' }).click();
  await page.locator('.plot canvas').first().waitFor();
  await page.quiet();
});

test('series, range and axis are part of the link; axis virtual counts virtual seconds', async () => {
  const page = await at('plots');
  await page.locator('.plot canvas').first().waitFor();
  await page.getByRole('button', { name: '+ Series' }).click();
  await page.getByLabel('west/meter.3.power').uncheck();
  await page.getByLabel('range').selectOption('1 min');
  await page.getByLabel('axis').selectOption('virtual');
  await page.waitForFunction(
    () =>
      location.hash.includes('axis=virtual') &&
      location.hash.includes('range=1') &&
      !location.hash.includes('meter.3'),
  );
  const other = await open(browser, fixture.url.replace(/$/, `&${new URL(page.url()).hash.slice(1)}`));
  await other.locator('.plot canvas').first().waitFor();
  await eventually(() => other.getByLabel('axis').inputValue(), 'virtual');
  await eventually(() => other.locator('.plot').count(), 4);
  await other.getByRole('button', { name: 'Table' }).click();
  await other.locator('.plot tbody td').first().filter({ hasText: /^\d+(\.\d+)?k?$/ }).waitFor();
  await other.quiet();
  await page.quiet();
});

test('plots as files: SVG with a break where nothing was recorded, PNG with ink, CSV with all points', async () => {
  const page = await at('plots');
  await page.locator('.plot canvas').first().waitFor();
  const svg = (await saved(page, 'SVG')).toString();
  assert.match(svg, /<svg xmlns/);
  assert.match(svg, /d="M[^"]+M[^"]+"/, 'a gap lifts the pen');
  assert.equal(/NaN|undefined/.test(svg), false);
  const png = await saved(page, 'PNG');
  assert.ok(png.length > 10_000, `${png.length}`);
  const csv = (await saved(page, 'CSV')).toString();
  assert.ok(csv.split('\r\n').length > 2000);
  assert.match(csv, /^series,unit,time,min,avg,max\r\nwest\/meter\.3\.power,kW,2026-01-05T/);
  await page.quiet();
});

test('failures: worst first, by code from a link, samples with their cause chain, files', async () => {
  const page = await at('failures');
  await page.locator('tbody tr').first().waitFor();
  const numbers = (await page.locator('tbody td.number.strong').allInnerTexts()).map(Number);
  assert.deepEqual(
    numbers,
    [...numbers].sort((one, other) => other - one),
  );
  await page.getByRole('button', { name: 'Samples' }).first().click();
  await page.locator('.samples .calls li').first().waitFor();
  await page.locator('.samples', { hasText: /TIMEOUT \(20\) 5 s, executed maybe/ }).waitFor();
  const csv = (await saved(page, 'CSV')).toString();
  assert.match(csv, /^code,name,type,method,n,first,last/);
  await page.quiet();
  const only = await at('failures?code=30');
  await only.locator('tbody tr').first().waitFor();
  await eventually(async () => (await only.locator('tbody .code').allInnerTexts()).filter((text) => !text.includes('30')), []);
  await only.getByRole('button', { name: /only/ }).click();
  await only.locator('.code', { hasText: '20' }).first().waitFor();
  await only.quiet();
});

test('nodes: a lost one has no numbers and says for how long; the audit log is text', async () => {
  const lost = await start({ variant: 'lost' });
  const page = await at('nodes', { on: lost });
  const row = page.locator('tbody tr', { hasText: 'n3' });
  await row.filter({ hasText: /lost\s+8 s/ }).waitFor();
  assert.equal(/\d{2,}/.test((await row.innerText()).replace(/n3|8 s/g, '')), false);
  await page.getByText('n3 has not reported for 8 s').waitFor();
  await page.quiet();
  await lost.stop();
  const audited = await at('nodes');
  await audited.getByRole('button', { name: 'Audit log' }).click();
  await audited.getByText('<b>v</b>').waitFor();
  await audited.getByRole('button', { name: 'Details' }).first().click();
  await audited.getByText('tcp 9 · unix 1 · bus 4').waitFor();
  await audited.quiet();
});

test('without agents, series and failures each screen says what comes next', async () => {
  const empty = await start({ variant: 'empty' });
  for (const [view, text] of [
    ['seq', 'Choose agents, then see their calls'],
    ['plots', 'No agent records a value'],
    ['failures', 'No call has failed'],
  ]) {
    const page = await at(view, { on: empty });
    await page.getByText(text).waitFor();
    await page.quiet();
  }
  await empty.stop();
});

test('a question that fails breaks its own panel only, with the id of the error, and can be asked again', async () => {
  const page = await open(browser, fixture.url, { forgiven: [/503/] });
  await page.locator('h1').waitFor();
  await page.route('**/api/v1/series', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/json',
      body: JSON.stringify({ error: { name: 'BUSY', message: 'too <b>much</b> to do', id: 'e-77' } }),
    }),
  );
  await page.goto(`${fixture.origin}/#/plots`);
  await page.getByText('too <b>much</b> to do').waitFor();
  await page.getByText('e-77').waitFor();
  assert.equal((await page.locator('#rail a').count()) > 5, true);
  await page.unroute('**/api/v1/series');
  await page.getByRole('button', { name: 'Retry' }).click();
  await page.locator('.plot canvas').first().waitFor();
  await page.quiet();
});

test('without the library of the plots there are the first data, and the screen of plots says so and asks again', async () => {
  const page = await open(browser, `${fixture.origin}/favicon.svg`, { forgiven: [/status of 404/, /ERR_FAILED/] });
  await page.route('**/uPlot*.js', (route) => route.abort());
  await page.goto(fixture.url);
  await page.getByText('5\u202f000 agents').first().waitFor();
  await page.goto(`${fixture.origin}/#/plots`);
  await page.getByText('The plot library did not load').waitFor();
  await page.unroute('**/uPlot*.js');
  await page.goto(`${fixture.origin}/#/lab`);
  await page.goto(`${fixture.origin}/#/plots`);
  await page.locator('.plot canvas').first().waitFor();
  await page.goto(`${fixture.origin}/#/lab`);
  await page.locator('.spark canvas').first().waitFor();
  await page.quiet();
});

test('by keyboard alone: from the Lab to an agent, a call, its sequence and back', async () => {
  const page = await open(browser, fixture.url);
  await page.locator('h1').waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('input[role="combobox"]').waitFor();
  await page.keyboard.type(agent().split('/').at(-1));
  await page.locator('#found li', { hasText: agent() }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#drawer h2').waitFor();
  await page.keyboard.press('c');
  await page.waitForFunction(() => document.activeElement?.textContent.trim() === 'Call');
  await page.keyboard.press('Enter');
  await page.locator('.outcome').getByText('3.9').waitFor();
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.textContent.trim() === 'See in sequence')) {
      break;
    }
  }
  const { outlineStyle, outlineWidth } = await page.evaluate(() => {
    const { outlineStyle: style, outlineWidth: width } = getComputedStyle(document.activeElement);
    return { outlineStyle: style, outlineWidth: width };
  });
  assert.deepEqual([outlineStyle, outlineWidth], ['solid', '2px'], 'the focus can be seen');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.startsWith('#/call/'));
  await page.goBack();
  await page.locator('#drawer h2').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#drawer').waitFor({ state: 'hidden' });
  await page.quiet();
});

const VIEWS = () => [
  `seq?agents=${agent()}`,
  'plots',
  'failures',
  'nodes',
  `agent/${agent()}/call/echo_reading`,
  `agent/${agent()}/call/echo_shape`,
  `agent/${agent()}/state`,
  `agent/${agent()}/pending`,
  `agent/${agent()}/calls`,
  `agent/${agent()}/plots`,
  `agent/${agent()}/failures`,
];

for (const dark of [false, true]) {
  for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
    test(`no violation of accessibility rules: ${size}, ${dark ? 'dark' : 'light'}`, async () => {
      const page = await open(browser, fixture.url, { viewport, dark });
      for (const view of VIEWS()) {
        await visit(page, view);
        await accessible(page, view);
      }
      await visit(page, `seq?agents=${agent()}`);
      await page.locator('.step, .steps button').first().click();
      await page.locator('.causes h3, .causes h2').first().waitFor();
      await drawn(page);
      await accessible(page, 'a selected call');
      await visit(page, 'failures');
      await page.locator('[aria-expanded="false"]').nth(1).click();
      await page.locator('.samples').first().waitFor();
      await drawn(page);
      await accessible(page, 'samples');
      await visit(page, `agent/${agent()}/call/setLimit`);
      await page.getByLabel('kw').fill('x');
      await page.locator('#drawer button.primary').click();
      await page.locator('[aria-invalid="true"]').waitFor();
      await drawn(page);
      await accessible(page, 'a wrong field');
      await page.keyboard.press('Escape');
      await page.locator('#drawer').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: /^Clock of/ }).click();
      await page.getByRole('dialog', { name: 'Clock' }).waitFor();
      await accessible(page, 'clock');
      await page.quiet();
    });
  }
}

test('no motion, no sideways scrolling at 320 pixels, and everything in forced colours', async () => {
  const narrow = await open(browser, fixture.url, {
    viewport: { width: 320, height: 640 },
    context: { forcedColors: 'active' },
  });
  for (const view of VIEWS()) {
    await visit(narrow, view);
    const wide = await narrow.evaluate(() =>
      [document.documentElement, document.getElementById('main'), document.getElementById('drawer')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1)
        .map((each) => `${each.id} ${each.scrollWidth}>${each.clientWidth}`));
    assert.deepEqual(wide, [], view);
    // an outline that waits for an answer that is late appears after a while: that is over when the answer is there
    const moving = () => narrow.evaluate(() =>
      document.getAnimations().filter((each) => each.playState === 'running').length);
    await eventually(moving, 0, view);
  }
  await narrow.quiet();
});

test('each of these screens keeps within 1 500 nodes of the page', async () => {
  const page = await open(browser, fixture.url);
  for (const view of VIEWS()) {
    await visit(page, view);
    const nodes = await page.evaluate(() => document.querySelectorAll('#main *, #drawer *').length);
    assert.ok(nodes <= 1500, `${view}: ${nodes}`);
  }
  await page.quiet();
});
