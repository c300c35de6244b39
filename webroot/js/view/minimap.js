// All recorded calls over time as bars, failures as their own bars; a slider moves the part that the chart shows.

import { html, nothing, svg } from '../vendor.js';
import { timeOfDay } from '../core/format.js';
import { histogram } from '../draw/fold.js';

const BARS = 120;
const HIGH = 24;

const bar = ({ n, failed }, at, top) => {
  const height = n ? Math.max(1, (n / top) * HIGH) : 0;
  return svg`<rect x=${at + 0.1} y=${HIGH - height} width="0.8" height=${height} class="bar"></rect>
    ${failed ? svg`<rect x=${at + 0.1} y="0" width="0.8" height="5" class="bad"></rect>` : nothing}`;
};

/** all calls; from, to: which are shown; most: how many at once; move(end): another part, null for the newest. */
export const minimap = ({ all, from, to, most, following, move }) => {
  const { bars, from: first, to: last } = histogram(all, BARS);
  const top = bars.reduce((high, each) => Math.max(high, each.n), 1);
  const place = (at) => (BARS * (all[Math.min(at, all.length - 1)].at - first)) / Math.max(1, last - first);
  return html`<div class="minimap">
    <svg viewBox="0 0 ${BARS} ${HIGH}" preserveAspectRatio="none" aria-hidden="true">
      <rect
        x=${place(from)}
        y="0"
        width=${Math.max(1, place(to - 1) - place(from))}
        height=${HIGH}
        class="window"></rect>
      ${bars.map((each, at) => bar(each, at, top))}
    </svg>
    <input
      type="range"
      min=${most}
      max=${all.length}
      .value=${String(to)}
      aria-label="Which part of the recorded calls is shown"
      aria-valuetext="calls ${from + 1} to ${to} of ${all.length}"
      @input=${(event) => move(Number(event.target.value))} />
    <p class="small muted">
      <span>${timeOfDay(first)}</span>
      <span
        >calls ${from + 1}–${to} of
        ${all.length}${following ? ', following' : html` <button class="plain" @click=${() => move(null)}>Follow the newest</button>`}</span
      >
      <span>${timeOfDay(last)}</span>
    </p>
  </div>`;
};
