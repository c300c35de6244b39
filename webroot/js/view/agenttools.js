// Above the table of agents: search, filters, order; and what it saves.

import { html } from '../vendor.js';
import { live } from '../vendorlate.js';
import { saveJson, saveTable } from '../core/export.js';
import { all } from '../core/rows.js';
import { COLUMNS, GROUPS } from './agentrows.js';
import { choices, name } from './parts.js';

const STATES = ['starting', 'up', 'draining', 'stopped', 'failed', 'lost'];
const MOST = 100_000;

const chip = (filter, query, change) => html`<button class="chip" @click=${() => change({ [filter]: '' })}
  aria-label="Remove filter ${filter}">${filter} ${name(query[filter], 24)} ✕</button>`;

// it closes when the focus leaves it, or on Escape, which means nothing else then
const leaves = ({ currentTarget, relatedTarget }) => {
  currentTarget.open &&= currentTarget.contains(relatedTarget);
};
const escapes = (event) => {
  if (event.key === 'Escape' && event.currentTarget.open) {
    event.stopPropagation();
    event.currentTarget.open = false;
    event.currentTarget.firstElementChild.focus();
  }
};

// the first column is the agent itself
const chooser = (hidden, toggle) => html`<details class="menu wide-only" @focusout=${leaves} @keydown=${escapes}>
  <summary>Columns</summary><div class="stack small" tabindex="-1">
    ${COLUMNS.slice(1).map(({ key, title }) => html`<label class="check"><input type="checkbox"
      .checked=${live(!hidden.has(key))} @change=${() => toggle(key)}> ${title}</label>`)}</div></details>`;

/** isTyping: letters wait to be searched for, so that the field must not be set back to the last search. */
export const toolbar = ({ query, sort, typed, change, save, hidden, toggleColumn, isTyping }) => {
  const text = isTyping ? document.getElementById('search').value : query.q ?? '';
  const set = (key) => (event) => change({ [key]: event.target.value });
  return html`<div class="line filters">
    <input id="search" type="search" aria-label="Search agents" placeholder="Search agents  /" maxlength="100"
      autocomplete="off" spellcheck="false" .value=${live(text)} @input=${typed}>
    ${['container', 'type', 'node'].filter((filter) => query[filter]).map((filter) => chip(filter, query, change))}
    <label><span class="wide-only">state </span><select aria-label="state" @change=${set('state')}>
      ${choices(['', ...STATES], query.state ?? '', (st) => st || 'any state')}</select></label>
    <label class="wide-only">group <select @change=${set('group')}>
      ${choices(['', ...Object.keys(GROUPS)], query.group ?? '', (by) => by || 'none')}</select></label>
    <label class="phone-only"><select aria-label="sort" @change=${set('sort')}>
      ${choices(['-rate', '-p99', '-fail', '-pend', 'aid'], sort, (by) => `by ${by.replace('-', '')}`)}
      </select></label>
    ${chooser(hidden, toggleColumn)}
    <span class="tools wide-only"><button @click=${save.csv}>CSV</button>
      <button @click=${save.json}>JSON</button></span></div>`;
};

/** args(page): what to ask for; shown(): the rows in sight, saved if the program does not answer; query(): the view. */
export const agentSavers = (store, args, shown, query) => {
  const saving = (save) => async () => {
    try {
      save(await all((page) => store.get('/agents', args(page)), MOST));
    } catch (problem) {
      save(shown());
      store.notice('warn', `Only the rows in sight were saved: ${problem.message}`, 'export');
    }
  };
  return {
    csv: saving((rows) => saveTable('agents', rows, COLUMNS)),
    json: saving((rows) => saveJson('agents', { v: 1, kind: 'agents', at: store.now(), query: query(), rows })),
  };
};
