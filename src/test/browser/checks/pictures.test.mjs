// How the screens look, against the pictures in pictures/: 7 screens, light and dark, wide and on a phone, and the states
// that a screen can be in. The made-up world and its clock stand still, so nothing has to be masked.

import { after, before, test } from 'node:test';
import { launch, open, PHONE, WIDE } from '../browser.mjs';
import { SERIES } from '../fixture/details.mjs';
import { start } from '../fixture/server.mjs';
import { compare, incomparable } from '../pictures.mjs';
import { drop, saved } from '../saving.mjs';
import { drawn } from '../waiting.mjs';

let browser;
let why; // it makes no sense to compare
const fixtures = {};
before(async () => {
  browser = await launch();
  why = await incomparable(browser);
  for (const variant of ['busy', 'lost', 'empty']) {
    fixtures[variant] = await start({ variant, tickMs: 0 });
  }
});
after(async () => {
  await browser.close();
  await Promise.all(Object.values(fixtures).map((fixture) => fixture.stop()));
});

const agent = () => fixtures.busy.world.agents[3].key;
const SCREENS = {
  lab: () => `lab?sel=${agent()}`, agents: () => 'agents?q=meter&sort=-p99', inspector: () => `agent/${agent()}`,
  sequence: () => `seq?agents=${agent()}`, plots: () => `plots?s=${['p50', 'p99', ...SERIES.map(({ name }) => name)].join(',')}`, failures: () => 'failures', nodes: () => 'nodes',
};

const picture = (name, variant, view, { act, token = true, ...options } = {}) => test(name, async (context) => {
  if (why) {
    context.skip(`PICTURES ARE NOT COMPARED: ${why}`);
    return;
  }
  const fixture = fixtures[variant];
  const url = token ? `${fixture.url}&/${view()}` : fixture.origin;
  const page = await open(browser, url, { now: fixture.now(), ...options });
  await drawn(page);
  await act?.(page);
  await drawn(page);
  await compare(page, name);
  await page.quiet();
});

for (const dark of [false, true]) {
  for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
    for (const [screen, view] of Object.entries(SCREENS)) {
      picture(`${screen}-${size}-${dark ? 'dark' : 'light'}`, 'busy', view, { viewport, dark });
    }
  }
}

for (const screen of ['lab', 'agents', 'sequence', 'plots', 'failures']) {
  const link = screen === 'sequence' ? 'seq' : screen;
  picture(`${screen}-empty`, 'empty', () => link, {});
}
picture('lab-lost', 'lost', () => 'lab');
picture('nodes-lost', 'lost', () => 'nodes');
picture('lab-frozen', 'busy', () => 'lab', { act: (page) => page.keyboard.press('p') });
picture('gate', 'empty', () => '', { token: false });
picture('inspector-page', 'busy', SCREENS.inspector, { act: async (page) => {
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Beside it' }).waitFor();
} });
picture('lab-file', 'busy', () => 'lab', { act: async (page) => {
  await drop(page, 'lab.json', await saved(page, 'Save the whole lab'));
  await page.getByText('A saved lab of').waitFor();
} });
