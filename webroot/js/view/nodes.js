// Nodes: where it runs, which node is late or skewed, what looking costs, and who changed something from a page.

import { html, nothing, repeat } from '../vendor.js';
import { saveJson, saveTable } from '../core/export.js';
import { age, bytes, count, label, percent, rate, timeOfDay } from '../core/format.js';
import { heads, loading, name, partial, state, unread } from './parts.js';

const LATE = { late: '▲', lost: '✕' };
const COLUMNS = ['node', 'state', 'ageMs', 'containers', 'agents', 'callsPerS', 'skewMs', 'skewErrMs', 'connections',
  'recorderBytes', 'cpu'];

const skew = ({ skewMs, skewErrMs, self }) => {
  if (self || skewMs === null || skewMs === undefined) {
    return self ? 'this clock' : '–';
  }
  const sign = skewMs > 0 ? '+' : skewMs < 0 ? '−' : '';
  return `${sign}${Math.abs(skewMs)
    .toFixed(Math.abs(skewMs) < 10 ? 1 : 0)
    .replace(/\.0$/, '')} ms${skewErrMs ? ` ± ${Number(skewErrMs.toFixed(1))}` : ''}`;
};

const channels = (node) =>
  Object.entries(node.channels ?? {})
    .map(([kind, n]) => `${label(kind, 12)} ${count(n)}`)
    .join(' · ') || 'none';
const containers = (node) => (Array.isArray(node.containers) ? node.containers.length : node.containers);
const old = (node) => node.state === 'late' || node.state === 'lost';

