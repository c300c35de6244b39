// Lab and Agents: what they show agrees with what the program says, for few and for thousands, also with hostile names.

import assert from 'node:assert/strict';
import { loadavg } from 'node:os';
import { after, before, test } from 'node:test';
import { launch, open, PHONE, SLOW } from '../browser.mjs';
import { saved } from '../saving.mjs';
import { drawn, eventually, frames, visit } from '../waiting.mjs';
import { withWorld } from '../world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('three agents: picture, numbers and lists agree with the program', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.getByText('1 container, 3 agents, 0 failing').waitFor();
  const tick = 1000;
  const { agents, rate } = fixture.world;
  const total = agents.reduce((sum, agent) => sum + rate(agent, tick), 0);
  await eventually(async () => Number(await page.locator('.figure .hero').first().textContent()), Math.round(total * 10) / 10);
  const busiest = [...agents].sort((a, b) => rate(b, tick) - rate(a, tick)).map((agent) => agent.aid);
  const list = page.locator('.tops > div', { hasText: 'Busiest' }).locator('li a');
  await eventually(async () => (await list.allTextContents()).map((name) => name.trim()), busiest);
  await page.getByRole('button', { name: 'Table' }).click();
  assert.equal(await page.locator('.topology tbody tr').first().locator('td').nth(1).textContent(), '3');
  await page.quiet();
}, { tickMs: 0 }));

test('a cell is selected by click and by arrows, and the link tells it', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.getByText('3 agents, 0 failing').waitFor();
  await drawn(page);
  await page.locator('canvas').first().click({ position: { x: 20, y: 40 } });
  await page.waitForFunction(() => location.hash === '#/lab?sel=n1/west/controller');
  await page.locator('canvas').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => location.hash === '#/lab?sel=n1/west/meter');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#/agent/n1/west/meter');
  await page.locator('#drawer').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => location.hash === '#/lab?sel=n1/west/meter');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => location.hash === '#/lab');
  const again = await open(browser, `${fixture.url}&/lab?sel=n1/west/store`);
  await again.locator('.chosen', { hasText: 'n1/west/store' }).waitFor();
  await again.quiet();
  await page.quiet();
}));

test('a part of the Lab that could not be fetched is there with the next selection', withWorld('small', async (fixture) => {
  const page = await open(browser, `${fixture.origin}/favicon.svg`, { forgiven: [/status of 404/, /ERR_FAILED/] });
  await page.route('**/callpane.js', (route) => route.abort());
  await page.goto(`${fixture.url}&/lab?sel=n1/west/controller`);
  await page.locator('.chosen', { hasText: 'n1/west/controller' }).waitFor();
  await page.locator('.spark canvas').nth(3).waitFor();
  await page.locator('.side .outline').waitFor();
  await page.unroute('**/callpane.js');
  await page.locator('canvas').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('.side .outline').waitFor({ state: 'detached' });
  await page.locator('.side svg').first().waitFor();
  await page.quiet();
}));

test('without agents each screen says what comes next', withWorld('empty', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.getByText('No containers yet').waitFor();
  await page.goto(`${fixture.origin}/#/agents`);
  await page.getByText('No agents yet').waitFor();
  await page.quiet();
}));

test('a lost node is greyed and counted out', withWorld('lost', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.locator('#bar').getByText('2/3').waitFor();
  await page.getByText('2 of 3 nodes').waitFor();
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByText('▲ lost 8 s').nth(10).waitFor();
  await page.quiet();
}));

