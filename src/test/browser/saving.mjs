// Files that the export dialog saves.

import { readFile } from 'node:fs/promises';

/** Saves what is shown as a kind such as 'SVG'. -> its content, a Buffer. */
export const saved = async (page, kind) => {
  await page.keyboard.press('e');
  const entry = page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: kind });
  const [download] = await Promise.all([page.waitForEvent('download'), entry.click()]);
  return readFile(await download.path());
};
