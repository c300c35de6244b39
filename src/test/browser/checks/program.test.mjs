// The pages with the console's own server behind them: its gates, and that what pages show is what it says.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { accessible, launch, open, PHONE, WIDE } from '../browser.mjs';
import { classpath, program, VIEW } from '../fixture/program.mjs';
import { eventually, visit } from '../waiting.mjs';

let browser;
before(async () => {
  assert.ok(classpath, 'CONSOLE_CLASSPATH is not set: src/test/browser/run sets it');
  browser = await launch();
});
after(() => browser?.close());

const withProgram = (settings, run) => async (context) => {
  const running = await program(settings);
  try {
    await run(running, context);
  } finally {
    await running.stop();
  }
};

const raw = (port, { method = 'GET', path = '/', headers = {} }) => new Promise((done, failed) => {
  // each on a connection of its own: the server closes one after a refusal
  const asked = request({ agent: false, host: '127.0.0.1', port, method, path, headers }, (answer) => {
    let body = '';
    answer.on('data', (part) => {
      body += part;
    });
    answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body }));
  });
  asked.on('upgrade', (answer, socket) => {
    socket.destroy();
    done({ status: 101 });
  });
  asked.on('error', failed);
  asked.end();
});

test('foreign names, foreign pages and other methods are refused', withProgram({ agents: 3 }, async ({ port }) => {
  const foreign = await raw(port, { headers: { host: 'evil.example:80' } });
  assert.equal(foreign.status, 421);
  assert.ok(foreign.body.includes('127.0.0.1') && !foreign.body.includes('token='));
  const own = `127.0.0.1:${port}`;
  const upgrade = (origin) => raw(port, { path: '/api/v1/stream', headers: { host: own, connection: 'Upgrade', upgrade: 'websocket',
    'sec-websocket-version': '13', 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    'sec-websocket-protocol': 'agents-console.v1', ...(origin ? { origin } : {}) } });
  assert.equal((await upgrade('http://evil.example')).status, 403);
  assert.equal((await upgrade(null)).status, 403);
  assert.equal((await upgrade(`http://${own}`)).status, 101);
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    assert.equal((await raw(port, { method, path: '/api/v1/info', headers: { host: own } })).status, 405, method);
  }
}));

test('pages carry the policy and are asked for anew, libraries are kept, nothing else is served', withProgram({ agents: 3 }, async ({ port }) => {
  const headers = { host: `127.0.0.1:${port}` };
  const page = await raw(port, { headers });
  const policy = page.headers['content-security-policy'];
  for (const part of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "form-action 'none'",
    "frame-ancestors 'none'", "object-src 'none'", "require-trusted-types-for 'script'", 'trusted-types lit-html']) {
    assert.ok(policy.includes(part), part);
  }
  assert.ok(!policy.includes('unsafe'));
  assert.equal(page.headers['x-content-type-options'], 'nosniff');
  assert.equal(page.headers['referrer-policy'], 'no-referrer');
  assert.match(page.headers['cache-control'], /no-cache/);
  const library = await raw(port, { path: '/lib/lit-html/3.3.2/lit-html.js', headers });
  assert.match(library.headers['cache-control'], /immutable/);
  for (const path of ['/lib/lit-html/3.3.2/package.json', '/lib/../pom.xml', '/.git/config', '/%2e%2e/pom.xml']) {
    assert.equal((await raw(port, { path, headers })).status, 404, path);
  }
}));

// the socket is given up, or closed, whichever answer is first
const TURNED_AWAY = [/status of 4(01|29)/, /WebSocket connection/];

test('a wrong token is refused by a page with nothing but its form, which takes the right one', withProgram({ agents: 3 }, async ({ url, origin }) => {
  const page = await open(browser, `${origin}/#token=wrong`, { forgiven: TURNED_AWAY });
  await page.getByRole('heading', { name: 'The token was refused' }).waitFor();
  assert.equal(await page.locator('#rail a').count(), 0);
  await page.getByLabel('Token or link').fill(url);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText(/\d+ agents/).first().waitFor();
  await page.quiet();
}));

test('the eleventh wrong token is told to wait, by the form as well', withProgram({ agents: 3 }, async ({ origin, ask }) => {
  for (let attempt = 0; attempt < 10; attempt++) {
    assert.equal((await ask('/api/v1/info', { token: 'wrong' })).status, 401);
  }
  assert.equal((await ask('/api/v1/info', { token: 'wrong' })).status, 429);
  const page = await open(browser, `${origin}/#token=wrong`, { forgiven: TURNED_AWAY });
  await page.getByRole('heading', { name: 'Too many wrong tokens' }).waitFor();
  await page.quiet();
}));

