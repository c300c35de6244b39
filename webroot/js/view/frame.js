// What stands around every screen: top bar, rail, status line, bars about the connection, notices.

import { html, nothing, repeat } from '../vendor.js';
import { age, bytes, count, dayAndTime, label, percent, rate, things, timeOfDay } from '../core/format.js';
import { icon, name } from './parts.js';

const RAIL = [['lab', 'Lab'], ['agents', 'Agents'], ['seq', 'Sequence'], ['plots', 'Plots'], ['failures', 'Failures'],
  ['nodes', 'Nodes']];
const BEHIND_MORE = new Set(['plots', 'nodes']);
const WORDS = { live: '● live', connecting: '◌ connecting', starting: '◌ starting', lost: '✕ not connected',
  refused: '✕ refused', file: '▤ saved lab' };

/** The rail, or the tabs of a phone, where some stand behind More. */
export const rail = (screen, actions) => html`
  ${RAIL.map(([key, word]) => html`<a href="#/${key}" class=${BEHIND_MORE.has(key) ? 'wide-only' : ''}
    aria-current=${screen === key ? 'page' : nothing}>${icon(key)}<span>${word}</span></a>`)}
  <a href="#" class="phone-only" @click=${actions.palette}>${icon('more')}<span>More</span></a>`;

const health = (overview) => {
  const nodes = overview?.nodes ?? [];
  const up = nodes.filter((node) => node.state === 'up').length;
  if (!nodes.length) {
    return nothing;
  }
  const whole = up === nodes.length;
  return html`<a class="badge ${whole ? '' : 'is-warn'}" href="#/nodes">
    ${whole ? '●' : '▲'} ${up}/${nodes.length}<span class="wide-only"> node${nodes.length === 1 ? '' : 's'}</span></a>`;
};

/** The top bar. chip: that of the clock; actions: palette, freeze, theme, help. */
export const bar = (store, overview, chip, actions) => html`
  <a class="brand" href="#/lab">${name(store.info?.name ?? 'agents', 24)}</a>
  ${health(overview)} ${chip}
  <button class="find" @click=${actions.palette} aria-label="Search agents, screens, actions">
    <svg viewBox="0 0 20 20" class="icon" aria-hidden="true"><circle cx="9" cy="9" r="5.5"/><path d="M13 13l4 4"/></svg>
    <span class="wide-only">Search agents, screens, actions</span><kbd class="wide-only">Ctrl K</kbd></button>
  <button class="plain wide-only" aria-pressed=${store.frozen} @click=${actions.freeze}
    title="The view stands still; the program and its clock go on (P)">
    ❄ ${store.frozen ? 'Frozen' : 'Freeze view'}</button>
  <button class="plain wide-only" @click=${actions.theme} title="Light or dark (T)">◐ Theme</button>
  <button class="plain wide-only" @click=${actions.help} title="Keys and how to read this page (?)">? Help</button>
  <span class="badge ${store.connection.state === 'live' ? '' : 'is-warn'}">${WORDS[store.connection.state]}</span>`;

/** The line at the foot: what there is, how exact it is, and what looking costs. */
export const status = (store, overview, news) => {
  if (!overview) {
    return html`<span>no data yet</span>`;
  }
  const { totals, cost, callsPerS } = overview;
  const silent = store.connection.heard === null ? 0 : Date.now() - store.connection.heard;
  return html`<span>${things(totals.agents, 'agent')}</span><span>${things(totals.containers, 'container')}</span>
    <span>${rate(callsPerS)} calls/s exact</span>
    ${news.sampled < 1 ? html`<span>detail ≈ ${Math.max(1, Math.round(news.sampled * 100))} %</span>` : nothing}
    ${cost ? html`<span>console ${percent(cost.cpu)} CPU, ${bytes(cost.bytesPerS)}/s</span>` : nothing}
    ${silent > 3000 ? html`<span class="is-warn">▲ data is ${age(silent)} old</span>` : nothing}
    <span>${timeOfDay(news.at)}</span>`;
};

const lost = ({ since, retryAt }, actions) => html`<div class="banner is-fail" role="status">
  <span>✕ Connection lost ${age(Date.now() - since)} ago.
    ${retryAt ? html`Next try in ${age(Math.max(0, retryAt - Date.now()))}.` : 'Trying now.'}
    What is shown is old.</span>
  <button @click=${actions.retry}>Try now</button></div>`;

const frozen = (store, actions) => html`<div class="banner is-warn">
  <span>❄ View frozen at ${timeOfDay(store.frozenAt)}; live data continues.
    ${store.held() ? html`${count(store.held())} new calls wait.` : nothing}</span>
  <button @click=${actions.freeze}>Show live data</button></div>`;

const saved = (store, actions) => html`<div class="banner is-warn">
  <span>▤ A saved lab of ${dayAndTime(store.now())}: nothing here is live.</span>
  <button @click=${actions.reload}>Close it</button></div>`;

/** Bars over a screen; none of them is a dialog, since old data is better than none. */
export const banners = (store, actions) => html`
  ${store.connection.state === 'lost' || (store.connection.state === 'connecting' && store.connection.heard)
    ? lost(store.connection, actions) : nothing}
  ${store.connection.state === 'file' ? saved(store, actions) : nothing}
  ${store.frozen ? frozen(store, actions) : nothing}`;

/** The last three notices. */
export const notices = (store) => html`<div class="notices">
  ${repeat(store.notices.slice(-3), (notice) => notice.id, ({ id, level, text, action, n }) => html`<div class=${level}>
    <p>${label(text, 300)}${n > 1 ? html` <span class="muted">× ${n}</span>` : nothing}
      ${String(action ?? '').startsWith('#/') ? html`<a href=${action}>Show</a>` : nothing}</p>
    <button class="plain" aria-label="Dismiss" @click=${() => store.dismiss(id)}>✕</button></div>`)}</div>`;

