// How a call ended, in words and marks: one place for all screens. Pure.

import { duration, label } from '../core/format.js';

/** The failure codes; the numbers never change meaning. */
export const CODES = {
  1: 'NOT_CONNECTED',
  2: 'BAD_ADDRESS',
  3: 'ADDRESS_DENIED',
  4: 'ENCODE_FAILED',
  5: 'OVERLOADED',
  6: 'SHUTTING_DOWN',
  7: 'NO_SUCH_AGENT',
  8: 'NO_SUCH_METHOD',
  9: 'BAD_ARGUMENTS',
  10: 'ACCESS_DENIED',
  11: 'DECODE_FAILED',
  20: 'TIMEOUT',
  21: 'CONNECTION_LOST',
  22: 'CANCELLED',
  30: 'REMOTE_FAILURE',
  31: 'RESULT_UNENCODABLE',
  32: 'RESULT_TOO_LARGE',
};

/** What whoever called may want to know of a code before calling again. */
export const ADVICE = {
  no: 'It did not run: calling again is safe.',
  maybe: 'It may have run: calling again may run it twice.',
  yes: 'It ran.',
};

/** Of an outcome `ok`, `20`, 20 or null: `{ kind: ok|pending|timeout|fail, mark, name }`. */
export const outcome = (out) => {
  if (out === null || out === undefined) {
    return { kind: 'pending', mark: '◌', name: 'pending' };
  }
  if (out === 'ok' || out === 0) {
    return { kind: 'ok', mark: '', name: 'ok' };
  }
  const known = CODES[out];
  const name = known ? `${known} (${out})` : label(`code ${out}`, 40);
  return Number(out) >= 20 && Number(out) < 30
    ? { kind: 'timeout', mark: '◷', name }
    : { kind: 'fail', mark: '✕', name };
};

/** A row's end in a few words: `ok 412 µs`, `TIMEOUT (20) 5 s, executed maybe`. */
export const ended = (row) => {
  const { kind, name } = outcome(row.out);
  if (kind === 'pending') {
    return 'pending';
  }
  const took = row.durUs === null || row.durUs === undefined ? '' : ` ${duration(row.durUs)}`;
  return kind === 'ok' ? `ok${took}` : `${name}${took}${row.x ? `, executed ${row.x}` : ''}`;
};

/** A row's end where there is little room: `◷ TIMEOUT 5 s, maybe`. */
export const brief = (row) => {
  const { kind, mark } = outcome(row.out);
  if (kind === 'pending' || kind === 'ok') {
    return ended(row);
  }
  const took = row.durUs === null || row.durUs === undefined ? '' : ` ${duration(row.durUs)}`;
  return `${mark} ${CODES[row.out] ?? label(row.out, 12)}${took}${row.x === 'maybe' ? ', maybe' : ''}`;
};

/** The same with its mark, for where there is room for one line only. */
export const marked = (row) => {
  const { mark } = outcome(row.out);
  return mark ? `${mark} ${ended(row)}` : ended(row);
};
