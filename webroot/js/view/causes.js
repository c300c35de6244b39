// Beside the chart: one call in full, what caused it and what followed.

import { html, nothing } from '../vendor.js';
import { label } from '../core/format.js';
import { name } from './parts.js';
import { agent, end, exactTime, virtualTime } from './rows.js';
import { causeMark } from '../draw/trees.js';
import { marked } from './outcome.js';

const MOST = 60;

const WHY = {
  unknown: '⊘ cause unknown: the caller told none (an aiomas peer, or from outside)',
  missing: 'cause not recorded: it is older than the record, or its agent is not among the chosen',
};

const causeOf = (call, trees, pick) => {
  const mark = causeMark(call, trees);
  if (mark) {
    return html`<span class="muted">${WHY[mark]}</span>`;
  }
  const cause = trees.get(call.cause);
  return cause
    ? html`<button class="plain" @click=${() => pick(cause.id)}>◂ <bdi>${label(cause.m, 40)}</bdi></button>`
    : html`<span class="muted">none: it began here (a timer, a start, a call by hand)</span>`;
};

const facts = (context, call, trees, pick, line) =>
  html`<dl class="facts">
    <dt>from</dt>
    <dd>${agent(context, call.from, { length: 40 })}</dd>
    <dt>to</dt>
    <dd>${agent(context, call.to, { length: 40 })}</dd>
    <dt>outcome</dt>
    <dd>${end(call)}</dd>
    ${
      call.err
        ? html`<dt>error</dt>
            <dd><code>${label(call.err, 400)}</code></dd>`
        : nothing
    }
    <dt>began</dt>
    <dd class="mono">
      ${exactTime(call.at)}${typeof call.vt === 'number' ? html` <span class="muted">vt ${virtualTime(call.vt)}</span>` : nothing}
    </dd>
    <dt>road</dt>
    <dd>
      ${label(call.road ?? '–', 12)}
      <span class="muted">seen by ${call.side === 'both' ? 'both sides' : label(call.side, 12)}</span>
    </dd>
    <dt>cause</dt>
    <dd>${causeOf(call, trees, pick)}</dd>
    <dt>effects</dt>
    <dd>${trees.children(call.id).length}</dd>
    ${
      call.w > 1
        ? html`<dt>stands for</dt>
            <dd>≈ ${call.w} calls</dd>`
        : nothing
    }
    ${
      line?.skewUs
        ? html`<dt>skew</dt>
            <dd class="is-warn">▲ stamped ${(line.skewUs / 1000).toFixed(1)} ms before its cause: clocks differ</dd>`
        : nothing
    }
  </dl>`;

const legend = html`<dl class="facts legend">
  <dt>──▶</dt>
  <dd>call</dd>
  <dt>◀╌╌</dt>
  <dd>reply</dd>
  <dt>✕ ◷</dt>
  <dd>failed, timed out</dd>
  <dt>┈┈▶</dt>
  <dd>pending</dd>
  <dt>×6</dt>
  <dd>equal calls: click to open</dd>
  <dt>‖</dt>
  <dd>concurrent: clocks cannot tell which came first</dd>
  <dt>skew</dt>
  <dd>stamped before its cause: clocks differ</dd>
</dl>`;

/** context, the selected call's id, all calls; pick(id) selects another. `line` is the chart's line of it. */
export const causes = (context, id, trees, { pick, line, close }) => {
  const call = trees.get(id);
  if (!call) {
    return html`<section class="panel causes">
      <div class="empty">
        <strong>No call is selected</strong>
        <p>Click a line, or move with j and k, to see what caused it and what followed.</p>
        ${legend}
      </div>
    </section>`;
  }
  const outline = trees.outline(id);
  return html`<section class="panel causes" aria-label="Selected call">
    <header>
      <h2>${name(call.m, 40)}</h2>
      <small class="muted mono">${label(call.id, 32)}</small>
      <button class="plain push" @click=${close} aria-label="Select no call">✕</button>
    </header>
    <div class="body stack">
      ${facts(context, call, trees, pick, line)}
      <h3>Cause tree ${outline.length > MOST ? html`(first ${MOST} of ${outline.length})` : nothing}</h3>
      <ul class="outline-tree">
        ${outline.slice(0, MOST).map(
          ({ call: each, depth }) =>
            html`<li class="depth${Math.min(6, depth)}">
              <button class="plain" aria-pressed=${each.id === id} @click=${() => pick(each.id)}>
                <bdi>${label(each.m, 40)}</bdi> <span class="small muted">${marked(each)}</span>
              </button>
            </li>`,
        )}
      </ul>
      <a href=${context.router.href('call', [call.id])}>This tree alone</a>
    </div>
  </section>`;
};
