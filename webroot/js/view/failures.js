// Failures: what breaks, since when, who caused it. Groups of equal failures with their trend and a few samples.

import { html, nothing, repeat, svg } from '../vendor.js';
import { csv, download } from '../core/export.js';
import { count, label, timeOfDay } from '../core/format.js';
import { callList, named } from './rows.js';
import { loading, name, partial } from './parts.js';
import { CODES, outcome } from './outcome.js';

const RANGES = { '1 min': 60, '10 min': 600, '1 h': 3600 };
const GROUPS = { 'code × type × method': 'code,type,method', 'code × type': 'code,type', code: 'code' };
const USUAL = { range: '10 min', by: 'code × type × method' };
const ASK_MS = 3000;

const keyOf = (group) => `${group.code} ${group.type ?? ''} ${group.method ?? ''}`;

/** Bars of a trend; its words are said, too. */
const trend = (counts) => {
  const top = Math.max(1, ...counts);
  const words = `${counts.length} steps, most ${top}, last ${counts.at(-1) ?? 0}`;
  return html`<svg class="trend" viewBox="0 0 ${Math.max(1, counts.length) * 2} 20" preserveAspectRatio="none" role="img" aria-label="Trend: ${words}">
    ${counts.map((n, at) => (n ? svg`<rect x=${at * 2} y=${20 - Math.max(1.5, (20 * n) / top)} width="1.5" height=${Math.max(1.5, (20 * n) / top)}></rect>`
    : svg`<rect x=${at * 2} y="19" width="1.5" height="1" class="none"></rect>`))}</svg>`;
};

