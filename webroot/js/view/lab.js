// The Lab: is it alive, who talks to whom, what is odd right now?

import { html, nothing } from '../vendor.js';
import { count, duration, rate } from '../core/format.js';
import { history, NAMES } from '../core/history.js';
import { parts } from '../core/router.js';
import { spark } from '../draw/spark.js';
import { topology } from './topology.js';
import { pane } from './pane.js';
import { failures, name, partial, sampled } from './parts.js';

const LISTS = [
  ['failing', 'Failing /min', failures, 'Nothing fails.'],
  ['slowest', 'Slowest p99', (value) => duration(value), 'No agent was called often enough.'],
  ['busiest', 'Busiest /s', (value) => rate(value), 'No calls now.'],
  ['waiting', 'Waiting calls', (value) => count(value), 'Nothing waits.'],
];

export const screen = (context) => {
  const { store, router, announce } = context;
  const past = history();
  const plots = { calls: spark(1), latency: spark(2, true), failures: spark(1), pending: spark(1) };
  const chart = pane(context);
  let overview = null;
  let news = {};
  let route = router.parse('#/lab');
  let wanted = null; // the key of the link until the dictionary knows it
  let closing = [];
  let isFed = true;

  const link = (query) => {
    route = { ...route, query: { ...route.query, ...query } };
    context.relink(router.href('lab', [], route.query), { replace: true });
  };

  const panel = topology(context, {
    onSelect(key) {
      wanted = null;
      chart.select(key ? [key] : []);
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
      chart.select([wanted]);
      wanted = null;
    }
  };

  // once for all that came since the last picture
  const feed = () => {
    if (!isFed) {
      isFed = true;
      fill();
    }
  };
  const fill = () => {
    plots.calls.feed(...past.columns('callsPerS'));
    plots.latency.feed(...past.columns('p50Us', 'p99Us'));
    plots.failures.feed(...past.columns('failsPerS'));
    plots.pending.feed(...past.columns('pending'));
  };

  // what was before the page opened: drawn now and not with the next tick
  const remember = ({ kind, data }) => {
    if (kind !== 'gap') {
      past.load(data.series ?? {});
      isFed = false;
      context.soon();
    }
  };

  const learn = ({ kind, data, at, sampled: part, nodes }) => {
    if (kind === 'gap') {
      return;
    }
    const before = overview?.failsPerS ?? 0;
    overview = { ...overview, ...data };
    news = { at, sampled: part, nodes };
    past.add(at, overview);
    panel.nodes(overview.nodes ?? []);
    if (before === 0 && overview.failsPerS > 0) {
      announce(`Calls fail: ${rate(overview.failsPerS)} a second`, { often: true });
    }
    look();
    isFed = false;
    context.soon();
  };

  const number = (title, value, plot, note, href = null) => html`<section class="panel figure" aria-label=${title}>
    <h2>${href ? html`<a href=${href}>${title}</a>` : title}</h2>
    <div class="line"><span class="hero">${value}</span><span class="muted small">${note}</span></div>
    <div class="spark" role="img" aria-label="${title} over the last ten minutes" ${plot.place}></div></section>`;

  const numbers = () => html`<div class="figures">
    ${number('Calls/s', rate(overview?.callsPerS), plots.calls, 'exact')}
    ${number('Latency p50, p99, log', html`${duration(overview?.p50Us)}<small
      class="then">${duration(overview?.p99Us)}</small>`, plots.latency, '')}
    ${number('Failures/s', failures(overview?.failsPerS), plots.failures, '', '#/failures')}
    ${number('Pending', count(overview?.pending), plots.pending, 'calls without answer')}</div>`;

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
    <div class="body scroll">${chosen()}${chart.render()}</div></section>`;

  const selectedKey = () => panel.selected() === null ? null : store.dict.agent(panel.selected()).key;

  const key = (event) => {
    if (panel.key(event)) {
      return true;
    }
    const agent = selectedKey();
    if (event.key === 'Escape' && agent && !context.isInspecting()) {
      panel.select(null);
      chart.select([]);
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
      if (!closing.length) {
        panel.open();
        closing = [store.subscribe('overview', {}, learn), store.subscribe('series', { names: NAMES }, remember)];
      }
      if (wanted === null) {
        panel.select(null);
        chart.select([]);
      }
      look();
    },
    leave() {
      closing.forEach((subscription) => subscription.close());
      closing = [];
      panel.close();
      chart.leave();
    },
    exports: { csv: () => saved('csv'), svg: () => saved('svg'), png: () => saved('png') },
    render() {
      feed();
      return html`<div class="screen lab"><h1 class="unseen">Lab</h1>
        ${panel.render()}${sequence()}${numbers()}${lists()}</div>`;
    },
  };
};
