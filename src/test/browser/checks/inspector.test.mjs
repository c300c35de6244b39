// The Inspector: forms of every type, calls that run once, failures at their place, state that is read only if offered.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, PHONE } from '../browser.mjs';
import { start } from '../fixture/server.mjs';
import { drawn, eventually } from '../waiting.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await start({ variant: 'small', tickMs: 0 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

const at = (tab, world = fixture.world, n = 0) => `#/agent/${world.agents[n].key}${tab ? `/${tab}` : ''}`;

/** A page with the Inspector open. */
const inspect = async (tab, { on = fixture, n = 0, ...options } = {}) => {
  const page = await open(browser, `${on.url}&${at(tab, on.world, n).slice(1)}`, options);
  await page.locator('#drawer h2').waitFor();
  await drawn(page);
  return page;
};

const outcome = (page) => page.locator('#drawer .outcome');
const call = (page) => page.locator('#drawer button.primary').click();

const FILLED = {
  flag: [(form) => form.getByLabel('flag').check(), 'true'],
  small: [(form) => form.getByLabel('small').fill('-128'), '-128'],
  large: [(form) => form.getByLabel('large').fill('9223372036854775807'), '9223372036854775807'],
  real: [(form) => form.getByLabel('real').fill('4.25e-3'), '0.00425'],
  text: [(form) => form.getByLabel('text').fill('<b>"ä"\u202E'), '"<b>"ä"⟨U+202E⟩"'],
  raw: [
    async (form) => {
      await form.getByLabel('Bytes as').selectOption('hex');
      await form.locator('textarea').fill('00 01 ff');
    },
    '3 B AAH/',
  ],
  mode: [(form) => form.getByLabel('mode').selectOption('OFF'), '"OFF"'],
  list: [
    async (form) => {
      await form.getByRole('button', { name: '+ item' }).click();
      await form.getByRole('button', { name: '+ item' }).click();
      await form.getByLabel('0 int64').fill('-9223372036854775808');
      await form.getByLabel('1 int64').fill('7');
      await form.getByRole('button', { name: 'Remove item 1' }).click();
    },
    '-9223372036854775808',
  ],
  map: [
    async (form) => {
      await form.getByRole('button', { name: '+ entry' }).click();
      await form.getByLabel('key 0').fill('__proto__');
      await form.getByLabel('value float').fill('2.5');
    },
    '__proto__ 2.5',
  ],
  reading: [
    async (form) => {
      await form.getByLabel('at instant').fill('2026-11-26T12:00:00.123456789+01:00');
      await form.getByLabel('kw float').fill('7');
      await form.getByRole('button', { name: '+ item' }).click();
      await form.getByLabel('0 string').fill('a');
    },
    '2026-11-26T11:00:00.123456789Z',
  ],
  shape: [
    async (form) => {
      await form.getByLabel('variant').selectOption('Box');
      await form.getByLabel('w int').fill('3');
      await form.getByLabel('h int').fill('4');
    },
    'type "Box"',
  ],
  maybe: [
    async (form) => {
      await form.getByLabel('not given').click();
      await form.getByLabel('value int').fill('5');
    },
    '5',
  ],
  at: [(form) => form.getByLabel('at instant').fill('2026-11-26T12:00Z'), '2026-11-26T12:00:00Z'],
  span: [(form) => form.getByLabel('span').fill('250 ms'), '0.25'],
  id: [
    (form) => form.getByLabel('id uuid').fill('123E4567-e89b-12d3-a456-426614174000'),
    '123e4567-e89b-12d3-a456-426614174000',
  ],
  peer: [(form) => form.getByLabel('peer').fill('tcp://127.0.0.1:5555/3'), 'tcp://127.0.0.1:5555/3'],
  any: [(form) => form.getByLabel('any').fill('{"n":9007199254740993}'), '9007199254740993'],
};

