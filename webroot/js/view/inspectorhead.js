// What stands above the tabs of the Inspector: which agent it is, how it does, what can be done with it.

import { html, nothing } from '../vendor.js';
import { copy } from '../core/export.js';
import { age, count, duration, label, rate } from '../core/format.js';
import { name, state } from './parts.js';

const numbers = (detail) =>
  html`<dl class="figures">
    ${[
      ['in', rate(detail.rateIn), '/s'],
      ['out', rate(detail.rateOut), '/s'],
      ['p50', duration(detail.p50Us), ''],
      ['p99', duration(detail.p99Us), ''],
      ['fail', count(detail.failPerMin), '/min', detail.failPerMin > 0 ? 'is-fail' : ''],
      ['pending', count((detail.pendIn ?? 0) + (detail.pendOut ?? 0)), ''],
      ['mailbox', count(detail.mailbox), ''],
    ].map(
      ([term, value, unit, loud]) =>
        html`<div>
          <dt>${term}</dt>
          <dd class="number ${loud ?? ''}">${loud ? '✕ ' : ''}${value}${unit}</dd>
        </div>`,
    )}
  </dl>`;

const virtualTime = (clock) =>
  clock && clock.kind !== 'real'
    ? html`<span class="muted">${label(clock.kind, 12)} time ${clock.vt?.toFixed?.(3) ?? ''}</span>`
    : nothing;

const known = (store, detail, { sequence, resize, isFull }) =>
  html`<div class="line small">
      <span title=${label(detail.class ?? detail.type, 300)}>${name(detail.type, 40)}</span>
      ${detail.startedAt ? html`<span class="muted">up ${age((store.now() - detail.startedAt) / 1000)}</span>` : nothing}
      ${detail.threading ? html`<span class="muted">${label(detail.threading, 24)}</span>` : nothing}
      ${detail.gen > 1 ? html`<span class="muted">life ${detail.gen}</span>` : nothing}
      ${virtualTime(detail.clock)}
    </div>
    ${
      detail.address
        ? html`<div class="line small">
            <code class="address">${label(detail.address, 80)}</code>
            <button class="plain small" @click=${() => copy(store, detail.address, 'The address')}>Copy</button>
          </div>`
        : nothing
    }
    ${numbers(detail)}
    <div class="line">
      <button @click=${sequence} title="S">Add to sequence</button>
      <button @click=${() => copy(store, location.href, 'The link to this view')}>Copy link</button>
      <button class="wide-only" aria-pressed=${isFull} @click=${resize} title="Enter">Full page</button>
    </div>`;

/** detail: null while nothing is known; acts: { close, sequence, resize, isFull }. */
export const head = (store, key, detail, isGone, acts) =>
  html`<header class="inspector">
    <div class="line">
      <h2>${name(key, 48)}</h2>
      ${detail ? state(isGone ? 'lost' : (detail.st ?? 'up')) : nothing}
      <button class="plain close" @click=${acts.close} aria-label="Close the Inspector" title="Esc">✕</button>
    </div>
    ${detail ? known(store, detail, acts) : nothing}
  </header>`;
