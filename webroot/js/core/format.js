// Numbers and names as people read them. Pure. An unknown number is a dash, never 0.

const NONE = '–';
const known = (value) => typeof value === 'number' && Number.isFinite(value);

const three = (value) => {
  const size = Math.abs(value);
  if (size >= 100 || value === 0) {
    return value.toFixed(0);
  }
  return size >= 10 ? value.toFixed(1).replace(/\.0$/, '') : value.toFixed(2).replace(/\.?0+$/, '');
};

const stepped = (value, base, units) => {
  let step = 0;
  // 999.5 would be written as 1000 of the smaller unit
  while (step < units.length - 1 && Math.abs(value) >= base - 0.5) {
    value /= base;
    step += 1;
  }
  return three(value) + units[step];
};

/** A number of things, in whole: 5 000. A thin space keeps thousands apart, as no comma or point would everywhere. */
export const count = (value) => known(value) ? String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f') : NONE;

/** A number with its noun: 1 agent, 5 000 agents. */
export const things = (value, noun) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** Things a second: 0.25, 41.2, 812, 12.4k. */
export const rate = (perSecond) => known(perSecond) ? stepped(perSecond, 1000, ['', 'k', 'M', 'G']) : NONE;

/** A duration given in microseconds: 412 µs, 2.1 ms, 5 s, 3 min. */
export const duration = (us) => {
  if (!known(us)) {
    return NONE;
  }
  return Math.abs(us) >= 1e6 ? age(us / 1000) : stepped(us, 1000, [' µs', ' ms', ' s']);
};

/** Bytes: 512 B, 22 kB, 4 MB; steps of 1000. */
export const bytes = (value) => known(value) ? stepped(value, 1000, [' B', ' kB', ' MB', ' GB']) : NONE;

/** How long ago, given in milliseconds: 0.1 s, 4 s, 3 min, 3 h, 2 d. */
export const age = (ms) => {
  if (!known(ms)) {
    return NONE;
  }
  const seconds = Math.max(0, ms / 1000);
  if (seconds < 10) {
    return seconds.toFixed(1).replace(/\.0$/, '') + ' s';
  }
  if (seconds < 120) {
    return Math.floor(seconds) + ' s';
  }
  if (seconds < 7200) {
    return Math.floor(seconds / 60) + ' min';
  }
  return seconds < 172800 ? Math.floor(seconds / 3600) + ' h' : Math.floor(seconds / 86400) + ' d';
};

/** A part of one, as percent: 0.4 %. */
export const percent = (part) => known(part) ? three(part * 100) + ' %' : NONE;

/** The time of day of microseconds since the epoch, in the reader's zone: 12:04:31. */
export const timeOfDay = (us) => {
  if (!known(us)) {
    return NONE;
  }
  const date = new Date(us / 1000);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
};

/** The same with its day: 2026-01-31 12:04:31. */
export const dayAndTime = (us) => {
  const date = new Date(us / 1000);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${day.join('-')} ${timeOfDay(us)}`;
};

/** Cut in the middle, since both ends of a name tell more than its middle; never through a surrogate pair. */
export const cut = (text, length = 80) => {
  const letters = Array.from(String(text));
  if (letters.length <= length) {
    return letters.join('');
  }
  const head = Math.ceil((length - 1) / 2);
  return letters.slice(0, head).join('') + '…' + letters.slice(letters.length - (length - 1 - head)).join('');
};

// controls, and what changes the direction or hides: a reader must see that it is there. Joiners stay: emoji need them
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

const picture = (letter) => {
  const point = letter.codePointAt(0);
  if (point < 0x20) {
    return String.fromCodePoint(0x2400 + point);
  }
  return point === 0x7f ? '\u2421' : `⟨U+${point.toString(16).toUpperCase().padStart(4, '0')}⟩`;
};

/** Foreign text with its unseen letters as pictures: ␀, ⟨U+202E⟩. The empty text is ∅. */
export const visible = (text) => {
  const shown = String(text ?? '').replace(UNSEEN, picture);
  return shown === '' ? '∅' : shown;
};

/** A foreign name for a line of text: visible, then cut. */
export const label = (text, length = 80) => cut(visible(text), length);