test('Enter makes it a page of two columns, and a drawer again; it stays as it was left', async () => {
  const page = await inspect('');
  const width = async () => (await page.locator('#drawer').boundingBox()).width;
  assert.equal(await width(), 440);
  await page.keyboard.press('Enter');
  await page.locator('#drawer.page .beside').getByRole('heading', { name: 'Recent calls' }).waitFor();
  await eventually(async () => await width() > 1300, true);
  const [left, right] = await page.locator('.halves > *').evaluateAll((halves) => halves.map((half) => half.getBoundingClientRect().left));
  assert.ok(right > left + 600, `${left} ${right}`);
  await page.reload();
  await page.locator('#drawer.page .beside').waitFor();
  await page.getByRole('button', { name: 'Full page' }).click();
  await page.locator('.beside').waitFor({ state: 'detached' });
  await eventually(width, 440);
  await page.quiet();
});

test('the palette knows the methods of the agent that is inspected', async () => {
  const page = await inspect('');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('hang');
  await page.getByRole('option', { name: 'hang method' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.endsWith('/call/hang'));
  await page.locator('#drawer .form').waitFor();
  await page.quiet();
});

test('a form has a field for each type, and the value comes back as it was meant', async () => {
  const page = await inspect();
  for (const [name, [fill, expected]] of Object.entries(FILLED)) {
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      at(`call/echo_${name}`),
    );
    const form = page.locator(`form[aria-label="Call echo_${name}"]`);
    await form.waitFor();
    await fill(form);
    await form.locator('button.primary').click();
    await form.locator('.outcome .result', { hasText: expected }).waitFor();
  }
  await page.quiet();
});

