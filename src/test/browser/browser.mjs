// One Chromium for a test file, and pages that fail their test on any error, policy violation or foreign request.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import AxeBuilder from '@axe-core/playwright';
import { PATIENCE } from './waiting.mjs';

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** How many times slower than it is the machine plays, to find checks that pass only where everything is quick. */
export const SLOW = Number(process.env.SLOW ?? 1);
const LATE_MS = 30; // how much later frames and answers come for each time slower

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--force-color-profile=srgb',
    '--font-render-hinting=none', '--disable-lcd-text', '--hide-scrollbars', '--lang=en-US'],
});

// told to the page before its own scripts, so that none of it is missed
const WATCH = () => {
  globalThis.violations = [];
  addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(
    `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
};

// frames of a machine that has other work: an assertion that does not wait for them fails each time
const LATE = (ms) => {
  const frame = requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (draw) => setTimeout(() => frame(draw), ms);
  globalThis.cancelAnimationFrame = clearTimeout.bind(globalThis);
};

const slowed = async (box, page) => {
  const devtools = await box.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
  await page.addInitScript(LATE, LATE_MS * SLOW);
  await box.route(/\/api\/|\/js\/view\//, async (route) => {
    await new Promise((done) => setTimeout(done, LATE_MS * SLOW));
    await route.continue().catch(() => {}); // the page may have gone meanwhile
  });
};

/** A page of its own context. forgiven: patterns of console errors that the test causes on purpose; now: what its clock
 *  says all the time, milliseconds. */
export const open = async (browser, url, { viewport = WIDE, dark = false, forgiven = [], now, context = {} } = {}) => {
  const box = await browser.newContext({ viewport, deviceScaleFactor: 1, reducedMotion: 'reduce', locale: 'en-US',
    colorScheme: dark ? 'dark' : 'light', timezoneId: 'UTC', acceptDownloads: true, ...context });
  box.setDefaultTimeout(PATIENCE);
  const page = await box.newPage();
  const troubles = [];
  const asked = new Set();
  const { host } = new URL(url);
  await page.addInitScript(WATCH);
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(`page error: ${error.message} ${error.stack}`));
  box.on('request', (request) => {
    asked.add(request);
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).host !== host) {
      troubles.push(`foreign request: ${request.url()}`);
    }
  });
  box.on('requestfinished', (request) => asked.delete(request));
  box.on('requestfailed', (request) => asked.delete(request));
  let heard = 0;
  page.on('websocket', (socket) => socket.on('framereceived', () => {
    heard += 1;
  }));
  if (now !== undefined) {
    await page.clock.setFixedTime(now);
  }
  if (SLOW > 1) {
    await slowed(box, page);
  }
  await page.goto(url);
  return Object.assign(page, {
    /** How many requests have no answer yet. */
    asking: () => asked.size,
    /** How many messages of the stream have come. */
    heard: () => heard,
    /** What every test ends with. */
    async quiet() {
      const violations = await page.evaluate(() => globalThis.violations);
      const left = [...troubles, ...violations].filter((text) => !forgiven.some((pattern) => pattern.test(text)));
      await box.close();
      assert.deepEqual(left, []);
    },
  });
};

/** No violation of accessibility rules on what is shown now. */
export const accessible = async (page, what) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.slice(0, 3).map((node) =>
    node.target + ' ' + node.failureSummary).join('; ')}`), []);
};
