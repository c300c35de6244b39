// No violation of accessibility rules on any screen, light and dark, wide and narrow, with drawer and dialogs open.

import { after, before, test } from 'node:test';
import { accessible, launch, open, PHONE, WIDE } from '../browser.mjs';
import { start } from '../fixture/server.mjs';
import { drawn, visit } from '../waiting.mjs';

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

const AGENT = 'agent/n1/west/meter.178';
const VIEWS = ['lab', 'lab?table=1', 'lab?sel=n1/west/meter.178', 'agents', 'agents?q=nothing-like-this', 'seq', 'plots', 'failures',
  'nodes', AGENT];

for (const dark of [false, true]) {
  for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
    test(`${size}, ${dark ? 'dark' : 'light'}`, async () => {
      const page = await open(browser, fixture.url, { viewport, dark });
      for (const view of VIEWS) {
        await visit(page, view);
        await accessible(page, view);
      }
      await page.keyboard.press('Escape');
      await page.locator('#drawer').waitFor({ state: 'hidden' });
      for (const [key, name] of [['Control+k', 'Go to'], ['?', 'Keys and marks'], ['e', 'Export']]) {
        await page.keyboard.press(key);
        await page.getByRole('dialog', { name }).waitFor();
        await accessible(page, name);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      if (size === 'wide') { // neither is offered on a phone
        await visit(page, 'agents');
        await page.getByText('Columns').click();
        await page.getByRole('checkbox', { name: 'mailbox' }).waitFor();
        await accessible(page, 'columns');
        await visit(page, AGENT);
        await page.getByRole('button', { name: 'Full page' }).click();
        await page.getByRole('region', { name: 'Beside it' }).waitFor();
        await accessible(page, 'Inspector as a page');
        await page.setViewportSize(PHONE); // it was widened before the window was narrow
        await drawn(page);
        await accessible(page, 'Inspector as a page of a phone');
        await page.setViewportSize(viewport);
        await visit(page, 'lab');
      }
      await page.keyboard.press('p');
      await page.getByText('View frozen at').waitFor();
      await drawn(page);
      await accessible(page, 'frozen');
      await page.quiet();
      const stranger = await open(browser, fixture.origin, { viewport, dark });
      await stranger.getByRole('heading').waitFor();
      await accessible(stranger, 'form for the token');
      await stranger.quiet();
    });
  }
}
