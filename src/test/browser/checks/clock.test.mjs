// The clock of the program: moved by whoever may, left alone with the reason told, and not the freeze of the view.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { launch, open, PHONE } from '../browser.mjs';
import { start } from '../fixture/server.mjs';
import { drawn, eventually } from '../waiting.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
});
beforeEach(async () => {
  await fixture?.stop();
  fixture = await start({ variant: 'busy', tickMs: 0 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

const sheet = async (options) => {
  const page = await open(browser, fixture.url, options);
  await page.getByRole('button', { name: /^Clock of/ }).click();
  await page.getByRole('dialog', { name: 'Clock' }).waitFor();
  return page;
};

test('pause, step, run to and speed move the clock, each with the epoch that the page has seen', async () => {
  const page = await sheet();
  const dialog = page.getByRole('dialog', { name: 'Clock' });
  const press = async (name, shows) => {
    await dialog.getByRole('button', { name }).click();
    await shows.waitFor();
    await drawn(page); // the stream may tell before the answer comes, and until then the sheet does nothing else
  };
  const time = (text) => dialog.locator('.hero', { hasText: text });
  await time('01:16:40.500').waitFor();
  await press('Pause clock', dialog.getByText('clock paused'));
  await dialog.getByLabel('by').selectOption('10');
  await press('Step', time('01:16:50.500'));
  await press('Next event', time('01:16:51.000'));
  await dialog.getByLabel('Run to, virtual seconds').fill('7200');
  await press('Run to', time('02:00:00.000'));
  await press('×100', dialog.getByRole('button', { name: '×100', pressed: true }));
  await dialog.getByLabel('Run to, virtual seconds').fill('1');
  await press('Run to', dialog.getByText('not before 7200.000'));
  await press('Resume clock', dialog.getByRole('button', { name: 'Pause clock' }));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.quiet();
});

test('a page that has not seen the latest change is told, sees it, and may try again', async () => {
  const page = await sheet({ forgiven: [/409/] });
  fixture.clockwork.moved.epoch = 99; // somebody else, a moment ago
  await page.getByRole('button', { name: 'Pause clock' }).click();
  await page.locator('.clock-sheet').getByText('Somebody else changed this clock first').waitFor();
  await drawn(page);
  assert.equal(fixture.clockwork.moved.paused, false);
  await page.getByRole('button', { name: 'Pause clock' }).click();
  await page.locator('.clock-sheet').getByText('clock paused').waitFor();
  await page.quiet();
});

test('a clock that mosaik drives has its controls switched off, with the reason as text', async () => {
  const page = await sheet();
  await page.locator('.clock-sheet').getByLabel('container').selectOption({ index: 1 });
  await page.locator('.clock-sheet').getByText('driven by mosaik: controls disabled').waitFor();
  for (const name of ['Pause clock', 'Next event', 'Step', 'Run to', '×10']) {
    assert.equal(
      await page
        .getByRole('button', { name, exact: name === '×10' || name === 'Step' })
        .first()
        .isDisabled(),
      true,
      name,
    );
  }
  await page.quiet();
});

test('the freeze of the view and the pause of the clock are two things with two names', async () => {
  const page = await open(browser, fixture.url);
  await page.getByRole('button', { name: 'Pause the clock' }).waitFor();
  await page.keyboard.press('p');
  await page.locator('.banner', { hasText: 'View frozen' }).waitFor();
  assert.equal(fixture.clockwork.moved.paused, false);
  await page.keyboard.press('p');
  await page.locator('.banner', { hasText: 'View frozen' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Shift+P');
  await page.getByRole('button', { name: 'Resume the clock' }).waitFor();
  assert.equal(fixture.clockwork.moved.paused, true);
  await drawn(page);
  assert.equal(await page.locator('.banner', { hasText: 'View frozen' }).count(), 0);
  await page.keyboard.press(']');
  await page.waitForFunction(() => document.querySelector('.clock button').textContent.includes('paused'));
  await eventually(() => fixture.clockwork.moved.speed, 100);
  await page.quiet();
});

test('a viewer sees the clock and no buttons; on a phone the sheet comes from below', async () => {
  const reading = await start({ variant: 'busy', mode: 'read', tickMs: 0 });
  const page = await open(browser, reading.url, { viewport: PHONE });
  await page.getByRole('button', { name: /^Clock of/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Clock' });
  await dialog.getByText('This page may look, not act').waitFor();
  assert.equal(await page.getByRole('button', { name: /Pause|Step|Run to|Next event/ }).count(), 0);
  const { y, height, width } = await dialog.boundingBox();
  assert.ok(y + height >= PHONE.height - 1 && width === PHONE.width, JSON.stringify({ y, height, width }));
  await page.quiet();
  await reading.stop();
});
