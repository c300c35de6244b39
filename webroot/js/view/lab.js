// The Lab: is it alive, who talks to whom, what is odd right now?

import { html, nothing } from '../vendor.js';
import { count, duration, rate } from '../core/format.js';
import { parts } from '../core/router.js';
import { topology } from './topology.js';
import { empty, failures, loading, name, partial, sampled } from './parts.js';

const LISTS = [
  ['failing', 'Failing /min', failures, 'Nothing fails.'],
  ['slowest', 'Slowest p99', (value) => duration(value), 'No agent was called often enough.'],
  ['busiest', 'Busiest /s', (value) => rate(value), 'No calls now.'],
  ['waiting', 'Waiting calls', (value) => count(value), 'Nothing waits.'],
];

export const screen = (context) => {
  const { store, router, announce } = context;
  let overview = null;
  let news = {};
  let route = router.parse('#/lab');
  let wanted = null; // the key of the link until the dictionary knows it
  let feed = null;
  let plots = null; // of the numbers
  let chart = null; // of the latest calls
  let charted = []; // keys of the agents whose calls these are

  const link = (query) => {
    route = { ...route, query: { ...route.query, ...query } };
    context.relink(router.href('lab', [], route.query), { replace: true });
  };

  // plots and chart are made when their modules are there, which come after the first data
  const sparks = () => {
    if (!plots) {
      plots = context.part('sparks')?.sparks(context) ?? null;
      plots?.open();
    }
    return plots;
  };
  const follow = (keys) => {
    charted = keys;
    chart?.select(keys);
  };
  const calls = () => {
    if (!chart) {
      chart = context.part('calls')?.callPane(context) ?? null;
      chart?.select(charted);
    }
    return chart?.render() ?? loading();
  };

  const panel = topology(context, {
    onSelect(key) {
      wanted = null;
      follow(key ? [key] : []);
      link({ sel: key });
      announce(key ? `${key} selected` : 'Selection cleared');
      if (key && context.isInspecting()) {
        context.openInspector(key);
      }
    },
    onOpen: (key) => context.openInspector(key),
    onData: () => look(),
    onView: ({ group, edges, table }) => link({ group: group === 'container' ? null : group,
      edges: edges === 'strongest' ? null : edges, table: table ? 1 : null }),
  });

  const look = () => {
    if (wanted && panel.select(wanted)) {
      follow([wanted]);
      wanted = null;
    }
  };

  const learn = ({ kind, data, at, sampled: part, nodes }) => {
    if (kind === 'gap') {
      return;
    }
    const before = overview?.failsPerS ?? 0;
    overview = { ...overview, ...data };
    news = { at, sampled: part, nodes };
    panel.nodes(overview.nodes ?? []);
    if (before === 0 && overview.failsPerS > 0) {
      announce(`Calls fail: ${rate(overview.failsPerS)} a second`, { often: true });
    }
    look();
    context.soon();
  };

  const number = (title, value, plot, note, href = null) => html`<section class="panel figure" aria-label=${title}>
    <h2>${href ? html`<a href=${href}>${title}</a>` : title}</h2>
    <div class="line"><span class="hero">${value}</span><span class="muted small">${note}</span></div>
    <div class="spark" role="img" aria-label="${title} over the last ten minutes"
      ${plots?.place[plot]}></div></section>`;

  const numbers = () => html`<div class="figures">
    ${number('Calls/s', rate(overview?.callsPerS), 'calls', 'exact')}
    ${number('Latency p50, p99, log', html`${duration(overview?.p50Us)}<small
      class="then">${duration(overview?.p99Us)}</small>`, 'latency', '')}
    ${number('Failures/s', failures(overview?.failsPerS), 'failures', '', '#/failures')}
    ${number('Pending', count(overview?.pending), 'pending', 'calls without answer')}</div>`;

  const entry = ([n, value], show) => {
    const { key } = store.dict.agent(n);
    const [node, container, aid] = parts(key);
    return html`<li><a href=${router.agentLink(key)} title=${`${node}/${container}`}>${name(aid || key, 28)}</a>
      <span class="number">${show(value)}</span></li>`;
  };

  const lists = () => html`<section class="panel tops" aria-label="Top five">
    ${LISTS.map(([key, title, show, none]) => html`<div><h2>${title}</h2>
      ${overview?.top?.[key]?.length ? html`<ol>${overview.top[key].slice(0, 5).map((item) => entry(item, show))}</ol>`
        : html`<p class="muted small">${overview ? none : '–'}</p>`}</div>`)}</section>`;

  const chosen = () => {
    const n = panel.selected();
    if (n === null) {
      return wanted && panel.scene() ? html`<p class="muted">${name(wanted, 48)} is not here: it is gone, or has not
        started yet.</p>` : nothing;
    }
    const { key, type } = store.dict.agent(n);
    return html`<div class="line chosen"><strong>${name(key, 48)}</strong><span class="muted">${name(type, 32)}</span>
      <span class="tools"><button @click=${() => context.openInspector(key)}>Inspect
        <kbd class="wide-only">⏎</kbd></button>
      <a class="button" href=${router.href('seq', [], { agents: key })}>Sequence</a></span></div>`;
  };

  const sequence = () => html`<section class="panel side" aria-label="Sequence of the selection">
    <header><h2>Sequence of the selection</h2>${sampled(news.sampled)}${partial(news.nodes)}</header>
    <div class="body scroll">${chosen()}${charted.length > 0 ? calls()
      : empty('No agent is selected', 'Select a cell of the topology to see its calls here.')}</div></section>`;

  const selectedKey = () => panel.selected() === null ? null : store.dict.agent(panel.selected()).key;

  const key = (event) => {
    if (panel.key(event)) {
      return true;
    }
    const agent = selectedKey();
    if (event.key === 'Escape' && agent && !context.isInspecting()) {
      panel.select(null);
      follow([]);
      link({ sel: null });
      return true;
    }
    if (!agent || event.ctrlKey || event.metaKey || event.altKey || context.isTyping(event)) {
      return false;
    }
    if (event.key === 'c') {
      context.openInspector(agent);
    } else if (event.key === 's') {
      router.navigate(router.href('seq', [], { agents: agent }));
    } else {
      return false;
    }
    return true;
  };

  const saved = async (kind) => (await import('./saving.js')).savers(panel)[kind]();

  return {
    title: 'Lab',
    keys: [['← ↑ → ↓', 'move', 'Topology: next agent'], ['+ −', 'zoom', 'Topology: zoom; 0 fits']],
    key,
    enter(entered) {
      route = entered;
      const { sel, group, edges, table } = route.query;
      panel.view({ group: ['node', 'type'].includes(group) ? group : 'container',
        edges: edges === 'selected' ? 'selected' : 'strongest', table: table === '1' });
      wanted = sel ?? null;
      if (!feed) {
        panel.open();
        plots?.open();
        feed = store.subscribe('overview', {}, learn);
      }
      if (wanted === null) {
        panel.select(null);
        follow([]);
      }
      look();
    },
    leave() {
      feed.close();
      feed = null;
      panel.close();
      plots?.close();
      chart?.leave();
      charted = [];
    },
    exports: { csv: () => saved('csv'), svg: () => saved('svg'), png: () => saved('png') },
    render() {
      sparks()?.feed();
      return html`<div class="screen lab"><h1 class="unseen">Lab</h1>
        ${panel.render()}${sequence()}${numbers()}${lists()}</div>`;
    },
  };
};
