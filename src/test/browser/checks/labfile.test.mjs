// The whole lab as a file: saved by one page, opened by another that has no program behind it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from '../browser.mjs';
import { drop, saved } from '../saving.mjs';
import { eventually, visit } from '../waiting.mjs';
import { withWorld } from '../world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const WHOLE = 'Save the whole lab';

test('a saved lab opens on a page without a token or a program: every screen, nothing to act with', withWorld('busy', async (fixture) => {
  const lively = await open(browser, fixture.url);
  await lively.getByText(/^5.000 agents$/).first().waitFor();
  const file = await saved(lively, WHOLE);
  const failing = JSON.parse(file).topics.failures.data.groups.length;
  assert.ok(!String(file).includes(new URL(fixture.url).hash.split('=')[1]), 'it holds no token');
  await lively.close();

  const page = await open(browser, `${fixture.origin}/`);
  const asked = [];
  page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()));
  await page.getByRole('heading', { name: 'needs the token' }).waitFor();
  await drop(page, 'lab.json', file);
  await page.getByText(/A saved lab of 2026-01-05/).waitFor();
  await page.getByText(/^5.000 agents$/).first().waitFor();
  await page.getByText('▤ saved lab').waitFor();
  assert.equal(await page.getByText(/data is .* old/).count(), 0);
  await visit(page, 'agents?q=meter&sort=aid');
  await page.getByText(/^[\d\s]+ of 5.000$/).waitFor();
  await page.locator('.agents tbody a').first().click();
  await page.getByRole('tab', { name: 'Calls' }).waitFor();
  await page.getByText(/This page may look, not act/).waitFor();
  await visit(page, 'failures');
  await eventually(() => page.locator('.trend').count(), failing);
  await visit(page, 'nodes');
  await page.getByText('this page').waitFor();
  await visit(page, 'plots');
  await page.locator('.plot .canvas canvas').first().waitFor();
  assert.deepEqual(asked, []); // the program served the page, and has told nothing
  await page.quiet();
}));

test('a lab may be chosen by the keyboard, and closing it goes back to the program', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.getByText('3 agents, 0 failing').waitFor();
  const file = await saved(page, WHOLE);
  await page.keyboard.press('e');
  await page.getByLabel(/Open a saved lab/).setInputFiles({ name: 'lab.json', mimeType: 'application/json', buffer: file });
  await page.getByText(/A saved lab of/).waitFor();
  await page.getByRole('button', { name: 'Close it' }).click();
  await page.getByText('● live').waitFor();
  assert.equal(await page.getByText(/A saved lab of/).count(), 0);
  await page.quiet();
}));

test('a file that is no lab is refused with the reason, and the page goes on', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.getByText('3 agents, 0 failing').waitFor();
  await drop(page, '<b>notes</b>.txt', 'hello');
  await page.getByText('“<b>notes</b>.txt” was not opened: it is not JSON.').waitFor();
  await drop(page, 'agents.json', '{"v":1,"kind":"agents","rows":[]}');
  await page.getByText('it holds “agents”, not a whole lab').waitFor();
  await page.getByText('● live').waitFor();
  await page.quiet();
}));

test('a lab that is being saved when the program goes is not waited for', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url, { forgiven: [/WebSocket connection/, /ERR_CONNECTION/] });
  let isDeaf = false;
  await page.routeWebSocket(/stream/, (socket) => {
    const program = socket.connectToServer();
    socket.onMessage((message) => isDeaf || program.send(message));
  });
  await page.reload();
  await page.getByText('3 agents, 0 failing').waitFor();
  isDeaf = true;
  await page.keyboard.press('e');
  await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: WHOLE }).click();
  await page.getByText('Asking for the whole lab').waitFor();
  await fixture.drop();
  await page.getByText('The lab was not saved: the connection has ended').waitFor();
  await page.quiet();
}));

test('hostile names of a saved lab are text', withWorld('hostile', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.locator('.tops li').first().waitFor();
  const file = await saved(page, WHOLE);
  await drop(page, 'lab.json', file);
  await page.getByText(/A saved lab of/).waitFor();
  for (const view of ['agents', 'failures', 'lab?table=1', 'seq']) {
    await visit(page, view);
  }
  await page.quiet();
}));
