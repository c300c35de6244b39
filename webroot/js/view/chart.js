// A sequence chart on the page: SVG that binds shapes as attributes and text; and the same lines as an indented list.

import { html, nothing, svg } from '../vendor.js';
import { ref } from '../vendorlate.js';
import { duration, label } from '../core/format.js';
import { HEAD, within } from '../draw/scene.js';
import { brief, marked, outcome } from './outcome.js';
import { exactTime, keyOf, shortKey, virtualTime } from './rows.js';
import { causeMark } from '../draw/trees.js';

const STEP = 100; // pixels of scrolling after which other lines are drawn
const NEAR = 1400; // pixels from the foot within which a reader still follows

const shape = (each) => {
  switch (each.k) {
    case 'line':
      return svg`<line x1=${each.x1} y1=${each.y1} x2=${each.x2} y2=${each.y2} class=${each.c}></line>`;
    case 'path':
      return svg`<path d=${each.d} class=${each.c}></path>`;
    default:
      return svg`<text x=${each.x} y=${each.y} text-anchor=${each.anchor} class=${each.c}>${each.t}</text>`;
  }
};

/** How lines and agents are called on a chart. axis: 'real' or 'virtual'. */
export const words = (store, axis) => {
  const titleOf = (n) => (n === null ? 'others' : n === -1 ? 'unknown' : label(shortKey(keyOf(store, n)), 60));
  const time = (line) =>
    axis === 'virtual' && line.call ? (line.vt === null ? '' : virtualTime(line.vt)) : exactTime(line.at);
  const skew = (line) =>
    line.skewUs ? ` · skew ${line.skewUs < 0 ? '−' : '+'}${duration(Math.abs(line.skewUs))}` : '';
  const self = {
    title: (n) => {
      const key = n === null || n === -1 ? null : keyOf(store, n);
      const parts = key?.split('/') ?? [];
      return n === null
        ? ['', '(others)']
        : key === null
          ? ['caller', 'unknown']
          : [label(parts.slice(0, 2).join('/'), 40), label(parts.slice(2).join('/') || key, 40)];
    },
    name: titleOf,
    time,
    kind: (call) => outcome(call.out).kind,
    end: brief,
    call: (line) =>
      line.kind === 'fold'
        ? `${label(line.call.m, 40)} ×${line.calls.length}`
        : `${label(line.call.m, 60)}()${line.call.w > 1 ? ` ≈×${line.call.w}` : ''}${outcome(line.call.out).kind === 'pending' ? ' pending' : ''}${skew(line)}`,
    describe(line) {
      switch (line.kind) {
        case 'idle':
          return `${duration(line.us)} without calls`;
        case 'gap':
          return `${line.n} calls not recorded (${label(line.why ?? '', 40)})`;
        default: {
          const { call } = line;
          const who = `${titleOf(call.from ?? -1)} to ${titleOf(call.to ?? -1)}`;
          const what =
            line.kind === 'reply'
              ? `reply of ${label(call.m, 60)}, ${who}: ${marked(call)}`
              : line.kind === 'fold'
                ? `${line.calls.length} equal calls of ${label(call.m, 60)}, ${who}: ${marked(call)}`
                : `${label(call.m, 60)}, ${who}`;
          return `${time(line)} ${what}${skew(line)}${line.concurrent ? ' · concurrent: clocks cannot tell which came first' : ''}`;
        }
      }
    },
  };
  return self;
};

const groupOf =
  ({ selected, members, pick }) =>
  (group) => {
    const own = group.call?.id;
    const dim = members && !(own && members.has(own)) && !group.line.calls?.some((call) => members.has(call.id));
    const chosen = selected !== null && (own === selected || group.line.calls?.some((call) => call.id === selected));
    return svg`<g class="step ${group.kind} ${dim ? 'dim' : ''} ${chosen ? 'chosen' : ''}" id="step-${group.id}" role=${own ? 'option' : 'presentation'}
    aria-selected=${own ? String(Boolean(chosen)) : nothing} aria-label=${own ? group.title : nothing} @click=${own ? () => pick(group.line) : nothing}>
    <title>${group.title}</title>
    <rect x="0" y=${group.y} width="100%" height=${group.height} class="back"></rect>${group.shapes.map(shape)}</g>`;
  };

/**
 * The chart. state: `{ top, height, selected, members (a set, or null), pick(line), keys(event), scrolled(event), mount }`.
 * Only lines that the window shows are in the page.
 */
