// One byte tells of one agent: bits 0-3 its rate, 4-5 its worst outcome, 6 whether calls wait, 7 whether it is gone.
// Pure.

/** base64 -> bytes; something unreadable is no cells rather than a broken picture. */
export const decode = (text) => {
  try {
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at++) {
      bytes[at] = letters.charCodeAt(at);
    }
    return bytes;
  } catch {
    return new Uint8Array(0);
  }
};

/** Outcomes beside 0, nothing odd: much slower than others; failed within the last minute; fails now. */
export const SLOW = 1;
export const LATELY = 2;
export const FAILS = 3;

export const outcome = (byte) => byte >> 4 & 3;
export const waits = (byte) => (byte & 0x40) !== 0;
export const gone = (byte) => (byte & 0x80) !== 0;

/** Step of the heat scale, 0 (silent) to 4: rates double with each level, from 1/s, three levels a step. */
export const step = (byte) => (byte & 15) === 0 ? 0 : Math.min(4, 1 + Math.floor(((byte & 15) - 1) / 3));
