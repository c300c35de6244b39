// Files that the export dialog saves, and that are dropped on the page.

import { readFile } from 'node:fs/promises';

/** Saves what is shown as a kind such as 'SVG'. -> its content, a Buffer. */
export const saved = async (page, kind) => {
  await page.keyboard.press('e');
  const entry = page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: kind });
  const [download] = await Promise.all([page.waitForEvent('download'), entry.click()]);
  return readFile(await download.path());
};

/** Drops a file on the page, as a person does from another window. */
export const drop = (page, name, text) => page.evaluate(([file, content]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([content], file, { type: 'application/json' }));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}, [name, String(text)]);
