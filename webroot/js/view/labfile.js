// The whole lab as a file: saved here, and opened again by this page without a program behind it.

import { collect, read } from '../core/archive.js';
import { download } from '../core/export.js';
import { dayAndTime } from '../core/format.js';
import { NAMES } from '../core/history.js';

const MOST_BYTES = 256 << 20;

/** Asks the program for everything and offers it as a file; says so when it could not. */
export const save = async (store) => {
  if (store.connection.state !== 'live') {
    store.notice('warn', 'The whole lab can be saved while the program answers; what a screen shows can be saved always.', 'lab');
    return;
  }
  store.notice('info', 'Asking for the whole lab…', 'lab');
  try {
    const lab = await collect({ info: store.info, now: store.now, get: store.get, once: store.once,
      words: store.dict.told, own: NAMES });
    download(`lab-${dayAndTime(lab.at).replace(/\W/g, '-')}.json`, 'application/json', JSON.stringify(lab));
    store.notice('info', 'The whole lab is saved. Drop the file on this page, of any program, to see it again.', 'lab');
  } catch (problem) {
    store.notice('warn', `The lab was not saved: ${problem.message}`, 'lab');
  }
};

/** Shows the lab of a file instead of the program's, or says what is wrong with it. */
export const open = async (store, file) => {
  try {
    if (file.size > MOST_BYTES) {
      throw new Error(`it has ${file.size} bytes, and at most ${MOST_BYTES} are read`);
    }
    store.open(read(await file.text()));
  } catch (problem) {
    store.notice('warn', `“${file.name}” was not opened: ${problem.message}.`, 'lab');
  }
};
