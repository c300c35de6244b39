// What the pages take: nodes of the document, memory, bytes of the stream. These are counted, so that a busy machine
// changes nothing; times are measured by `run --load` only.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from '../browser.mjs';
import { program } from '../fixture/program.mjs';
import { bytesIn, told, weigh, within } from '../measuring.mjs';
import { frames, visit } from '../waiting.mjs';
import { withWorld } from '../world.mjs';

const LOAD = Boolean(process.env.CONSOLE_LOAD);
const EIGHTFOLD = 125; // milliseconds a tick
const SCREENS = ['lab', 'agents', 'seq?agents=n1/west/meter.178', 'plots', 'failures', 'nodes', 'lab?table=1',
  'agent/n1/west/meter.178', 'agent/n1/west/meter.178/plots'];
const NODES = 1_500;
const KILOBYTES = 32;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('5 000 agents: no screen has more than 1 500 nodes, wherever it is scrolled to', withWorld('busy', async (fixture, context) => {
  const page = await open(browser, fixture.url);
  for (const view of SCREENS) {
    await visit(page, view);
    for (const part of [0, 0.5, 1]) {
      await page.evaluate((where) => document.querySelectorAll('.scroll, .chart, main').forEach((list) =>
        list.scrollTo(0, where * list.scrollHeight)), part);
      await frames(page, 6);
      const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
      context.diagnostic(`${view} at ${part}: ${nodes} nodes`);
      assert.ok(nodes <= NODES, `${view} at ${part}: ${nodes} nodes`);
    }
  }
  await page.quiet();
}));

test('ticks eight times as fast: listeners and canvases stay as many, nodes and heap as large', { skip: !LOAD && 'only with --load' }, withWorld('busy', async (fixture, context) => {
  const page = await open(browser, fixture.url);
  const tour = async () => {
    for (const view of SCREENS) {
      await visit(page, view);
      await page.waitForTimeout(2 * EIGHTFOLD); // ticks come while it is shown
    }
    await visit(page, 'lab');
  };
  // until the rings of the page are full, and all modules have run
  for (let i = 0; i < 20; i++) {
    await tour();
  }
  const then = await weigh(page);
  context.diagnostic(told(then));
  for (let i = 0; i < 40; i++) {
    await tour();
  }
  const now = await weigh(page);
  context.diagnostic(told(now));
  assert.equal(now.canvases, then.canvases, 'canvases');
  // what is shown differs from tick to tick; one left behind by each visit would be 360
  assert.ok(now.listeners <= then.listeners + 24, `listeners: ${now.listeners}, which was ${then.listeners}`);
  within(now.nodes, then.nodes, 0.25, 'nodes');
  within(now.heap, then.heap, 0.1, 'heap');
  await page.quiet();
}, { tickMs: EIGHTFOLD }));

test('agents that come and go leave nothing behind', withWorld('busy', async (fixture, context) => {
  const page = await open(browser, fixture.url);
  await visit(page, 'lab');
  const known = () => page.evaluate(async () => (await import('/js/core/store.js')).store.dict.size);
  const EACH = 2_000;
  let next = 1_000_000;
  const churn = async (rounds) => {
    for (let round = 0; round < rounds; round++) {
      const born = Array.from({ length: EACH }, () => next++);
      fixture.send({ t: 'dict', agents: born.map((n) => [n, `n1/west/brief.${n}`, 1]), methods: [], types: [[1, 'Brief']] });
      fixture.feed('topology', null, { t: 'snap', topic: 'topology', data: { containers: [[round + 1000, `brief${next}`, 'n1', EACH, 1, 0, 0]], links: [],
        rest: { links: 0, rate: 0 }, heat: { [round + 1000]: Buffer.alloc(EACH, 1).toString('base64') },
        cells: { [round + 1000]: born } } });
      await page.getByText(new RegExp(`${EACH.toLocaleString('fr')} agents, 0 failing`)).waitFor();
      fixture.send({ t: 'dict', gone: born });
    }
    fixture.step();
    await page.getByText('5\u202f000 agents,').waitFor();
  };
  await churn(5);
  const names = await known();
  const then = await weigh(page);
  context.diagnostic(`${names} names, ${told(then)}`);
  await churn(50);
  const now = await weigh(page);
  context.diagnostic(`${await known()} names, ${told(now)}`);
  assert.equal(await known(), names);
  within(now.heap, then.heap, 0.1, 'heap');
  within(now.nodes, then.nodes, 0.1, 'nodes');
  await page.quiet();
}, { tickMs: 0 }));

test('a view that is frozen can still be read when who is on it is gone', withWorld('busy', async (fixture) => {
  const page = await open(browser, fixture.url);
  await visit(page, 'lab');
  const busiest = page.locator('.tops li a').last();
  const name = await busiest.textContent();
  await page.keyboard.press('p');
  fixture.send({ t: 'dict', gone: fixture.world.agents.map((agent) => agent.n) });
  await frames(page, 6);
  assert.equal(await busiest.textContent(), name);
  await page.keyboard.press('p');
  await page.getByText(/^#\d+$/).first().waitFor();
  await page.quiet();
}, { tickMs: 0 }));

test('the stream tells at most 32 kB a second, and a hidden page a quarter of it', { skip: !LOAD && 'only with --load' }, async (context) => {
  const running = await program({});
  try {
    const page = await open(browser, running.url);
    await page.getByText('5\u202f000 agents').first().waitFor();
    const connected = page.waitForEvent('websocket');
    await page.reload();
    const stream = await connected;
    await page.getByText('5\u202f000 agents').first().waitFor();
    const rounds = LOAD ? 30 : 6;
    const seen = await bytesIn(stream, rounds);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await bytesIn(stream, 1); // the last one at the full rate
    const hidden = await bytesIn(stream, 2) / 4; // rounds are four seconds apart then
    context.diagnostic(`${(seen / 1e3).toFixed(1)} kB/s, hidden ${(hidden / 1e3).toFixed(1)} kB/s`);
    assert.ok(seen <= 2 * KILOBYTES * 1e3, `${seen} B a second`);
    assert.ok(hidden <= seen / 4 * 1.2, `${hidden} B a second of ${seen}`);
    await page.quiet();
  } finally {
    await running.stop();
  }
});

test('times: frames while the table is scrolled, tasks of the page', { skip: !LOAD && 'only with --load' }, withWorld('busy', async (fixture, context) => {
  const page = await open(browser, fixture.url);
  await visit(page, 'agents');
  const measured = await page.evaluate(() => new Promise((done) => {
    const list = document.querySelector('.list > .body');
    const tasks = [];
    new PerformanceObserver((entries) => tasks.push(...entries.getEntries().map((entry) => entry.duration)))
      .observe({ type: 'longtask' });
    const gaps = [];
    let last = performance.now();
    const frame = (now) => {
      gaps.push(now - last);
      last = now;
      list.scrollTop += 40;
      if (gaps.length < 600) {
        requestAnimationFrame(frame);
      } else {
        gaps.sort((a, b) => a - b);
        done({ p50: gaps[300], p95: gaps[570], worst: gaps[599], longest: Math.max(0, ...tasks) });
      }
    };
    requestAnimationFrame(frame);
  }));
  context.diagnostic(JSON.stringify(measured));
  assert.ok(measured.p95 <= 2 * 17, `p95 frame ${measured.p95} ms`);
  assert.ok(measured.longest <= 2 * 100, `longest task ${measured.longest} ms`);
  await page.quiet();
}));