export const screen = (context) => {
  const { store, router, invalidate, announce } = context;
  let groups = null; // Map(key -> group)
  let options = { ...USUAL };
  let filter = {};
  let feed = null;
  let asking = null;
  let news = {};
  let trouble = null;
  let open = null; // the key of the group whose samples are shown
  let chain = null; // { id, rows } of a sample's causes
  let total = 0;

  const usual = () => options.range === USUAL.range && options.by === USUAL.by;

  const learn = (list, fresh) => {
    groups = new Map([...(fresh ? [] : groups ?? []), ...list.map((group) => [keyOf(group), group])]);
    const now = [...groups.values()].reduce((sum, group) => sum + group.n, 0);
    if (total && now > total) {
      announce(`${now - total} more failures`, { often: true });
    }
    total = now;
    trouble = null;
    invalidate();
  };

  const ask = async () => {
    const wanted = options;
    try {
      const answer = await store.get('/failures', { group: GROUPS[wanted.by], from: store.now() - RANGES[wanted.range] * 1e6 });
      if (wanted === options) {
        learn(answer.groups, true);
      }
    } catch (problem) {
      trouble = problem;
      invalidate();
    }
  };

  // the stream tells of the usual question; others are asked every few seconds
  const follow = () => {
    feed?.close();
    clearInterval(asking);
    feed = asking = null;
    total = 0;
    if (usual()) {
      feed = store.subscribe('failures', {}, ({ kind, data, at, nodes }) => {
        if (data?.groups) {
          news = { at, nodes };
          learn(data.groups, kind === 'snap');
        }
      });
    } else {
      ask();
      asking = setInterval(() => store.frozen || document.hidden || ask(), ASK_MS);
    }
  };

  const go = (change) => {
    const next = { ...options, ...filter, ...change };
    context.relink(router.href('failures', [], { code: next.code, type: next.type, range: next.range === USUAL.range ? '' : next.range,
      by: next.by === USUAL.by ? '' : next.by }), { replace: true });
  };

  const shown = () => [...(groups ?? new Map()).values()]
    .filter((group) => (!filter.code || String(group.code) === filter.code) && (!filter.type || group.type === filter.type))
    .sort((one, other) => other.n - one.n);

  const toggle = (key) => {
    open = open === key ? null : key;
    chain = null;
    invalidate();
  };

  const causesOf = async (row) => {
    chain = { id: row.id, rows: null };
    invalidate();
    try {
      const { rows } = await store.get(`/calls/${encodeURIComponent(row.id)}/tree`, { depth: 12 });
      const byId = new Map(rows.map((each) => [each.id, each]));
      const path = [];
      for (let at = byId.get(row.id); at && !path.includes(at); at = byId.get(at.cause)) {
        path.unshift(at);
      }
      chain = { id: row.id, rows: path.map((each) => named(store, each)) };
    } catch (problem) {
      chain = { id: row.id, problem };
    }
    invalidate();
  };

  const chainOf = (row) => {
    if (chain?.id !== row.id) {
      return html`<button @click=${() => causesOf(row)}>Show cause chain</button>`;
    }
    if (chain.problem) {
      return html`<p class="muted">${label(chain.problem.error?.message ?? 'not recorded any more', 160)}</p>`;
    }
    return chain.rows ? html`<p class="small muted">first cause first</p>${callList(context, chain.rows, 'Cause chain')}` : html`<p class="muted">◌ reading</p>`;
  };

  const samples = (group) => {
    const rows = group.samples ?? [];
    return html`<div class="samples">${rows.length ? rows.slice(0, 3).map((row) => html`${callList(context, [row], 'Sample')}${chainOf(row)}`)
      : html`<p class="muted">No sample of it is in the record any more.</p>`}</div>`;
  };

  const code = (group) => {
    const { kind, mark } = outcome(group.code);
    return html`<span class="code ${kind === 'timeout' ? 'is-timeout' : 'is-fail'}"><span aria-hidden="true">${mark}</span> ${group.code}
      <strong>${label(group.name ?? CODES[group.code] ?? '', 32)}</strong></span>`;
  };

  const row = (group) => {
    const key = keyOf(group);
    return html`<tr class=${open === key ? 'is-open' : ''}>
        <td>${code(group)}</td><td>${group.type ? name(group.type, 32) : '–'}</td><td>${group.method ? name(group.method, 32) : '–'}</td>
        <td class="number strong">${count(group.n)}</td><td>${trend(group.trend ?? [])}</td><td>${label(group.samples?.[0]?.x ?? '–', 8)}</td>
        <td class="number">${timeOfDay(group.first)}</td><td class="number">${timeOfDay(group.last)}</td>
        <td><button aria-expanded=${open === key} @click=${() => toggle(key)}>${open === key ? 'Close' : 'Samples'}</button></td></tr>
      ${open === key ? html`<tr class="below"><td colspan="9">${samples(group)}</td></tr>` : nothing}`;
  };

  const card = (group) => {
    const key = keyOf(group);
    return html`<li><button class="plain card" aria-expanded=${open === key} @click=${() => toggle(key)}>
        <span class="line"><span class="push-right">${code(group)}</span><span class="number strong">${count(group.n)}</span></span>
        <span class="line small"><span class="push-right">${group.type ? name(group.type, 24) : nothing}${group.method ? html`.${name(group.method, 24)}` : nothing}</span>
          <span class="muted">${label(group.samples?.[0]?.x ?? '', 8)} ${timeOfDay(group.last)}</span></span>${trend(group.trend ?? [])}</button>
      ${open === key ? samples(group) : nothing}</li>`;
  };

  const table = (list) => (innerWidth < 600 ? html`<ul class="cards">${repeat(list, keyOf, card)}</ul>`
    : html`<div class="wide panel"><table class="table"><caption class="unseen">Groups of equal failures</caption><thead><tr><th>code</th><th>callee</th><th>method</th>
      <th class="number">n</th><th>trend</th><th>executed</th><th class="number">first</th><th class="number">last</th><th><span class="unseen">samples</span></th></tr></thead>
      <tbody>${repeat(list, keyOf, row)}</tbody></table></div>`);

  const tools = () => html`<div class="tools">
    ${filter.code || filter.type ? html`<button @click=${() => go({ code: '', type: '' })}>✕ only ${filter.code ? html`code ${label(filter.code, 8)}` : nothing}
      ${filter.type ? name(filter.type, 24) : nothing}</button>` : nothing}
    ${[['range', RANGES, 'last'], ['by', GROUPS, 'by']].map(([key, values, word]) => html`<label class="small">${word}
      <select @change=${(event) => go({ [key]: event.target.value })}>${Object.keys(values).map((each) => html`<option ?selected=${each === options[key]}>${each}</option>`)}</select></label>`)}</div>`;

  const body = () => {
    if (trouble && !groups) {
      return html`<div class="empty" role="alert"><strong>The failures could not be read</strong>
        <p>${label(trouble.error?.message ?? trouble.message, 200)} <small class="mono">${label(trouble.error?.id ?? '', 40)}</small></p>
        <button @click=${ask}>Retry</button></div>`;
    }
    if (!groups) {
      return loading();
    }
    const list = shown();
    if (list.length) {
      return table(list);
    }
    return groups.size ? html`<div class="empty"><strong>None of ${groups.size} groups matches</strong><button @click=${() => go({ code: '', type: '' })}>Show all</button></div>`
      : html`<div class="empty"><strong>No call has failed in the last ${options.range}</strong><p>Failures are recorded completely, up to 50 a second, while somebody looks.</p></div>`;
  };

  return {
    title: 'Failures',
    exports: {
      csv: () => download('failures.csv', 'text/csv', csv(shown(), ['code', 'name', 'type', 'method', 'n', 'first', 'last']
        .map((title) => ({ title, value: (group) => group[title] })))),
      json: () => download('failures.json', 'application/json', JSON.stringify(shown())),
    },
    render: () => html`<div class="screen"><div class="title"><h1>Failures</h1>
      <span class="badge" title="More than 50 failures a second are counted, but not all kept as samples">complete up to 50/s</span>${news.nodes ? partial(news.nodes) : nothing}${tools()}</div>${body()}</div>`,
    enter(route) {
      const { query } = route;
      const next = { range: Object.hasOwn(RANGES, query.range ?? '') ? query.range : USUAL.range, by: Object.hasOwn(GROUPS, query.by ?? '') ? query.by : USUAL.by };
      filter = { code: query.code ?? '', type: query.type ?? '' };
      if ((!feed && !asking) || next.range !== options.range || next.by !== options.by) {
        options = next;
        groups = null;
        follow();
      }
      invalidate();
    },
    leave() {
      feed?.close();
      clearInterval(asking);
      feed = asking = null;
      groups = null;
    },
    key(event) {
      if (event.key === 'Escape' && open && !context.isInspecting?.()) {
        toggle(open);
        return true;
      }
      return false;
    },
  };
};