test('what cannot be read blocks the call and says so at the field, which gets the focus', async () => {
  const page = await inspect('call/setLimit');
  const before = fixture.caller.ran.length;
  await page.getByLabel('kw').fill('4,2');
  await call(page);
  const field = page.getByLabel('kw');
  await page.waitForFunction(() => document.querySelector('[aria-invalid="true"]'));
  assert.match(
    await page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`).innerText(),
    /expected a number, got "4,2"/,
  );
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
  await field.fill('101');
  await call(page);
  await page.getByText('must be at most 100').waitFor();
  assert.equal(fixture.caller.ran.length, before, 'nothing was sent');
  await field.fill('99');
  // the message goes as soon as the field changes, with the next frame
  await page.waitForFunction(() => !document.querySelector('[aria-invalid]'));
  await call(page);
  await outcome(page).getByText('ok').first().waitFor();
  assert.equal(fixture.caller.ran.length, before + 1);
  await page.quiet();
});

test('BAD_ARGUMENTS of the server lands on the field that it names, however it is told', async () => {
  const page = await inspect('call/picky', { forgiven: [/status of 400/] });
  const form = page.locator('form');
  await form.getByLabel('kw', { exact: false }).first().fill('11');
  await form.getByLabel('at instant').fill('2026-11-26T12:00Z');
  await form.getByLabel('kw float 0…100').fill('1');
  await call(page);
  await page.getByText('kw is out of range: kw=11 max=10').waitFor();
  assert.match(await form.locator('[aria-invalid="true"]').getAttribute('id'), /args_91_0_93_$/);
  await form.locator('[aria-invalid="true"]').fill('9');
  await call(page);
  await form.locator('fieldset p.wrong').getByText('tags must not be empty').waitFor();
  assert.match(await outcome(page).innerText(), /BAD_ARGUMENTS \(9\).*executed: no/);
  await page.quiet();
});

test('a double click calls once, and so does the same request when its answer was lost', async () => {
  const page = await inspect('call/read', { forgiven: [/ERR_CONNECTION|Failed to load/] });
  const before = fixture.caller.ran.length;
  await page.locator('#drawer button.primary').dblclick();
  await outcome(page).getByText('3.9').waitFor();
  await drawn(page);
  assert.equal(fixture.caller.ran.length, before + 1);

  const requests = [];
  await page.route('**/calls', async (route) => {
    requests.push(route.request().postDataJSON().requestId);
    await (requests.length === 1 ? route.fetch().then(() => route.abort('connectionreset')) : route.continue());
  });
  await call(page);
  await outcome(page).getByText('Nobody knows whether the call arrived').waitFor();
  await call(page);
  await outcome(page).getByText('3.9').waitFor();
  assert.equal(requests[0], requests[1]);
  assert.equal(fixture.caller.ran.length, before + 2, 'the second request asked for the outcome of the first');
  await call(page);
  await eventually(() => requests.length, 3);
  assert.notEqual(requests[2], requests[1], 'another call is another request');
  await page.quiet();
});

test('a call that times out, fails or is not exposed tells its code, whether it ran, its id; the focus stays', async () => {
  const cases = [
    ['hang', /◷ TIMEOUT \(20\) after 412 µs, executed: maybe[^]*may run it twice[^]*e-7f3a/],
    ['fail', /✕ REMOTE_FAILURE \(30\) after 412 µs, executed: yes[^]*ValueError: <b>why<\/b>[^]*e-7f3a/],
    ['hidden', /✕ NO_SUCH_METHOD \(8\)[^]*executed: no[^]*not found or is not exposed[^]*e-7f3a/],
  ];
  for (const [name, expected] of cases) {
    const page = await inspect(`call/${name}`);
    if (name === 'fail') {
      await page.getByLabel('why').fill('<b>why</b>');
    }
    await page.locator('#drawer button.primary').focus();
    await page.keyboard.press('Enter');
    await outcome(page).locator('.strong').waitFor();
    assert.match(await outcome(page).innerText(), expected);
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Call');
    assert.match(await page.locator('#voice').innerText(), new RegExp(name));
    await page.quiet();
  }
});

test('state is read only from agents that offer it; the others are told how to', async () => {
  const before = fixture.caller.ran.length;
  const closed = await inspect('state', { n: 1 });
  await closed.getByText('This agent does not show its state').waitFor();
  assert.equal(fixture.caller.ran.length, before, 'nothing of the agent ran');
  await closed.quiet();
  const shown = await inspect('state');
  await shown.getByText('9223372036854775807').waitFor();
  assert.equal(fixture.caller.ran.length, before + 1);
  assert.match(await shown.locator('.result').innerText(), /<img src=x onerror=alert\(1\)>/);
  await shown.locator('.result summary').nth(1).click();
  await shown.getByText('1200 more, cut').waitFor();
  await shown.quiet();
});

test('the page of a viewer has no form', async () => {
  const reading = await start({ variant: 'small', mode: 'read', tickMs: 0 });
  const page = await inspect('call/setLimit', { on: reading });
  await page.getByText('This page may look, not act').waitFor();
  assert.equal(await page.locator('form, button.primary').count(), 0);
  await page.quiet();
  await reading.stop();
});

test('a link fills the form and sends nothing; a bad one leaves it empty', async () => {
  const before = fixture.caller.ran.length;
  const page = await inspect(`call/setLimit?args=${encodeURIComponent('[4.5,"MANUAL"]')}`);
  assert.equal(await page.getByLabel('kw').inputValue(), '4.5');
  assert.equal(await page.getByLabel('mode').inputValue(), 'MANUAL');
  await page.quiet();
  for (const args of ['{', '[{"a":1},7]', '"x"', '[null,null,null,null]']) {
    const bad = await inspect(`call/setLimit?args=${encodeURIComponent(args)}`);
    await bad.getByLabel('kw').waitFor();
    await bad.quiet();
  }
  assert.equal(fixture.caller.ran.length, before);
});

test('an agent that is not there is explained, and the page stays usable', async () => {
  const page = await open(browser, `${fixture.url}&/agent/n1/west/%3Cimg%20src=x%3E`, { forgiven: [/404/] });
  await page.getByText('There is no such agent').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#drawer').waitFor({ state: 'hidden' });
  await page.quiet();
});

test('C opens the first form, arrows change tabs, Escape closes; on a phone it is the whole page', async () => {
  const page = await inspect('', { viewport: PHONE });
  await page.getByText('setLimit').first().waitFor(); // before the methods are there, C means nothing
  await page.keyboard.press('c');
  await page.waitForFunction(() => document.activeElement?.textContent.trim() === 'Call');
  await page.locator('#tab-methods').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.activeElement?.id === 'tab-state');
  assert.equal(await page.locator('#tab-state').getAttribute('aria-selected'), 'true');
  const { width } = await page.locator('#drawer').boundingBox();
  assert.equal(width, PHONE.width);
  await page.keyboard.press('Escape');
  await page.locator('#drawer').waitFor({ state: 'hidden' });
  await page.quiet();
});