test('three nodes, few agents: the page says what the program says', withProgram({ agents: 3, step: 60 }, async ({ url, origin, ask }) => {
  const page = await open(browser, url);
  const { rows, total } = await (await ask('/api/v1/agents?sort=-rate')).json();
  await page.getByText(`${total} agents`).first().waitFor();
  await page.goto(`${origin}/#/agents`);
  await eventually(() => page.locator('tbody tr:not(.spacer) a').allTextContents(), rows.map((row) => row.key.split('/')[2]));
  await page.quiet();
}));

test('five thousand agents: the slow one and the failing one are on the first screen', withProgram({}, async ({ url, origin }) => {
  const page = await open(browser, url);
  await page.getByText('5\u202f000 agents').first().waitFor();
  await page.locator('.tops > div', { hasText: 'Slowest' }).getByText('meter.2', { exact: true }).waitFor();
  await page.locator('.tops > div', { hasText: 'Failing' }).getByText('store.3', { exact: true }).waitFor();
  await page.goto(`${origin}/#/agents?q=meter&sort=-p99`);
  await page.locator('tbody tr:not(.spacer) a').first().getByText('meter.2').waitFor();
  await page.locator('.list > .body').evaluate((list) => list.scrollTo(0, 28 * 1000));
  await page.waitForFunction(() => Number(document.querySelector('tbody tr:not(.spacer)')?.ariaRowIndex
    ?? document.querySelector('tbody tr:not(.spacer)')?.getAttribute('aria-rowindex')) > 900);
  await page.quiet();
}));

test('hostile names from the program are text', withProgram({ agents: 3, hostile: true }, async ({ url }) => {
  const page = await open(browser, url);
  page.on('dialog', () => assert.fail('a name ran as script'));
  for (const screen of ['lab?table=1', 'agents', 'failures', 'nodes', 'plots', 'seq', 'lab']) {
    await visit(page, screen);
    assert.equal(await page.locator('main img, main script, main iframe').count(), 0);
  }
  await page.quiet();
}));

test('without agents pages say what comes next', withProgram({ agents: 0 }, async ({ url, origin }) => {
  const page = await open(browser, url);
  await page.goto(`${origin}/#/agents`);
  await page.getByText('No agents yet').waitFor();
  await page.quiet();
}));

test('a lost node is told on each screen', withProgram({ lost: true }, async ({ url, origin }) => {
  const page = await open(browser, url);
  await page.locator('#bar').getByText('2/3').waitFor();
  await page.goto(`${origin}/#/agents`);
  await page.getByText('▲ 2 of 3 nodes').waitFor();
  await page.quiet();
}));

test('who may only look finds nothing to change, and is refused if he tries', withProgram({ agents: 3, mode: 'read' }, async ({ origin, ask }) => {
  const page = await open(browser, `${origin}/#token=${VIEW}`);
  await page.getByText(/agents, \d+ failing/).waitFor();
  const refused = await ask('/api/v1/clock/n1/west', { token: VIEW, method: 'POST', body: '{"op":"pause","expect":1}',
    headers: { 'content-type': 'application/json', 'x-agents-console': '1', origin } });
  assert.equal(refused.status, 403);
  assert.equal(await page.getByRole('button', { name: /pause|step/i }).count(), 0);
  await page.quiet();
}));

test('the program is killed and started again: the page goes on by itself', async () => {
  const first = await program({ agents: 3 });
  // modules that come after the first data may be on their way, and are asked for again
  const page = await open(browser, first.url, {
    forgiven: [/WebSocket connection/, /ERR_(CONNECTION|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE|CONTENT_LENGTH)/],
  });
  await page.getByText(/agents, \d+ failing/).waitFor();
  await first.kill();
  await page.getByText(/Connection lost/).waitFor();
  assert.ok(await page.getByText(/agents, \d+ failing/).isVisible());
  const second = await program({ agents: 3 }, first.port);
  try {
    await page.getByText('The program was restarted').waitFor();
    await page.getByText(/Connection lost/).waitFor({ state: 'detached' });
    await page.locator('.spark canvas').nth(3).waitFor();
    await page.quiet();
  } finally {
    await second.stop();
  }
});

test('no violation of accessibility rules, and when the first picture came', withProgram({}, async ({ url }, context) => {
  for (const [viewport, dark] of [[WIDE, false], [PHONE, true]]) {
    const page = await open(browser, url, { viewport, dark });
    await page.getByText('5\u202f000 agents').first().waitFor();
    const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    context.diagnostic(`first contentful paint after ${Math.round(painted)} ms at ${viewport.width}`);
    for (const view of ['lab', 'agents', 'agent/n1/west/kitchen', 'failures', 'nodes', 'plots', 'seq?agents=n1/west/meter.2']) {
      await visit(page, view);
      await accessible(page, view);
    }
    await page.quiet();
  }
}));