test('hostile names are text in each place and in each file', withWorld('hostile', async (fixture) => {
  const page = await open(browser, fixture.url);
  page.on('dialog', () => assert.fail('a name ran as script'));
  await page.getByText('15 agents').first().waitFor();
  const svg = (await saved(page, 'SVG')).toString();
  assert.ok(!/<script|<img/.test(svg));
  const blank = await browser.newPage(); // ours forbids its scripts to parse markup
  assert.ok(await blank.evaluate((text) => !new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror'), svg));
  await blank.close();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('onerror');
  await page.getByRole('option', { name: /<img src=x onerror/ }).first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto(`${fixture.origin}/#/agents`);
  await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
  assert.equal(await page.locator('main img, main script, main b').count(), 0);
  await page.getByText('abc⟨U+202E⟩dcba').first().waitFor();
  const csv = (await saved(page, 'CSV')).toString();
  assert.ok(csv.includes('n1/') && csv.includes('<img src=x'));
  assert.ok(!/(^|,)[=+@]/m.test(csv));
  for (const agent of fixture.world.agents) {
    await page.evaluate((link) => {
      location.hash = link;
    }, `#/lab?sel=${encodeURIComponent(agent.key)}`);
    await frames(page, 1);
  }
  await page.quiet();
}));

test('search, sort by each column and group; the link shows the same to somebody else', withWorld('busy', async (fixture) => {
  const page = await open(browser, `${fixture.url}&/agents`);
  const first = page.locator('tbody tr:not(.spacer)').first();
  await first.waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('meter');
  await page.waitForFunction(() => location.hash.includes('q=meter'));
  await page.getByText(/2\u202f\d+ of 5\u202f000/).waitFor();
  for (const title of ['agent', 'type', 'container', 'state', 'in/s', 'out/s', 'p50', 'p99', 'fail/min', 'pending', 'mailbox', 'last']) {
    const header = page.getByRole('columnheader', { name: title });
    await header.getByRole('button').click();
    await page.waitForFunction((text) => document.querySelector('th[aria-sort]')?.textContent.includes(text), title);
    const once = await header.getAttribute('aria-sort');
    await header.getByRole('button').click();
    await page.waitForFunction((old) => document.querySelector('th[aria-sort]').getAttribute('aria-sort') !== old, once);
  }
  await page.getByRole('columnheader', { name: 'p99' }).getByRole('button').click();
  await page.getByLabel('group').selectOption('container');
  await page.waitForFunction(() => document.querySelector('tbody tr.first'));
  const names = (one) => one.locator('tbody tr:not(.spacer) a').allTextContents();
  const wanted = fixture.page({ q: 'meter', sort: '-p99', group: 'container', limit: 20 }).map((row) => row.key.split('/')[2]);
  await eventually(async () => (await names(page)).slice(0, 20), wanted);
  const other = await open(browser, `${fixture.url}&${page.url().split('#')[1]}`);
  await other.locator('tbody tr.first').first().waitFor();
  await eventually(async () => (await names(other)).slice(0, 20), wanted);
  await other.quiet();
  assert.ok(await first.isVisible());
  await page.quiet();
}, { tickMs: 0 }));

test('nothing found says so, and Escape clears the search', withWorld('busy', async (fixture) => {
  const page = await open(browser, `${fixture.url}&/agents?q=metre`);
  await page.getByText('0 of 5\u202f000 agents match').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('5\u202f000 of 5\u202f000').waitFor();
  await page.quiet();
}));

test('rows by keyboard: next, inspect, and back to the same row', withWorld('busy', async (fixture) => {
  const page = await open(browser, `${fixture.url}&/agents`);
  await page.locator('tbody tr:not(.spacer)').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.locator('tbody tr:not(.spacer)').nth(2).and(page.locator('[aria-selected="true"]')).waitFor();
  const chosen = await page.locator('tr[aria-selected="true"] a').textContent();
  await page.keyboard.press('Enter');
  await page.locator('#drawer').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => location.hash === '#/agents');
  assert.equal(await page.locator('tr[aria-selected="true"] a').textContent(), chosen);
  await page.keyboard.press('s');
  await page.waitForFunction(() => location.hash.startsWith('#/seq?agents='));
  await page.quiet();
}, { tickMs: 0 }));

test('columns may be hidden, and stay so', withWorld('small', async (fixture) => {
  const page = await open(browser, `${fixture.url}&/agents`);
  const column = page.getByRole('columnheader', { name: 'mailbox' });
  const choice = page.getByRole('checkbox', { name: 'mailbox' });
  await column.waitFor();
  await page.getByText('Columns').click();
  await choice.uncheck();
  await column.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await choice.waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByText('3 of 3').waitFor();
  await page.getByRole('columnheader', { name: 'last' }).waitFor();
  assert.equal(await column.count(), 0);
  await page.getByText('Columns').click();
  await choice.check();
  await column.waitFor();
  await page.getByRole('heading', { name: 'Agents' }).click();
  await choice.waitFor({ state: 'hidden' });
  await page.quiet();
}));

test('an order holds still while it is pointed at', withWorld('busy', async (fixture) => {
  const page = await open(browser, `${fixture.url}&/agents`);
  await drawn(page);
  await page.locator('tbody tr:not(.spacer)').nth(5).hover();
  const names = () => page.locator('tbody tr:not(.spacer) a').allTextContents();
  const before = await names();
  const heard = page.heard();
  for (let tick = 0; tick < 5; tick++) {
    fixture.step();
  }
  await eventually(() => page.heard() >= heard + 5 * fixture.subscriptions(), true, 'data of five ticks');
  await frames(page);
  assert.deepEqual(await names(), before);
  await page.mouse.move(5, 5);
  await eventually(async () => String(await names()) !== String(before), true, 'another order');
  await page.quiet();
}, { tickMs: 0 }));

test('files: pictures are not empty, tables hold all that matches and not only what is in sight', withWorld('busy', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.getByText('5\u202f000 agents').first().waitFor();
  await drawn(page);
  const png = await saved(page, 'PNG');
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.ok(png.length > 20_000);
  const table = (await saved(page, 'CSV')).toString().trim().split('\r\n').slice(1).map((line) => line.split(','));
  assert.equal(table.reduce((sum, [, , agents]) => sum + Number(agents), 0), 5000);
  await page.goto(`${fixture.origin}/#/agents?q=meter.1`);
  await page.getByText(/of 5\u202f000/).first().waitFor();
  const csv = (await saved(page, 'CSV')).toString().trim().split('\r\n');
  const matching = fixture.world.agents.filter((agent) => agent.key.includes('meter.1')).length;
  assert.equal(csv.length, matching + 1);
  assert.ok(matching > 200);
  await page.quiet();
}, { tickMs: 0 }));

