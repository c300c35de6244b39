// What looking costs: processor time of the program, times and memory of the page, with a real recorder and real calls.
// Each figure is printed with what it may be; it fails at twice that, as the machine has other work at times.

import assert from 'node:assert/strict';
import { setTimeout as pass } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { launch, open, WIDE } from '../browser.mjs';
import { plant } from '../fixture/program.mjs';
import { bytesIn, weigh, within } from '../measuring.mjs';
import { subscriptions, viewer } from '../viewer.mjs';

const skip = !process.env.CONSOLE_LOAD && 'only with --load';
const AGENTS = /^5.0\d\d agents$/; // those that make the calls are agents, too
const WARM_UP = 30_000;
const ROUND = 10_000;
const ROUNDS = 5;
const MINUTE = 60; // ticks
const AWAKE = 3_000;
const ASLEEP = 8_000; // the lease of a page that is closed has ended, and what comes of its end is over

let browser;
let running;
before(async () => {
  if (!skip) {
    browser = await launch();
    running = await plant();
  }
});
after(async () => {
  await browser?.close();
  await running?.stop();
});

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];
const p95 = (values) => sorted(values)[Math.floor(values.length * 0.95)];

const missed = [];
const figure = (context, what, value, most, unit) => {
  const told = `${what}: ${value.toFixed(1)} ${unit}, at most ${most}`;
  context.diagnostic(told);
  if (value > 2 * most) {
    missed.push(told);
  }
};
/** What each test ends with, when all of its figures have been told. */
const reached = () => assert.deepEqual(missed.splice(0), []);

const look = async () => {
  const page = await open(browser, running.url);
  await page.getByText(AGENTS).first().waitFor();
  return page;
};

/** What the program does in one round: { cpu: per cent of a core, rate: calls a second }. */
const round = async () => {
  const then = await running.tell();
  await pass(ROUND);
  const now = await running.tell();
  const nanos = now.at - then.at;
  return { cpu: 100 * (now.cpu - then.cpu) / nanos, rate: (now.calls - then.calls) / nanos * 1e9 };
};

/** The same with so many viewers of the Lab, who come before it and go after it. */
const watched = async (many, lab) => {
  const viewers = await Promise.all(Array.from({ length: many }, () => viewer(running.url, lab)));
  await pass(AWAKE);
  const then = viewers.map(({ ticks }) => ticks());
  const seen = await round();
  assert.ok(viewers.every(({ ticks }, i) => ticks() - then[i] >= ROUND / 1_000 - 1), 'each is told of each second');
  viewers.forEach((each) => each.close());
  await pass(ASLEEP);
  return seen;
};

for (const [calls, most] of [[10_000, 5], [100_000, 8]]) {
  test(`a viewer takes at most ${most} % of a core at ${calls} calls a second`, { skip }, async (context) => {
    running.rate(calls);
    const page = await look();
    const lab = await subscriptions(page, () => page.getByText(AGENTS).first().waitFor());
    await page.quiet();
    const warm = await viewer(running.url, lab);
    await pass(WARM_UP);
    warm.close();
    await pass(ASLEEP);
    const [nobody, one] = [[], []];
    for (let i = 0; i < ROUNDS; i++) {
      nobody.push(await round());
      one.push(await watched(1, lab));
    }
    const five = await watched(5, lab);
    const cpu = (rounds) => median(rounds.map((each) => each.cpu));
    context.diagnostic(`${Math.round(median([...nobody, ...one].map(({ rate }) => rate)))} calls/s: nobody `
      + `${cpu(nobody).toFixed(1)} %, one viewer ${cpu(one).toFixed(1)} %, five ${five.cpu.toFixed(1)} % of a core`);
    figure(context, 'one viewer', median(one.map((each, i) => each.cpu - nobody[i].cpu)), most, '% of a core');
    assert.ok(one.every(({ rate }) => rate > 0.9 * calls), 'the plant makes as many calls as it is told');
    reached();
  });
}

test('a minute at 100 000 calls a second: what a page takes', { skip }, async (context) => {
  running.rate(100_000);
  const page = await look();
  const connected = page.waitForEvent('websocket');
  await page.reload();
  const stream = await connected;
  await page.getByText(AGENTS).first().waitFor();
  await pass(WARM_UP);
  const tools = await page.context().newCDPSession(page);
  await tools.send('Performance.enable');
  const scripts = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return 1_000 * metrics.find(({ name }) => name === 'ScriptDuration').value;
  };
  await page.evaluate(() => {
    globalThis.tasks = [];
    new PerformanceObserver((seen) => globalThis.tasks.push(...seen.getEntries().map(({ duration }) => duration)))
      .observe({ type: 'longtask' });
  });
  const then = await weigh(page);
  const bytes = bytesIn(stream, MINUTE);
  const seconds = [];
  let last = await scripts();
  for (let i = 0; i < MINUTE; i++) {
    await pass(1_000);
    const now = await scripts();
    seconds.push(now - last);
    last = now;
  }
  figure(context, 'stream', await bytes / 1e3, 32, 'kB/s');
  const longest = await page.evaluate(() => Math.max(0, ...globalThis.tasks));
  figure(context, 'longest task', longest, 100, 'ms');
  figure(context, `scripts in a second, p50 ${median(seconds).toFixed(1)} ms, p95`, p95(seconds), 16, 'ms');
  const now = await weigh(page);
  figure(context, 'heap', now.heap / 1e6, 80, 'MB');
  within(now.heap, then.heap, 0.1, 'heap');
  await page.quiet();
  reached();
});

test('the first picture, and the first data', { skip }, async (context) => {
  running.rate(10_000);
  const loaded = async () => {
    const box = await browser.newContext({ viewport: WIDE });
    const page = await box.newPage();
    await page.addInitScript((wanted) => new MutationObserver((changes, watcher) => {
      if (new RegExp(wanted).test(document.body?.textContent)) {
        globalThis.drawn = performance.now();
        watcher.disconnect();
      }
    }).observe(document, { childList: true, subtree: true, characterData: true }), AGENTS.source.replace(/[$^]/g, ''));
    await page.goto(running.url);
    await page.waitForFunction(() => globalThis.drawn);
    const [painted, drawn] = await page.evaluate(() =>
      [performance.getEntriesByName('first-contentful-paint')[0].startTime, globalThis.drawn]);
    await box.close();
    return { painted, drawn };
  };
  await loaded(); // the first one also starts the program's and the browser's own caches
  const loads = [];
  for (let i = 0; i < 5; i++) {
    loads.push(await loaded());
  }
  figure(context, 'first contentful paint', median(loads.map(({ painted }) => painted)), 500, 'ms');
  figure(context, 'first data drawn', median(loads.map(({ drawn }) => drawn)), 1_000, 'ms');
  reached();
});
