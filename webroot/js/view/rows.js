// What rows of calls mean: numbers become names, and a list of calls looks the same on every screen.

import { html, nothing } from '../vendor.js';
import { label, timeOfDay } from '../core/format.js';
import { name } from './parts.js';
import { ended, outcome } from './outcome.js';

/** An agent's key of a row's `from` or `to`: a number of the dictionary, a key, or nobody that is known. */
export const keyOf = (store, n) => {
  if (n === null || n === undefined || n === -1) {
    return null;
  }
  return typeof n === 'number' ? store.dict.agent(n).key : n;
};

/** Whether a key is that of an agent: a peer may be known by its address only, a container has no aid. */
export const isAgent = (key) => /^[^/:]+\/[^/]+\/./.test(key ?? '');

/** The part of a key that tells agents of one page apart: container and aid. */
export const shortKey = (key) => {
  if (key === null) {
    return 'unknown caller';
  }
  return /^[^/:]+\//.test(key) ? key.slice(key.indexOf('/') + 1).replace(/\/$/, '') : key;
};

/** The node of a row's end, or null. */
export const nodeOf = (store, n) => {
  const key = keyOf(store, n);
  return /^[^/:]+\//.test(key ?? '') ? key.slice(0, key.indexOf('/')) : null;
};

const stable = (store, n) => {
  const known = keyOf(store, n);
  return known === null || known.startsWith('#') ? n : known;
};

/** The row with names instead of numbers: numbers are those of one connection, rows are kept for longer. */
export const named = (store, row) => ({
  ...row,
  m: typeof row.m === 'number' ? store.dict.method(row.m) : row.m,
  from: stable(store, row.from),
  to: stable(store, row.to),
});

/** Microseconds within a second as people compare them: 12:04:31.002. */
export const exactTime = (us) => `${timeOfDay(us)}.${String(Math.floor((us / 1000) % 1000)).padStart(3, '0')}`;

/** Virtual time in seconds, to the millisecond. */
export const virtualTime = (vt) => (typeof vt === 'number' ? vt.toFixed(3) : '–');

/** How a call ended: mark, words, colour, in this order of importance. */
export const end = (row) => {
  const { kind, mark } = outcome(row.out);
  const colour = { fail: 'is-fail', timeout: 'is-timeout' }[kind] ?? '';
  return html`<span class=${colour}
    >${mark ? html`<span aria-hidden="true">${mark} </span>` : nothing}${ended(row)}</span
  >`;
};

/** A link to an agent's Inspector, by what a row has; plain text if nobody knows who it was. */
export const agent = ({ store, router }, n, { length = 32, self = null } = {}) => {
  const key = keyOf(store, n);
  if (key !== null && key === self) {
    return html`<span class="muted">this</span>`;
  }
  if (!isAgent(key)) {
    return html`<span class="muted">${key === null ? 'unknown' : name(shortKey(key), length)}</span>`;
  }
  return html`<a href=${router.agentLink(key)} title=${label(key, 300)}>${name(shortKey(key), length)}</a>`;
};

/** A list of calls in the order given; `self` is the key of the agent that they are shown with. */
export const callList = (context, rows, title, self = null) =>
  html`<ul class="calls" aria-label=${title}>
    ${rows.map((raw) => {
      const row = named(context.store, raw);
      return html`<li>
        <time class="mono small muted">${exactTime(row.at)}</time>
        <span class="who"
          >${agent(context, row.from, { length: 24, self })} → ${agent(context, row.to, { length: 24, self })}
          <strong>${name(row.m, 40)}</strong></span
        >
        <span class="how"
          >${end(row)} ${row.w > 1 ? html`<span class="muted">≈ ×${row.w}</span>` : nothing}
          <a href=${context.router.href('call', [row.id])} aria-label="Call ${row.id} in its sequence"
            >sequence</a
          ></span
        >
        ${row.err ? html`<code class="error">${label(row.err, 200)}</code>` : nothing}
      </li>`;
    })}
  </ul>`;

/** Columns of calls for CSV. */
export const callColumns = (store) =>
  [
    ['id', (row) => row.id],
    ['cause', (row) => row.cause],
    ['at', (row) => row.at],
    ['vt', (row) => row.vt],
    ['from', (row) => keyOf(store, row.from)],
    ['to', (row) => keyOf(store, row.to)],
    ['method', (row) => row.m],
    ['road', (row) => row.road],
    ['durUs', (row) => row.durUs],
    ['outcome', (row) => row.out],
    ['executed', (row) => row.x],
    ['side', (row) => row.side],
    ['weight', (row) => row.w ?? 1],
    ['error', (row) => row.err],
  ].map(([title, value]) => ({ title, value }));