export const screen = (context) => {
  const { store, router, invalidate } = context;
  let data = null;
  let news = {};
  let feed = null;
  let open = null; // the node whose details are shown
  let audit = false;
  let trouble = null;

  const look = async () => {
    trouble = null;
    try {
      const answer = await store.get('/nodes');
      data ??= answer;
    } catch (problem) {
      trouble = problem;
    }
    invalidate();
  };

  const toggle = (node) => {
    open = open === node ? null : node;
    invalidate();
  };

  const st = (node) =>
    html`${state(node.state)}${old(node) ? html` <span class="is-warn">${age(node.ageMs)}</span>` : nothing}`;
  const value = (node, text) => (node.state === 'lost' ? html`<span class="muted">–</span>` : text);

  const container = (node) => (each) => html`<li>
    <a href=${router.href('agents', [], { container: `${node.node}/${each.name}` })}>${name(each.name, 40)}</a>
    <code>${label(each.address ?? '', 60)}</code>
    <span class="muted">${count(each.agents)} agents, ${count(each.running)} calls
      running${each.draining ? ', draining' : ''}</span></li>`;

  const details = (node) => html`<dl class="facts">
    <dt>channels</dt><dd>${channels(node)}</dd>
    ${Array.isArray(node.containers) ? html`<dt>containers</dt>
      <dd><ul class="plain-list">${node.containers.map(container(node))}</ul></dd>` : nothing}
    <dt>last heard</dt><dd>${age(node.ageMs)} ago</dd>
    <dt>clock</dt><dd>${skew(node)}</dd>
    <dt>agents</dt>
    <dd><a href=${router.href('agents', [], { node: node.node })}>${count(node.agents)} in the table</a></dd></dl>`;

  const here = (node) => node.self ? html` <span class="badge">this page</span>` : nothing;

  const row = (node) => html`<tr class=${old(node) ? 'is-old' : ''}>
      <th scope="row">${name(node.node, 32)}${here(node)}</th>
      <td>${st(node)}</td>
      ${[count(containers(node)), count(node.agents), rate(node.callsPerS), skew(node), count(node.connections),
        bytes(node.recorderBytes), percent(node.cpu)].map((text) => html`<td class="number">${value(node, text)}</td>`)}
      <td><button aria-expanded=${open === node.node} @click=${() => toggle(node.node)}>
        ${open === node.node ? 'Close' : 'Details'}</button></td></tr>
    ${open === node.node ? html`<tr class="below"><td colspan="10">${details(node)}</td></tr>` : nothing}`;

  const card = (node) => html`<li class=${old(node) ? 'is-old' : ''}>
    <button class="plain card" aria-expanded=${open === node.node} @click=${() => toggle(node.node)}>
      <span class="line"><span class="push-right strong">${name(node.node, 24)}${here(node)}</span>${st(node)}</span>
      <span class="line small muted"><span class="push-right">
        ${value(node, html`${count(containers(node))} containers, ${count(node.agents)} agents`)}</span>
        <span class="number">${value(node, html`${rate(node.callsPerS)}/s`)} · ${value(node, skew(node))}</span></span>
    </button>
    ${open === node.node ? details(node) : nothing}</li>`;

  const table = (nodes) => innerWidth < 600
    ? html`<ul class="cards">${repeat(nodes, (node) => node.node, card)}</ul>`
    : html`<div class="wide panel"><table class="table"><caption class="unseen">Nodes</caption>
      <thead><tr>${heads(['node', 'state'], ['containers', 'agents', 'calls/s', 'clock skew', 'connections', 'recorder',
        'console CPU'])}<th><span class="unseen">details</span></th></tr></thead>
      <tbody>${repeat(nodes, (node) => node.node, row)}</tbody></table></div>`;

  const changes = () => html`<div class="wide" tabindex="0" role="region" aria-label="Audit log"><table class="table">
    <thead><tr>${heads(['when', 'viewer', 'action', 'target', 'outcome'])}</tr></thead>
    <tbody>${[...data.audit].reverse().slice(0, 100).map((each) => html`<tr>
      <td class="number">${timeOfDay(each.at)}</td><td>${name(each.viewer, 24)}</td><td>${name(each.action, 40)}</td>
      <td>${name(each.target, 60)}</td><td>${name(each.outcome, 24)}</td></tr>`)}</tbody></table></div>`;

  const log = () => html`<section class="panel">
    <header><h2>Audit log</h2>
      <span class="muted small">the last 1 000 changing actions; never their values</span>
      <button class="push" @click=${() => saveJson('audit', data.audit ?? [])}>JSON</button></header>
    ${data.audit?.length ? changes() : html`<div class="empty"><p>Nobody has changed anything from a page.</p></div>`}
  </section>`;

  const cost = (nodes) => {
    const sum = (key) => nodes.reduce((total, node) => total + (node[key] ?? 0), 0);
    const worst = nodes.filter(old);
    return html`<p class="muted">
      Looking costs ${percent(sum('cpu'))} of a core and ${bytes(sum('recorderBytes'))} of memory on all nodes.
      ${worst.map(
        (node) => html`<span class="is-warn">${LATE[node.state]} ${name(node.node, 24)} has not reported for
          ${age(node.ageMs)}: its numbers are not in the totals. </span>`,
      )}
    </p>`;
  };

  const body = () => {
    if (trouble && !data) {
      return unread('The nodes', trouble, look);
    }
    return data?.nodes ? html`${table(data.nodes)}${cost(data.nodes)}${audit ? log() : nothing}` : loading();
  };

  return {
    title: 'Nodes',
    exports: {
      csv: () => saveTable('nodes', data?.nodes ?? [], COLUMNS),
      json: () => saveJson('nodes', data),
    },
    render() {
      const up = (data?.nodes ?? []).filter((node) => node.state === 'up').length;
      return html`<div class="screen">
        <div class="title">
          <h1>Nodes</h1>
          ${data?.nodes ? html`<span class="muted">${up} of ${data.nodes.length} up</span>` : nothing}
          ${news.nodes ? partial(news.nodes) : nothing}
          <div class="tools">
            <button
              aria-pressed=${audit}
              @click=${() => {
                audit = !audit;
                invalidate();
              }}>
              Audit log
            </button>
          </div>
        </div>
        ${body()}
      </div>`;
    },
    enter() {
      feed ??= store.subscribe('nodes', {}, (told) => {
        if (told.data) {
          data = { ...data, ...told.data };
          news = { nodes: told.nodes };
          trouble = null;
          invalidate();
        }
      });
      look();
    },
    leave() {
      feed?.close();
      feed = null;
    },
    key: () => false,
  };
};
