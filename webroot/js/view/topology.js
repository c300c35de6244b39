// The topology panel of the Lab: canvas or table, selection, zoom, keys. Its picture is drawn by draw/topology.js.

import { html, nothing } from '../vendor.js';
import { count, duration, rate, things } from '../core/format.js';
import { href, parts } from '../core/router.js';
import { merge } from '../core/groups.js';
import { isDark, token } from '../core/reader.js';
import { composer } from '../draw/compose.js';
import { at } from '../draw/layout.js';
import { neighbour, painter, palette } from '../draw/topology.js';
import { choices, css, empty, failures, heads, loading, name, taken } from './parts.js';

const LISTED = 60; // links of the table: a screen has 1 500 nodes at the most
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** onSelect(key or null), onOpen(key), onView({ group, edges, table }): what the Lab keeps in its link; onData(): agents
 *  may be known by now. */
export const topology = ({ store, invalidate, soon, inspected }, { onSelect, onOpen, onView, onData }) => {
  let feed = null;
  let part = 1; // of the calls that links and arrows are made of
  let edgeFeed = null;
  let state = null;
  let edges = null;
  let view = { group: 'container', edges: 'strongest', table: false };
  let selected = null; // number of an agent
  let hovered = null;
  let pointer = null;
  let zoom = 0;
  let room = { width: 0, height: 0 };
  let scene = null;
  let canvas = null;
  let above = null; // with links and the selection
  let scroller = null;
  let colours = null;
  let colouredDark = null;
  let nodes = [];

  const watcher = new ResizeObserver(([{ target, contentRect: { width, height } }]) => {
    if (target.isConnected && (width !== room.width || height !== room.height)) {
      room = { width, height };
      invalidate();
    }
  });

  const letGo = () => {
    watcher.disconnect();
    canvas = above = scroller = null;
  };
  const mounts = {
    below: taken((element) => { canvas = element; }),
    above: taken((element) => { above = element; }),
    scroller: taken((element) => {
      if (element !== scroller) {
        letGo();
        scroller = element;
        watcher.observe(scroller);
      }
    }),
  };

  const nameOf = (n) => parts(store.dict.agent(n).key)[2] || store.dict.agent(n).key;
  const compose = composer({ typeOf: (n) => store.dict.agent(n).type, nameOf });
  const paint = painter();

  const repaint = () => {
    if (!canvas || !above || !scene || !canvas.isConnected) {
      return;
    }
    if (colouredDark !== isDark()) {
      colouredDark = isDark();
      colours = palette(token);
    }
    paint({ below: canvas, above }, scene, colours, devicePixelRatio || 1);
  };

  const summary = () => {
    const { groups, agents, failing, slow } = scene.sums;
    return `${things(groups, view.group)}, ${things(agents, 'agent')}, ${count(failing)} failing${slow ? `, ${count(slow)} slow` : ''}`;
  };

  const follow = () => {
    edgeFeed?.close();
    edgeFeed = null;
    edges = null;
    if (selected !== null) {
      edgeFeed = store.subscribe('edges', { agent: selected }, ({ data }) => {
        edges = { in: [], out: [], ...data };
        invalidate();
      });
    }
  };

  const select = (n, tell = true) => {
    if (n === selected) {
      return;
    }
    selected = n;
    follow();
    if (tell) {
      onSelect(n === null ? null : store.dict.agent(n).key);
    }
    invalidate();
  };

  const under = (event) => {
    const hit = at(scene.plan, event.offsetX, event.offsetY);
    const group = hit && scene.groups.find((one) => one.id === hit.box.id);
    return { group, n: group?.members[hit.index] ?? null };
  };

  const hover = (event) => {
    const { n, group } = under(event);
    const told = n ?? group?.id ?? null;
    if (hovered !== n || pointer?.told !== told) {
      hovered = n;
      pointer = told === null ? null : { told, x: event.offsetX, y: event.offsetY, group };
      invalidate();
    }
  };

  const scrollTo = (n) => {
    const place = scene?.places.get(n);
    if (place && scroller) {
      const y = place.box.y + Math.floor(place.index / place.box.cols) * place.box.cell.h;
      if (y < scroller.scrollTop || y > scroller.scrollTop + scroller.clientHeight - 60) {
        scroller.scrollTop = y - scroller.clientHeight / 2;
      }
    }
  };

  const key = (event) => {
    if (event.target !== canvas || !scene) {
      return false;
    }
    const by = { '+': 1, '=': 1, '-': -1 }[event.key];
    if (ARROWS[event.key]) {
      select(neighbour(scene.places, selected, ...ARROWS[event.key]));
      scrollTo(selected);
    } else if (by || event.key === '0') {
      zoom = by ? Math.max(-4, Math.min(6, zoom + by)) : 0;
      invalidate();
    } else if (event.key === 'Enter' && selected !== null) {
      onOpen(store.dict.agent(selected).key);
    } else {
      return false;
    }
    return true;
  };

  const tip = () => {
    if (!pointer) {
      return nothing;
    }
    const agent = hovered === null ? null : store.dict.agent(hovered);
    const { group } = pointer;
    const failing = group.fails > 0 ? html`, ✕ ${rate(group.fails)}/s` : nothing;
    const calls = group.rate === null ? nothing : html`, ${rate(group.rate)} calls/s${failing}`;
    return html`<div class="tip" ${css({ left: `${Math.min(pointer.x + 12, Math.max(0, scene.plan.width - 240))}px`,
      top: `${pointer.y + 14}px` })}>${agent ? html`<strong>${name(agent.key, 60)}</strong><br>${name(agent.type, 40)}`
        : html`<strong>${name(group.title, 60)}</strong><br>${things(group.size, 'agent')}${calls}`}</div>`;
  };

  const picture = () => {
    queueMicrotask(repaint); // when lit has put the canvases there
    const size = { width: `${scene.plan.width}px`, height: `${scene.plan.height}px` };
    return html`<div class="stage">
      <canvas role="img" tabindex="0" aria-label="Topology: ${summary()}. Arrow keys move between agents, Enter
        inspects, Table shows the same as text."
        ${mounts.below} ${css(size)}
        @mousemove=${hover} @mouseleave=${() => {
          hovered = pointer = null;
          invalidate();
        }} @click=${(event) => select(under(event).n)} @dblclick=${(event) => {
          const { n } = under(event);
          if (n !== null) {
            onOpen(store.dict.agent(n).key);
          }
        }}></canvas><canvas class="above" aria-hidden="true" ${mounts.above} ${css(size)}></canvas>${tip()}</div>`;
  };

  const table = () => html`<div class="wide"><table class="table">
    <thead><tr>${heads([view.group], ['agents', 'calls/s', 'failures/s', 'pending'])}</tr></thead>
    <tbody>${scene.groups.map((group) => html`<tr><td>${view.group === 'container'
      ? html`<a href=${href('agents', [], { container: group.title })}>${name(group.title)}</a>` : name(group.title)}
      <span class="is-warn">${scene.states.get(group.node)?.text}</span></td>
      <td class="number">${count(group.size)}</td><td class="number">${rate(group.rate)}</td>
      <td class="number">${failures(group.fails)}</td>
      <td class="number">${count(group.pending)}</td></tr>`)}</tbody></table>
    ${scene.all.length === 0 ? nothing : html`<table class="table">
    <thead><tr>${heads(['from', 'to'], ['calls/s', 'failures/s', 'p99'])}</tr></thead>
    <tbody>${scene.all.slice(0, LISTED).map((link) => html`<tr>
      <td>${name(title(link.from))}</td><td>${name(title(link.to))}</td><td class="number">${rate(link.rate)}</td>
      <td class="number">${failures(link.fails)}</td>
      <td class="number">${duration(link.p99Us)}</td></tr>`)}</tbody></table>`}
    ${scene.all.length > LISTED ? html`<p class="muted small">the ${LISTED} strongest of ${count(scene.all.length)}
      links</p>` : nothing}
    ${state.rest?.links ? html`<p class="muted small">and ${count(state.rest.links)} weaker links,
      ${rate(state.rest.rate)} calls/s together</p>` : nothing}</div>`;
  const title = (id) => scene.groups.find((group) => group.id === id)?.title ?? `#${id}`;

  const change = (part) => {
    view = { ...view, ...part };
    onView(view);
    invalidate();
  };

  const tools = () => html`<div class="tools">
    <label>group <select @change=${(event) => change({ group: event.target.value })}>
      ${choices(['container', 'node', 'type'], view.group)}
    </select></label>
    <label class="wide-only" title=${part < 1 ? 'How many calls a link stands for is estimated from a sample.' : nothing}>
      links <select @change=${(event) => change({ edges: event.target.value })}>
      ${choices(['strongest', 'selected'], view.edges,
        (which) => which === 'selected' ? 'of the selection' : `${part < 1 ? '≈ ' : ''}${which}`)}
    </select></label>
    <button aria-pressed=${view.table} @click=${() => change({ table: !view.table })}>Table</button></div>`;

  const body = () => {
    if (!state) {
      return loading();
    }
    if (!state.containers.length) {
      return empty('No containers yet', 'As soon as the program opens a container, it is drawn here. Start one with '
        + 'run conf/lab.json --console, or wait for the first node to report.');
    }
    scene = compose(state, { view, zoom, nodes, edges, hovered, pointed: pointer?.group?.id ?? null,
      selected: selected ?? store.dict.number(inspected()) ?? null }, room);
    return view.table ? table() : picture();
  };

  return {
    key,
    open() {
      feed = store.subscribe('topology', {}, ({ data, sampled: share }) => {
        part = share;
        (state ? soon : invalidate)();
        state = merge(state, data);
        onData();
      });
    },
    close() {
      feed?.close();
      edgeFeed?.close();
      feed = edgeFeed = null;
      hovered = pointer = null;
      selected = null;
      letGo();
    },
    /** From the link: a key that is not known yet is looked for again when data comes. */
    select(agentKey) {
      const n = agentKey ? store.dict.number(agentKey) : null;
      if (n !== undefined) {
        select(n, false);
      }
      return n !== undefined;
    },
    selected: () => selected,
    view(changed) {
      view = { ...view, ...changed };
    },
    nodes(list) {
      nodes = list;
    },
    scene: () => scene,
    groups: () => scene?.groups ?? [],
    render: () => {
      const content = body();
      return html`<section class="panel topology" aria-label="Topology">
        <header><h2>Topology</h2>
          ${scene && state?.containers.length ? html`<span class="muted small">${summary()}</span>` : nothing}
          ${tools()}</header>
        <div class="body scroll" ${mounts.scroller}>${content}</div></section>`;
    },
  };
};
