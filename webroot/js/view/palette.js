// Ctrl+K: agents, methods of the one that is inspected, screens and actions by a few letters of their names.

import { html, nothing } from '../vendor.js';
import { live } from '../vendorlate.js';
import { name } from './parts.js';
import { dialog } from './dialogs.js';

const PAUSE_MS = 120;

const SCREENS = [['Lab', '#/lab'], ['Agents', '#/agents'], ['Sequence', '#/seq'], ['Plots', '#/plots'],
  ['Failures', '#/failures'], ['Nodes', '#/nodes']];

/** methods: names of those of the inspected agent; actions: [{ text, key, run }]. close() ends it. */
export const palette = ({ store, router, invalidate, inspected, openInspector }, methods, actions, close) => {
  let text = '';
  let chosen = 0;
  let agents = [];
  let waiting = null;
  let asked = 0;

  const own = methods.map((method) => ({ text: method, foreign: true, note: 'method',
    run: () => router.navigate(router.agentLink(inspected(), ['call', method])) }));
  const fixed = [
    ...SCREENS.map(([word, link]) => ({ text: word, note: 'screen', run: () => router.navigate(link) })),
    ...actions.map((action) => ({ ...action, note: action.key })),
  ];

  const matches = () => {
    const wanted = text.trim().toLowerCase();
    const fits = (entry) => entry.text.toLowerCase().includes(wanted);
    const found = agents.map((row) => ({ text: row.key, note: row.type, foreign: true,
      run: () => openInspector(row.key) }));
    const table = wanted ? [{ text: `All agents that match “${text.trim()}”`, note: 'Agents',
      run: () => router.navigate(router.href('agents', [], { q: text.trim() })) }] : [];
    return [...own.filter(fits), ...found, ...table, ...fixed.filter(fits)];
  };

  const ask = async () => {
    const mine = ++asked;
    try {
      const q = text.trim().slice(0, 100);
      const answer = q ? await store.get('/agents', { q, limit: 8 }) : { rows: [] };
      if (mine === asked) { // an older question may be answered later
        agents = answer.rows;
        invalidate();
      }
    } catch {
      agents = []; // the screens and actions are still there; the bar tells of the connection
    }
  };

  const typed = (event) => {
    text = event.target.value;
    chosen = 0;
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE_MS);
    invalidate();
  };

  const run = (entry) => {
    close();
    entry?.run();
  };

  const pressed = (event) => {
    const all = matches();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      chosen = (chosen + step + all.length) % Math.max(1, all.length);
      invalidate();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(all[chosen]);
    }
  };

  return {
    render() {
      const all = matches();
      return dialog('Go to', close, html`<div class="body stack">
        <input type="search" aria-label="Search agents, screens, actions" placeholder="agent, screen or action"
          role="combobox" aria-expanded="true" aria-controls="found"
          aria-activedescendant=${all.length ? `found-${chosen}` : nothing} autocomplete="off" spellcheck="false"
          maxlength="100" .value=${live(text)} @input=${typed} @keydown=${pressed}></div>
        <ul class="options" role="listbox" id="found" aria-label="Found">
          ${all.map((entry, index) => html`<li role="option" id="found-${index}" aria-selected=${index === chosen}
            @click=${() => run(entry)}>${entry.foreign ? name(entry.text, 48) : entry.text}
            <small>${entry.foreign ? name(entry.note, 24) : entry.note}</small></li>`)}
        </ul>`);
    },
  };
};
