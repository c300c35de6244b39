// The Sequence: causes before effects whatever clocks say, what is missing told, files that others can read.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, PHONE } from '../browser.mjs';
import { start } from '../fixture/server.mjs';
import { saved } from '../saving.mjs';
import { drawn, eventually } from '../waiting.mjs';

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

const key = (on = fixture) => on.world.agents[0].key;

const chart = async ({ on = fixture, query = '', ...options } = {}) => {
  const page = await open(browser, `${on.url}&/seq?agents=${encodeURIComponent(key(on))}${query}`, options);
  await page.locator('.step, .steps li').first().waitFor();
  await drawn(page);
  return page;
};

const titles = (page) =>
  page.evaluate(() => [...document.querySelectorAll('.step > title')].map((title) => title.textContent));
const place = (list, part) => list.findIndex((title) => title.includes(part));

test('causes stand before their effects on nodes whose clocks differ, with skew and concurrency marked', async () => {
  const page = await chart();
  await page.locator('text.mark', { hasText: '‖' }).first().waitFor();
  const list = await titles(page);
  assert.ok(
    place(list, ' tick,') < place(list, ' read,') && place(list, ' read,') < place(list, ' put,'),
    list.join('\n'),
  );
  assert.ok(place(list, 'reply of put') < place(list, 'reply of read'));
  assert.ok(list.some((title) => title.includes('6 equal calls of step')));
  assert.ok(list.some((title) => title.includes('399 ms without calls')));
  assert.ok(list.some((title) => title.includes('concurrent: clocks cannot tell')));
  await page.quiet();
});

test('a call stamped before its cause is drawn after it, with its skew', async () => {
  const page = await chart();
  const at = Date.UTC(2026, 0, 5, 13) * 1000;
  const [one, other] = [fixture.world.agents[0], fixture.world.agents.find((agent) => agent.container.node === 'n3')];
  const row = (id, from, to, when, cause) => ({
    id,
    cause,
    from: from.n,
    to: to.n,
    path: '',
    m: `m_${id}`,
    road: 'tcp',
    at: when,
    durUs: 900,
    out: 'ok',
    x: 'yes',
    side: 'caller',
    w: 1,
    err: null,
  });
  fixture.feed('calls', {
    rows: [row('effect', other, one, at - 3000, 'cause'), row('cause', one, other, at, null)],
  });
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.step > title')].some((title) => title.textContent.includes('m_effect')),
  );
  const list = await titles(page);
  assert.ok(place(list, ' m_cause,') < place(list, ' m_effect,'));
  assert.match(list[place(list, ' m_effect,')], /skew −3 ms/);
  await page.quiet();
});

test('what was not recorded is told with its exact number where it is missing', async () => {
  const page = await chart();
  await page.getByText('complete').waitFor();
  fixture.feed('calls', null, { t: 'gap', n: 1843, why: 'rate' });
  await page.getByText('1843 calls not recorded').first().waitFor();
  await eventually(async () => (await titles(page)).includes('1843 calls not recorded (rate)'), true);
  assert.equal(await page.getByText('complete ✔').count(), 0);
  await page.quiet();
});

test('a click dims what is outside the cause tree and shows the call in full', async () => {
  const page = await chart();
  await page.locator('.step', { hasText: 'put()' }).first().click();
  const panel = page.locator('.causes');
  await panel.getByRole('heading', { name: 'put' }).waitFor();
  await panel.getByText('◂ read').waitFor();
  await drawn(page);
  assert.match(await panel.innerText(), /cause\s*◂ read/);
  assert.ok((await page.locator('.step.dim').count()) > 0);
  const dimmed = await page.evaluate(() =>
    [...document.querySelectorAll('.step.dim > title')].map((title) => title.textContent),
  );
  assert.equal(
    dimmed.some((title) => / (tick|read|put), ridge1/.test(title)),
    false,
    dimmed.join('\n'),
  );
  const depths = await panel
    .locator('.outline-tree li')
    .evaluateAll((items) => items.map((item) => item.className + item.textContent.trim().split(/\s/)[0]));
  assert.deepEqual(depths.slice(0, 3), ['depth0tick', 'depth1read', 'depth2put']);
  await page.keyboard.press('Escape');
  await page.getByText('No call is selected').waitFor();
  await page.quiet();
});