test('five thousand agents: few nodes in the page, quick rows', withWorld('busy', async (fixture, context) => {
  const page = await open(browser, `${fixture.url}&/agents`);
  await page.locator('tbody tr:not(.spacer)').first().waitFor();
  const times = await page.evaluate(() => new Promise((done) => {
    const list = document.querySelector('.list > .body');
    const times = [];
    let before = performance.now();
    const step = (now) => {
      times.push(now - before);
      before = now;
      list.scrollTop += 84;
      if (times.length < 90) {
        requestAnimationFrame(step);
      } else {
        done(times.slice(5).sort((a, b) => a - b));
      }
    };
    requestAnimationFrame(step);
  }));
  const p95 = times[Math.floor(times.length * 0.95)];
  context.diagnostic(`frames of scrolling: median ${times[Math.floor(times.length / 2)].toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
  await page.waitForFunction(() => document.querySelectorAll('tbody tr:not(.spacer)').length > 10);
  // twice the budget of 17 ms; on a machine that has other work, only that it does not stand still
  assert.ok(p95 <= (loadavg()[0] > 3 || SLOW > 1 ? 1000 : 34), `p95 ${p95} ms`);
  for (const screen of ['agents', 'lab']) {
    await visit(page, screen);
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    context.diagnostic(`${screen}: ${nodes} nodes`);
    assert.ok(nodes <= 1500, `${screen}: ${nodes}`);
  }
  await page.quiet();
}));

test('going round the screens leaves no plots, canvases or subscriptions behind', withWorld('busy', async (fixture) => {
  const page = await open(browser, fixture.url);
  const canvases = () => page.evaluate(() => document.querySelectorAll('canvas').length);
  for (let round = 0; round < 5; round++) {
    await visit(page, 'lab');
    await eventually(canvases, 6, 'the topology with what is above it, and four numbers');
    await visit(page, 'agents');
    await page.locator('tbody tr:not(.spacer)').first().waitFor();
    await eventually(canvases, 0);
  }
  await eventually(() => fixture.subscriptions() <= 6, true, 'at most six subscriptions');
  await page.quiet();
}));

test('on a phone agents are cards that open the Inspector', withWorld('busy', async (fixture) => {
  const page = await open(browser, `${fixture.url}&/agents?q=meter`, { viewport: PHONE });
  await page.locator('.cards a').first().click();
  await page.locator('#drawer').waitFor();
  assert.equal((await page.locator('#drawer').boundingBox()).width, 390);
  await page.quiet();
}, { tickMs: 0 }));