export const chart = (picture, state) => {
  const seen = within(picture.groups, state.top, state.height);
  const active = seen.find(
    (group) =>
      group.call &&
      (group.call.id === state.selected || group.line.calls?.some((call) => call.id === state.selected)),
  );
  return html`<div class="chart" @scroll=${state.scrolled} ${state.mount}>
    <svg class="heads" width=${picture.width} height=${HEAD} aria-hidden="true">${picture.head.map(shape)}</svg>
    <svg
      class="lines"
      width=${picture.width}
      height=${picture.height}
      role="listbox"
      tabindex="0"
      aria-label="Calls in causal order"
      aria-activedescendant=${active ? `step-${active.id}` : nothing}
      @keydown=${state.keys}>
      <g aria-hidden="true">${picture.life.map(shape)}</g>
      ${seen.map(groupOf(state))}
    </svg>
  </div>`;
};

/** The same lines as an ordered list, indented by cause: for phones, and for whoever reads rather than looks. */
export const list = (lines, trees, { words: say, selected, members, pick, most = 200 }) => {
  const depths = new Map();
  const depth = (call) => {
    if (!depths.has(call.id)) {
      depths.set(call.id, 0); // a call among its own causes ends here
      const cause = trees.get(call.cause);
      depths.set(call.id, cause ? Math.min(6, depth(cause) + 1) : 0);
    }
    return depths.get(call.id);
  };
  const shown = lines.slice(-most);
  return html`<ol class="steps" aria-label="Calls in causal order">
      ${shown.map((line) => {
        if (!line.call) {
          return html`<li class="between ${line.kind}">${say.describe(line)}</li>`;
        }
        const { kind } = outcome(line.call.out);
        const dim = members && !members.has(line.call.id);
        const colour = { fail: 'is-fail', timeout: 'is-timeout' }[kind] ?? '';
        return html`<li class="depth${depth(line.call)} ${dim ? 'dim' : ''}">
          <button class="plain" aria-pressed=${line.call.id === selected} @click=${() => pick(line)}>
            <span class="mono small muted">${say.time(line)}${line.concurrent ? ' ‖' : ''}</span>
            ${
              line.kind === 'reply'
                ? html`<span class=${colour}>${marked(line.call)}</span
                    ><span class="muted small"> ${label(line.call.m, 40)}</span>`
                : html`<span
                      ><bdi>${say.name(line.call.from ?? -1)}</bdi> ▸ <bdi>${say.name(line.call.to ?? -1)}</bdi>
                      <strong>${say.call(line)}</strong></span
                    >
                    ${causeMark(line.call, trees) === 'unknown' ? html`<span class="muted small">⊘ cause unknown</span>` : nothing}`
            }
          </button>
        </li>`;
      })}
    </ol>
    ${lines.length > most ? html`<p class="muted small">${lines.length - most} earlier lines are in the export.</p>` : nothing}`;
};

/** The part of a chart that is in sight: its size, how far it is scrolled, and where it ought to be. */
export const viewport = (invalidate) => {
  let element = null;
  let begun = false; // whether the foot has been seen since the chart appeared
  const frames = (action) => requestAnimationFrame(() => requestAnimationFrame(action));
  const view = {
    top: 0,
    width: 900,
    height: 600,
    mount: ref((mounted) => {
      element = mounted ?? null;
      begun = false;
      if (element) {
        requestAnimationFrame(view.measure);
      }
    }),
    measure() {
      if (element && (element.clientWidth !== view.width || element.clientHeight !== view.height)) {
        Object.assign(view, { width: element.clientWidth, height: element.clientHeight });
        invalidate();
      }
    },
    scrolled({ currentTarget }) {
      if (Math.abs(currentTarget.scrollTop - view.top) > STEP) {
        view.top = currentTarget.scrollTop;
        invalidate();
      }
    },
    /** To the foot, once what is drawn now is there; not if the reader has scrolled up or `wanted` says no. */
    follow(wanted) {
      frames(() => {
        if (element && wanted() && (!begun || element.scrollHeight - element.scrollTop - element.clientHeight < NEAR)) {
          element.scrollTop = element.scrollHeight;
          begun = true;
        }
      });
    },
    /** Brings a group of the picture into sight. */
    reveal({ y }) {
      if (element && (y < element.scrollTop || y > element.scrollTop + view.height - 80)) {
        element.scrollTop = Math.max(0, y - view.height / 2);
        view.top = element.scrollTop;
      }
    },
  };
  return view;
};
