// One Chromium for a test file, and pages that fail their test on any error, policy violation or foreign request.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import AxeBuilder from '@axe-core/playwright';

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

// how many times slower than it is the machine plays, to find checks that only pass where everything is quick
const SLOW = Number(process.env.SLOW ?? 1);

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--force-color-profile=srgb',
    '--font-render-hinting=none', '--hide-scrollbars', '--lang=en-US'],
});

// told to the page before its own scripts, so that none of it is missed
const WATCH = () => {
  globalThis.violations = [];
  addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(
    `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
};

/** A page of its own context. forgiven: patterns of console errors that the test causes on purpose. */
export const open = async (browser, url, { viewport = WIDE, dark = false, forgiven = [], context = {} } = {}) => {
  const box = await browser.newContext({ viewport, deviceScaleFactor: 1, reducedMotion: 'reduce', locale: 'en-US',
    colorScheme: dark ? 'dark' : 'light', timezoneId: 'UTC', acceptDownloads: true, ...context });
  const page = await box.newPage();
  if (SLOW > 1) {
    const devtools = await box.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
  }
  const troubles = [];
  const origin = new URL(url).origin;
  await page.addInitScript(WATCH);
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(`page error: ${error.message} ${error.stack}`));
  box.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).host !== new URL(origin).host) {
      troubles.push(`foreign request: ${request.url()}`);
    }
  });
  await page.goto(url);
  return Object.assign(page, {
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

/** Reads until it is as wanted, for what comes with the next tick or frame. */
export const eventually = async (read, wanted, what) => {
  const end = Date.now() + 10_000;
  let last = await read();
  while (JSON.stringify(last) !== JSON.stringify(wanted) && Date.now() < end) {
    await new Promise((done) => setTimeout(done, 50));
    last = await read();
  }
  assert.deepEqual(last, wanted, what);
};
