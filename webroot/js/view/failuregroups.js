// Groups of equal failures: code, callee, trend, and a few samples with their causes.

import { html, nothing, repeat, svg } from '../vendor.js';
import { count, label, timeOfDay } from '../core/format.js';
import { heads, name } from './parts.js';
import { callList } from './rows.js';
import { CODES, outcome } from './outcome.js';

/** What tells a group from the others. */
export const keyOf = (group) => `${group.code} ${group.type ?? ''} ${group.method ?? ''}`;

/** Bars of a trend; its words are said, too. */
const trend = (counts) => {
  const top = Math.max(1, ...counts);
  const words = `${counts.length} steps, most ${top}, last ${counts.at(-1) ?? 0}`;
  return html`<svg
    class="trend"
    viewBox="0 0 ${Math.max(1, counts.length) * 2} 20"
    preserveAspectRatio="none"
    role="img"
    aria-label="Trend: ${words}">
    ${counts.map((n, at) =>
      n
        ? svg`<rect x=${at * 2} y=${20 - Math.max(1.5, (20 * n) / top)} width="1.5" height=${Math.max(1.5, (20 * n) / top)}></rect>`
        : svg`<rect x=${at * 2} y="19" width="1.5" height="1" class="none"></rect>`,
    )}
  </svg>`;
};

const chainOf = (context, row, { chain, ask }) => {
  if (chain?.id !== row.id) {
    return html`<button @click=${() => ask(row)}>Show cause chain</button>`;
  }
  if (chain.problem) {
    return html`<p class="muted">${label(chain.problem.error?.message ?? 'not recorded any more', 160)}</p>`;
  }
  return chain.rows
    ? html`<p class="small muted">first cause first</p>
        ${callList(context, chain.rows, 'Cause chain')}`
    : html`<p class="muted">◌ reading</p>`;
};

const samples = (context, group, state) => {
  const rows = group.samples ?? [];
  return html`<div class="samples">
    ${
      rows.length
        ? rows.slice(0, 3).map((row) => html`${callList(context, [row], 'Sample')}${chainOf(context, row, state)}`)
        : html`<p class="muted">No sample of it is in the record any more.</p>`
    }
  </div>`;
};

const code = (group) => {
  const { kind, mark } = outcome(group.code);
  return html`<span class="code ${kind === 'timeout' ? 'is-timeout' : 'is-fail'}"
    ><span aria-hidden="true">${mark}</span> ${group.code}
    <strong>${label(group.name ?? CODES[group.code] ?? '', 32)}</strong></span
  >`;
};

const executed = (group) => group.x ?? group.samples?.[0]?.x;

const row = (context, state) => (group) => {
  const { open, toggle } = state;
  const key = keyOf(group);
  return html`<tr class=${open === key ? 'is-open' : ''}>
      <td>${code(group)}</td>
      <td>${group.type ? name(group.type, 32) : '–'}</td>
      <td>${group.method ? name(group.method, 32) : '–'}</td>
      <td class="number strong">${count(group.n)}</td>
      <td>${trend(group.trend ?? [])}</td>
      <td>${label(executed(group) ?? '–', 8)}</td>
      <td class="number">${timeOfDay(group.first)}</td>
      <td class="number">${timeOfDay(group.last)}</td>
      <td>
        <button aria-expanded=${open === key} @click=${() => toggle(key)}>
          ${open === key ? 'Close' : 'Samples'}
        </button>
      </td>
    </tr>
    ${
      open === key
        ? html`<tr class="below">
            <td colspan="9">${samples(context, group, state)}</td>
          </tr>`
        : nothing
    }`;
};

const card = (context, state) => (group) => {
  const { open, toggle } = state;
  const key = keyOf(group);
  return html`<li>
    <button class="plain card" aria-expanded=${open === key} @click=${() => toggle(key)}>
      <span class="line"
        ><span class="push-right">${code(group)}</span><span class="number strong">${count(group.n)}</span></span
      >
      <span class="line small"
        ><span class="push-right"
          >${group.type ? name(group.type, 24) : nothing}${group.method ? html`.${name(group.method, 24)}` : nothing}</span
        >
        <span class="muted">${label(executed(group) ?? '', 8)} ${timeOfDay(group.last)}</span></span
      >${trend(group.trend ?? [])}
    </button>
    ${open === key ? samples(context, group, state) : nothing}
  </li>`;
};

/** All groups: a table, or cards on a phone. state: `{ open (a key), chain, toggle(key), ask(row) }`. */
export const groupsOf = (context, list, state) => innerWidth < 600
  ? html`<ul class="cards">${repeat(list, keyOf, card(context, state))}</ul>`
  : html`<div class="wide panel"><table class="table"><caption class="unseen">Groups of equal failures</caption>
    <thead><tr>${heads(['code', 'callee', 'method'], ['n'])}${heads(['trend', 'executed'], ['first', 'last'])}
      <th><span class="unseen">samples</span></th></tr></thead>
    <tbody>${repeat(list, keyOf, row(context, state))}</tbody></table></div>`;