test('equal calls open by a click, failures alone are one switch, and the link tells it', async () => {
  const page = await chart();
  await page.locator('.step', { hasText: 'step ×6' }).first().click();
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.step > title')].filter((title) => / step, /.test(title.textContent)).length >=
      6,
  );
  await page.getByRole('button', { name: 'Failed only' }).click();
  await page.waitForFunction(() => location.hash.includes('failed=1'));
  await page.locator('.step', { hasText: 'setLimit()' }).first().waitFor();
  await eventually(async () => (await titles(page)).filter((title) => !/setLimit|without calls/.test(title)), []);
  await page.quiet();
});

test('keys walk over calls in order, and Enter inspects the one that was called', async () => {
  const page = await chart();
  await page.locator('h1').click();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.waitForFunction(() => {
    const active = document.querySelector('svg.lines').getAttribute('aria-activedescendant');
    return active?.startsWith('step-send') && / read,/.test(document.getElementById(active)?.querySelector('title').textContent);
  });
  await page.locator('#voice', { hasText: 'read' }).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await page.locator('#drawer h2').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#drawer').waitFor({ state: 'hidden' });
  assert.match(page.url(), /#\/seq/);
  await page.quiet();
});

test('a link of one call shows its tree alone; of one that is forgotten says so', async () => {
  const page = await open(browser, `${fixture.url}&/call/n1-900x4`, { forgiven: [/404/] });
  await page.locator('.step', { hasText: 'setLimit()' }).waitFor();
  await page.locator('.causes', { hasText: 'REMOTE_FAILURE' }).waitFor();
  await drawn(page);
  assert.equal(await page.locator('.step', { hasText: 'offer()' }).count(), 0);
  await page.goto(`${fixture.origin}/#/call/n9-nothing`);
  await page.getByText('not in the record any more').waitFor();
  await page.quiet();
});

test('on a phone the same calls are a list, indented by cause', async () => {
  const page = await chart({ viewport: PHONE });
  await page.locator('ol.steps').waitFor();
  const read = page.locator('ol.steps li.depth1', { hasText: 'read()' });
  await read.first().waitFor();
  await page.locator('ol.steps li.depth2', { hasText: 'put()' }).first().waitFor();
  await read.first().locator('button').click();
  await page.locator('.causes').getByRole('heading', { name: 'read' }).waitFor();
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(sideways, false);
  await page.quiet();
});

test('without agents the screen says what comes next, and a name that is typed adds one', async () => {
  const page = await open(browser, `${fixture.url}&/seq`);
  await page.getByText('Choose agents, then see their calls').waitFor();
  await page.getByLabel('Add an agent').fill('meter.1380');
  await page.locator('#picked li', { hasText: 'meter.1380' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.includes('meter.1380'));
  await page.locator('.step').first().waitFor();
  await page.quiet();
});

test('Mermaid text parses, hostile names and all', async () => {
  const hostile = await start({ variant: 'hostile', tickMs: 0 });
  for (const on of [fixture, hostile]) {
    const page = await chart({ on });
    const text = (await saved(page, 'Mermaid')).toString();
    const messages = await parsed(text);
    assert.ok(messages.length > 10, text);
    assert.equal(/<|script>/.test(text), false);
    await page.quiet();
  }
  await hostile.stop();
});

/** The messages that Mermaid reads in a text. */
const parsed = async (text) => {
  const { JSDOM } = await import('jsdom');
  const { window } = new JSDOM('<body></body>');
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return db.getMessages();
};

test('files: SVG is XML with text only, PNG has ink, CSV tames formulas, JSON reads back', async () => {
  const hostile = await start({ variant: 'hostile', tickMs: 0 });
  const page = await chart({ on: hostile });
  const svg = (await saved(page, 'SVG')).toString();
  const { JSDOM } = await import('jsdom');
  const { window } = new JSDOM(svg, { contentType: 'image/svg+xml' }); // throws if it is not XML
  assert.deepEqual(
    [...new Set([...window.document.querySelectorAll('*')].map((element) => element.localName))].sort(),
    ['line', 'path', 'rect', 'svg', 'text', 'title'],
  );
  const png = await saved(page, 'PNG');
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.ok(png.length > 4000, `${png.length}`);
  const csv = (await saved(page, 'CSV')).toString();
  assert.match(csv, /^id,cause,at,vt,from,to,method,/);
  assert.equal(
    csv.split('\r\n').some((line) => line.split(',').some((cell) => /^"?[=@]/.test(cell))),
    false,
  );
  const { rows } = JSON.parse(await saved(page, 'JSON'));
  assert.ok(rows.length > 5 && rows.every((row) => row.id));
  await page.quiet();
  await hostile.stop();
});
