// What the README shows and says: its command, the page that it opens, and what there is to find. UPDATE=1 keeps the
// picture, after half a minute, so that there is something to see.

import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { launch, open } from '../browser.mjs';
import { classpath, run } from '../fixture/program.mjs';
import { small } from '../palette.mjs';
import { show, UPDATE } from '../pictures.mjs';
import { drawn } from '../waiting.mjs';

const README = fileURLToPath(new URL('../../../../README.md', import.meta.url));
const PICTURE = fileURLToPath(new URL('../../../docs/console.png', import.meta.url));

let browser;
let lab;
before(async () => {
  assert.ok(classpath, 'CONSOLE_CLASSPATH is not set: src/test/browser/run sets it');
  browser = await launch();
  lab = await run('conf/lab.json');
});
after(async () => {
  await browser?.close();
  await lab?.stop();
});

const top = (page, title) => page.locator('.tops > div', { hasText: title }).locator('li').first();

test('run conf/lab.json --console: the slow agent and the failing one are named on the first screen', async () => {
  const page = await open(browser, lab.url);
  await page.getByText('3 containers, 19 agents').waitFor();
  await top(page, 'Slowest').getByText('archive', { exact: true }).waitFor();
  await top(page, 'Failing').getByText('valve-2', { exact: true }).waitFor();
  await page.getByText(/19 agents, [1-9]\d* failing/).waitFor(); // marked among its neighbours, too
  await top(page, 'Failing').getByRole('link').click();
  const key = await page.waitForFunction(() => /^#\/agent\/(.*)$/.exec(location.hash)?.[1]).then((found) => found.jsonValue());
  await page.goto(`${new URL(lab.url).origin}/#/lab?sel=${key}`);
  await page.locator('.side .step').nth(5).waitFor();
  if (UPDATE) {
    await page.waitForTimeout(30_000); // curves to look at
  }
  await page.locator('.side .step', { hasText: 'REMOTE_FAILURE' }).first().waitFor();
  await drawn(page);
  const taken = await show(page, 'readme');
  if (UPDATE) {
    await writeFile(PICTURE, small(PNG.sync.read(taken)));
  }
  await page.quiet();
});

test('the README shows the picture and the command', async () => {
  const text = await readFile(README, 'utf8');
  assert.match(text, /run conf\/lab\.json --console/);
  assert.match(text, /!\[[^\]]{20,}\]\(src\/docs\/console\.png\)/, 'with words for those who cannot see it');
  const { width, height } = PNG.sync.read(await readFile(PICTURE));
  assert.deepEqual([width, height], [1440, 900]);
  assert.ok((await stat(PICTURE)).size < 250_000);
});
