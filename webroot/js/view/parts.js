// Small pieces that several screens show in the same way.

import { html, nothing } from '../vendor.js';
import { label, rate, visible } from '../core/format.js';

/** A foreign name: unseen letters as pictures, cut in the middle, its direction kept to itself; whole in the tip. */
export const name = (text, length = 80) => html`<bdi title=${visible(text)}>${label(text, length)}</bdi>`;

/** A number of failures: quiet when there are none. */
export const failures = (value) => value > 0 ? html`<span class="is-fail">✕ ${rate(value)}</span>` : rate(value);

/** The heads of columns; numbers: those of numbers, behind the others. */
export const heads = (words, numbers = []) => html`${words.map((word) => html`<th scope="col">${word}</th>`)}
  ${numbers.map((word) => html`<th scope="col" class="number">${word}</th>`)}`;

/** The entries of a select; words(value): what each is called. */
export const choices = (values, chosen, words = (value) => value) => values.map((value) => html`<option .value=${value}
  ?selected=${value === chosen}>${words(value)}</option>`);

/** The state of an agent or a node: shape, word, colour. */
export const state = (st) => html`<span class="st ${st}">${st}</span>`;

/** Nothing here: why, and what to do next. */
export const empty = (title, text, action = nothing) => html`
  <div class="empty"><strong>${title}</strong><p>${text}</p>${action}</div>`;

/** Nothing yet: a still outline that is seen after 150 ms. */
export const loading = () => html`<div class="outline" role="presentation"></div>`;

/** How much of the calls a picture shows; nothing if all. */
export const sampled = (part) => part >= 1 || part === undefined || part === null ? nothing : html`
  <span class="badge" title="A uniform sample of calls each second; failures are complete.">
    ≈ ${part < 0.01 ? '< 1' : Math.round(part * 100)} % of calls</span>`;

/** How many nodes a picture shows, "4/5": a warning with a link unless all. */
export const partial = (nodes) => {
  const [some, all] = String(nodes ?? '').split('/'); // left out when all are there
  return all === undefined || some === all ? nothing : html`<a class="badge is-warn" href="#/nodes">▲ ${some} of ${all} nodes</a>`;
};

/** A question that was refused or lost: why, under which id the log has it, and how to ask again, if at all. */
export const unread = (what, trouble, retry) => html`<div class="empty" role="alert">
  <strong>${what} could not be read</strong>
  <p>
    ${label(trouble.error?.message ?? trouble.message, 200)}
    <small class="mono">${label(trouble.error?.id ?? '', 40)}</small>
  </p>
  ${retry ? html`<button @click=${retry}>Retry</button>` : nothing}
</div>`;

/** A part of a screen that, when drawing it fails, says so in its own place and leaves the rest alone. */
export const guarded = (what, draw, retry) => {
  try {
    return draw();
  } catch (problem) {
    console.error(what, problem);
    return html`<div class="empty" role="alert"><strong>${what} could not be drawn</strong>
      <p>${label(problem.message, 200)}</p><button @click=${retry}>Retry</button></div>`;
  }
};
