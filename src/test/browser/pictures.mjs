// Pictures of the page, compared with those that were looked at and kept in pictures/. UPDATE=1 keeps the new ones.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { small } from './palette.mjs';

const KEPT = fileURLToPath(new URL('pictures/', import.meta.url));
const MADE_WITH = `${KEPT}made-with.json`;
const RATIO = 0.002; // of the pixels may differ

/** Where pictures go that are only to be looked at. */
export const SHOWN = fileURLToPath(new URL('../../../target/pictures/', import.meta.url));
export const UPDATE = process.env.UPDATE === '1';

/** The font of a family on this machine, by content: another version of it has other widths. */
const font = (family) => {
  try {
    const file = execFileSync('fc-match', ['-f', '%{file}', family]).toString();
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
    return `${file.split('/').pop()} ${hash}`;
  } catch {
    return 'unknown, as there is no fc-match';
  }
};

const machine = (browser) => ({
  chromium: browser.version().split('.')[0], sans: font('system-ui'), mono: font('DejaVu Sans Mono'),
});

/** Why pictures of this machine cannot be compared with the kept ones, or null. */
export const incomparable = async (browser) => {
  const here = machine(browser);
  if (UPDATE) {
    await mkdir(KEPT, { recursive: true });
    await writeFile(MADE_WITH, `${JSON.stringify(here, null, 2)}\n`);
    return null;
  }
  const kept = JSON.parse(await readFile(MADE_WITH, 'utf8'));
  const other = Object.keys(kept).filter((part) => kept[part] !== here[part]);
  return other.length ? other.map((part) => `${part} is ${here[part]}, pictures have ${kept[part]}`).join('; ') : null;
};

const write = async (folder, name, content) => {
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}${name}.png`, content);
};

/** Takes a picture of the page that somebody may look at: target/pictures/NAME.png. */
export const show = async (page, name) => {
  const taken = await page.screenshot();
  await write(SHOWN, name, taken);
  return taken;
};

/** Compares the page with the kept picture of that name; what differs is red in target/pictures/NAME-differs.png. */
export const compare = async (page, name) => {
  const taken = await show(page, name);
  const now = PNG.sync.read(taken);
  if (UPDATE) {
    await write(KEPT, name, small(now));
    return;
  }
  const kept = PNG.sync.read(await readFile(`${KEPT}${name}.png`));
  assert.deepEqual([now.width, now.height], [kept.width, kept.height], `size of ${name}`);
  const difference = new PNG({ width: now.width, height: now.height });
  const pixels = pixelmatch(kept.data, now.data, difference.data, now.width, now.height, { threshold: 0.1 });
  const ratio = pixels / (now.width * now.height);
  if (ratio > RATIO) {
    await write(SHOWN, `${name}-differs`, PNG.sync.write(difference));
  }
  assert.ok(ratio <= RATIO, `${name}: ${(ratio * 100).toFixed(2)} % of the pixels differ, see target/pictures/${name}-differs.png;`
    + ' if the change is meant, look at the new picture and keep it with UPDATE=1');
};
