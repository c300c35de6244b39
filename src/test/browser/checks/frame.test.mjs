// The frame around all screens: token, policy, connection, freeze, keys.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, PHONE } from '../browser.mjs';
import { TOKEN } from '../fixture/server.mjs';
import { drawn, eventually, frames, visit } from '../waiting.mjs';
import { withWorld } from '../world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const TITLES = { lab: 'Lab', agents: 'Agents', seq: 'Sequence', plots: 'Plots', failures: 'Failures', nodes: 'Nodes' };
const REFUSED = [/status of 401/, /WebSocket connection/]; // which is given up, or closed, whichever answer is first

test('the link with the token opens the Lab, and the token is gone from the address and the history', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.getByText('3 agents, 0 failing').waitFor();
  assert.equal(page.url(), `${fixture.origin}/`);
  assert.equal(await page.evaluate((token) => JSON.stringify([history.state, document.referrer, location.href]).includes(token), TOKEN), false);
  await page.goto('about:blank');
  await page.goBack();
  await page.getByText('3 agents, 0 failing').waitFor();
  assert.equal(page.url(), `${fixture.origin}/`);
  await page.goto(`${fixture.origin}/`);
  await page.quiet();
}));

test('the link may name a view behind the token', withWorld('small', async (fixture) => {
  const page = await open(browser, `${fixture.url}&/agents?q=meter`);
  await page.getByText('1 of 3').waitFor();
  assert.equal(page.url(), `${fixture.origin}/#/agents?q=meter`);
  await page.quiet();
}));

test('without a token, or with a wrong one, a form says why and takes a whole link', withWorld('small', async (fixture) => {
  const page = await open(browser, `${fixture.origin}/`, { forgiven: REFUSED });
  await page.getByRole('heading', { name: 'needs the token' }).waitFor();
  await page.getByLabel('Token or link').fill('wrong');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('heading', { name: 'The token was refused' }).waitFor();
  await page.getByLabel('Token or link').fill(fixture.url);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('3 agents, 0 failing').waitFor();
  await page.quiet();
}));

test('every screen keeps to the policy, and titles itself', withWorld('busy', async (fixture) => {
  const page = await open(browser, fixture.url);
  for (const screen of Object.keys(TITLES)) {
    await visit(page, screen);
    await eventually(() => page.title(), `${TITLES[screen]} · plant`);
  }
  await page.quiet();
}));

test('links that name nothing, or hold markup, leave the page usable', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url, { forgiven: [/status of 404/] }); // nobody has the agent of the last link
  for (const hash of ['#/nowhere', '#/<img src=x onerror=alert(1)>', '#/%zz', '#/agents?q=%3Cscript%3E&zz=1',
    '#/lab?sel=n1/west/gone', '#//', '#/agent/a', '#/constructor']) {
    await page.evaluate((link) => {
      location.hash = link;
    }, hash);
    await drawn(page);
    await page.keyboard.press('Escape');
    await frames(page);
  }
  await page.goto(`${fixture.origin}/#/agents`);
  await page.getByText('3 of 3').waitFor();
  await page.quiet();
}));

test('the program goes and comes back: old data stays readable, then a notice tells of the restart', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url, { forgiven: [/WebSocket connection/, /ERR_CONNECTION/] });
  await page.getByText('3 agents, 0 failing').waitFor();
  await fixture.drop();
  await page.getByText(/Connection lost/).waitFor();
  await page.getByRole('button', { name: 'Try now' }).waitFor();
  assert.ok(await page.getByText('3 agents, 0 failing').isVisible());
  await fixture.back();
  await page.getByText('The program was restarted').waitFor();
  await page.getByText(/Connection lost/).waitFor({ state: 'detached' });
  await page.goto(`${fixture.origin}/#/agents`);
  await page.getByText('3 of 3').waitFor();
  assert.equal(await page.locator('tbody tr:not(.spacer)').count(), 3);
  await page.quiet();
}));

test('a frozen view stands still while the clock of the status line and the data go on', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url);
  const rate = page.locator('.figure .hero').first();
  await page.getByText('3 agents, 0 failing').waitFor();
  await page.keyboard.press('p');
  await page.getByText('View frozen at').waitFor();
  const before = await rate.textContent();
  const heard = page.heard();
  for (let tick = 0; tick < 5; tick++) {
    fixture.step();
  }
  await eventually(() => page.heard() >= heard + 5 * fixture.subscriptions(), true, 'data of five ticks');
  await frames(page);
  assert.equal(await rate.textContent(), before);
  await page.getByRole('button', { name: 'Show live data' }).click();
  await page.waitForFunction((old) => document.querySelector('.figure .hero').textContent !== old, before);
  await page.quiet();
}));

test('palette finds screens, actions and agents by keyboard, and gives the focus back', withWorld('busy', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.getByText('5\u202f000 agents').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('meter.178');
  await page.getByRole('option', { name: /\/meter\.178/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#/agent/n1/west/meter.178');
  await page.locator('#drawer').waitFor();
  await drawn(page);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => location.hash === '#/lab');
  await page.locator('#drawer').waitFor({ state: 'hidden' });
  await page.locator('#bar .find').focus();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.waitForFunction(() => document.activeElement.role === 'combobox');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement.className === 'find');
  await page.quiet();
}));

test('single keys can be switched off', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.getByText('3 agents, 0 failing').waitFor();
  await page.keyboard.press('?');
  await page.getByLabel('keys without Ctrl are commands').uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('2');
  await drawn(page);
  assert.ok(!page.url().includes('agents'));
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.quiet();
}));

test('the theme is the reader\'s, from the first picture of the next visit', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.getByText('3 agents, 0 failing').waitFor();
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await eventually(background, 'rgb(255, 255, 255)');
  await page.keyboard.press('t');
  await eventually(background, 'rgb(17, 22, 28)');
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction(() => document.body);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await page.waitForLoadState();
  await eventually(background, 'rgb(17, 22, 28)');
  await page.quiet();
}));

test('nothing is animated for who wants no motion, and nothing is lost on a narrow or doubled page', withWorld('busy', async (fixture) => {
  const page = await open(browser, fixture.url);
  await page.getByText('5\u202f000 agents').first().waitFor();
  await drawn(page);
  await eventually(() => page.evaluate(() => document.getAnimations().length), 0, 'animations');
  for (const viewport of [{ width: 720, height: 450 }, { width: 320, height: 640 }, PHONE]) {
    await page.setViewportSize(viewport);
    for (const screen of ['lab', 'agents']) {
      await visit(page, screen);
      await eventually(() => page.locator('main').evaluate((main) => Math.max(0, main.scrollWidth - main.clientWidth)), 0,
        `pixels that ${screen} at ${viewport.width} is too wide`);
      assert.ok(await page.locator('#rail').isVisible());
    }
  }
  await page.quiet();
}));

test('the program comes back with another token: the page asks for it, above data that can still be read', withWorld('small', async (fixture) => {
  const page = await open(browser, fixture.url, { forgiven: [/WebSocket connection/, /ERR_CONNECTION/] });
  await page.getByText('3 agents, 0 failing').waitFor();
  await fixture.drop();
  await page.getByText(/Connection lost/).waitFor();
  await fixture.back('another-token');
  await page.getByText('The token was refused').waitFor();
  assert.ok(await page.getByText('3 agents, 0 failing').isVisible());
  await page.getByLabel('Token or link').fill(`${fixture.origin}/#token=another-token`);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('The program was restarted').waitFor();
  await page.quiet();
}));
