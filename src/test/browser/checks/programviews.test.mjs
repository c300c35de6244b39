// Inspector, Sequence, Plots and the clock with the console's own server behind them: what they send is understood there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from '../browser.mjs';
import { classpath, program } from '../fixture/program.mjs';
import { drawn } from '../waiting.mjs';

let browser;
let running;
before(async () => {
  assert.ok(classpath, 'CONSOLE_CLASSPATH is not set: src/test/browser/run sets it');
  browser = await launch();
  running = await program();
});
after(async () => {
  await browser?.close();
  await running?.stop();
});

const at = (view) => open(browser, `${running.url}&/${view}`);

test('the largest whole number goes through a form to an agent and back', async () => {
  const page = await at('agent/n1/west/kitchen/call/long');
  await page.getByLabel('value int64').fill('9223372036854775807');
  await page.locator('#drawer button.primary').click();
  await page.locator('.outcome .result', { hasText: '9223372036854775807' }).waitFor();
  await page.getByLabel('value int64').fill('9223372036854775808');
  await page.locator('#drawer button.primary').click();
  await page.getByText('must be at most 9223372036854775807').waitFor();
  await page.quiet();
});

test('a chart draws what the recorder tells, and plots what agents record', async () => {
  const page = await at('seq?agents=n1/west/meter.2');
  await page.locator('.step', { hasText: 'read()' }).first().waitFor();
  await page.locator('.chart .large', { hasText: 'meter.2' }).waitFor();
  await page.goto(`${running.origin}/#/plots`);
  await page.locator('.plot', { hasText: 'cost' }).locator('canvas').waitFor();
  await page.waitForFunction(() => /cost over time\. cost: least \d/.test(document.querySelector('.plot [role="img"]')?.getAttribute('aria-label')));
  await page.quiet();
});

test('the clock of the program pauses and goes on', async () => {
  const page = await at('nodes');
  await page.getByRole('button', { name: 'Pause the clock' }).click();
  await page.getByRole('button', { name: 'Resume the clock' }).waitFor();
  await drawn(page); // the stream may tell before the answer comes, and until then the page does nothing else
  await page.getByRole('button', { name: 'Resume the clock' }).click();
  await page.getByRole('button', { name: 'Pause the clock' }).waitFor();
  await page.getByRole('button', { name: 'Audit log' }).click();
  await page.getByText('clock pause').first().waitFor();
  await page.quiet();
});
