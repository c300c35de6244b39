// Inspector: one agent in a drawer over any screen, or on a page of two columns. Head, then one of six tabs; which one is
// part of the link.

import { html, nothing } from '../vendor.js';
import { age } from '../core/format.js';
import { saveJson, saveTable } from '../core/export.js';
import { preference } from '../core/reader.js';
import { forms } from './call.js';
import { head } from './inspectorhead.js';
import { loading, unread } from './parts.js';
import { callColumns, named } from './rows.js';
import { callsTab, failuresTab, methodsTab, pendingTab, plotsTab, stateTab } from './tabs.js';

const TABS = [
  ['methods', 'Methods'],
  ['state', 'State'],
  ['pending', 'Pending'],
  ['calls', 'Calls'],
  ['plots', 'Plots'],
  ['failures', 'Failures'],
];

const LISTS = ['pendingIn', 'pendingOut', 'recent'];

export const screen = (context) => {
  const { store, router, invalidate } = context;
  let route = null;
  let key = null;
  let tab = 'methods';
  let detail = null;
  let trouble = null; // { status, error } of the first look
  let gone = null; // since when there is no such agent, ms
  let feed = null;
  let full = preference('inspector') === 'page';
  const bodies = { methods: methodsTab(context, forms(context)), state: stateTab(context), plots: plotsTab(context) };

  const path = () => `/agents/${router.parts(key).map(encodeURIComponent).join('/')}`;

  const learn = (wanted, data) => {
    if (wanted === key && data) {
      detail = { ...detail, ...data };
      LISTS.filter((list) => data[list]).forEach((list) => {
        detail[list] = data[list].map((row) => named(store, row));
      });
      gone = null;
      trouble = null;
      invalidate();
    }
  };

  const look = async () => {
    const wanted = key;
    trouble = null;
    try {
      learn(wanted, await store.get(path()));
    } catch (problem) {
      if (wanted === key) {
        gone = problem.status === 404 ? (gone ?? Date.now()) : null;
        trouble = problem.status === 404 ? null : problem;
        invalidate();
      }
    }
  };

  const open = (wanted) => {
    leave();
    key = wanted;
    detail = trouble = gone = null;
    feed = store.subscribe('agent', { key }, ({ data }) =>
      data && data.key !== undefined && data.key !== key ? null : learn(wanted, data),
    );
    look();
  };

  const leave = () => {
    feed?.close();
    feed = null;
    Object.values(bodies).forEach((body) => body.leave());
    key = null;
  };

  const link = (to) => router.agentLink(key, to === 'methods' ? [] : [to]);

  const pick = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const at = TABS.findIndex(([each]) => each === tab);
      const next = TABS[(at + step + TABS.length) % TABS.length][0];
      router.navigate(link(next), { replace: true });
      requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`tab-${next}`)?.focus()));
      event.preventDefault();
    }
  };

  const sequence = () => {
    const wanted = key; // closing forgets it
    const now = router.parse(location.hash).query.agents;
    context.closeInspector();
    const behind = router.parse(location.hash);
    const chosen = behind.screen === 'seq' ? (behind.query.agents ?? now ?? '').split(',').filter(Boolean) : [];
    router.navigate(
      router.href('seq', [], { agents: [...new Set([...chosen, wanted])].slice(0, 8).join(',') }),
    );
  };

  const resize = () => {
    full = !full;
    preference('inspector', full ? 'page' : 'drawer');
    invalidate();
  };

  const above = () => head(store, key, detail, Boolean(gone),
    { close: context.closeInspector, sequence, resize, isFull: full });

  const pending = () => (detail.pendingIn?.length ?? 0) + (detail.pendingOut?.length ?? 0);

  const tabs = () =>
    html`<div class="tabs" role="tablist" aria-label="About this agent" @keydown=${pick}>
      ${TABS.map(
        ([each, word]) =>
          html`<button
            role="tab"
            id="tab-${each}"
            aria-selected=${each === tab}
            aria-controls="inspected"
            tabindex=${each === tab ? 0 : -1}
            @click=${() => router.navigate(link(each), { replace: true })}>
            ${word}${each === 'pending' && pending() ? html` <span class="number">${pending()}</span>` : nothing}
          </button>`,
      )}
    </div>`;

  // what one looks at while one calls: it has no other place on a full page
  const beside = () =>
    html`<section class="beside" aria-label="Beside it">
      ${tab === 'pending' ? nothing : pendingTab(context, detail)}
      ${tab === 'calls' ? nothing : html`<h3>Recent calls</h3>${callsTab(context, detail)}`}
    </section>`;

  const body = () => {
    switch (tab) {
      case 'pending':
        return pendingTab(context, detail);
      case 'calls':
        return callsTab(context, detail);
      case 'failures':
        return failuresTab(context, detail);
      default:
        return bodies[tab].render(detail, route);
    }
  };

  const absent = () =>
    html`<div class="empty">
      <strong>There is no such agent${gone ? ` (gone for ${age(Date.now() - gone)})` : ''}</strong>
      <p>It was stopped, or the link is of another run of the program.</p>
      <a class="button" href=${router.href('agents', [], { q: router.parts(key)[2].slice(0, 100) })}
        >Search agents of this name</a
      >
    </div>`;

  const failed = () => unread('This agent', trouble, look);

  return {
    title: 'Inspector',
    keys: [
      ['c', 'call', 'Call form of this agent'],
      ['Enter', 'full', 'Inspector: full page or drawer'],
      ['← →', 'tab', 'Tabs of the Inspector'],
    ],
    render() {
      if (!detail) {
        return html`${above()}${gone ? absent() : trouble ? failed() : loading()}`;
      }
      return html`${above()}
        ${gone ? html`<p class="is-warn notice-line">▲ gone for ${age(Date.now() - gone)}; this is what was seen last</p>` : nothing}
        ${tabs()}
        <div class="halves">
          <div id="inspected" role="tabpanel" tabindex="-1" aria-labelledby="tab-${tab}">${body()}</div>
          ${full ? beside() : nothing}
        </div>`;
    },
    /** Whether it takes the page instead of a drawer. */
    get isFull() {
      return full;
    },
    enter(next) {
      const [node = '', container = '', aid = '', asked = 'methods'] = next.path;
      const wanted = [node, container, aid].join('/');
      route = next;
      tab = asked === 'call' || !TABS.some(([each]) => each === asked) ? 'methods' : asked;
      if (wanted !== key) {
        open(wanted);
      }
      Object.entries(bodies).forEach(([each, body]) => each === tab || body.leave());
      bodies[tab]?.enter?.(path());
      if (asked === 'call') {
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            document.querySelector('#inspected .form')?.scrollIntoView({ block: 'nearest' }),
          ),
        );
      }
      invalidate();
    },
    leave,
    key(event) {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        /^(INPUT|TEXTAREA|SELECT)$/.test(event.target?.tagName ?? '')
      ) {
        return false;
      }
      if (event.key === 'Enter' && !event.target.closest?.('button, a, label, summary')) {
        resize();
        return true;
      }
      if (event.key === 's' && detail) {
        sequence();
        return true;
      }
      if (event.key === 'c' && detail) {
        const method = route.path[4] ?? detail.methods?.[0]?.name;
        router.navigate(method ? router.agentLink(key, ['call', method]) : link('methods'), { replace: true });
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            document.querySelector('#inspected form :is(input, textarea, select, button.primary)')?.focus(),
          ),
        );
        return true;
      }
      return false;
    },
    /** Names of what the agent exposes, as far as known. */
    get methods() {
      return (detail?.methods ?? []).map((method) => method.name);
    },
    get exports() {
      return {
        csv: () => saveTable('calls', detail?.recent ?? [], callColumns(store)),
        json: () => saveJson('agent', detail),
      };
    },
  };
};
