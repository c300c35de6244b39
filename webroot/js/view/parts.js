// Small pieces that several views show in the same way.

import { directive, Directive, html, nothing, svg } from '../vendor.js';
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

const PATHS = {
  lab: svg`<rect x="2.5" y="3.5" width="6" height="6"/><rect x="11.5" y="10.5" width="6" height="6"/>
    <path d="M8.5 6.5h6v4M5.5 9.5v4h6"/>`,
  agents: svg`<path d="M7 5h10M7 10h10M7 15h10"/><path d="M3 5h1M3 10h1M3 15h1"/>`,
  seq: svg`<path d="M4.5 2.5v15M15.5 2.5v15M4.5 7h11m-3-2.5l3 2.5-3 2.5M15.5 13h-11m3-2.5l-3 2.5 3 2.5"/>`,
  plots: svg`<path d="M2.5 2.5v15h15M5 13l4-5 3 3 5-7"/>`,
  failures: svg`<path d="M10 3l7.5 13.5h-15zM10 8v4.5M10 14v.8"/>`,
  nodes: svg`<rect x="3" y="3" width="14" height="5.5"/><rect x="3" y="11.5" width="14" height="5.5"/>
    <path d="M5.5 5.8h.8M5.5 14.3h.8"/>`,
  clock: svg`<circle cx="10" cy="11" r="6.5"/><path d="M10 7.5V11l2.5 1.5M8 2.5h4"/>`,
  more: svg`<path d="M4 10h1M9.5 10h1M15 10h1"/>`,
};

/** Line drawings for the rail, 20 x 20: always beside a word, so hidden from assistive technology. */
export const icon = (key) => html`<svg viewBox="0 0 20 20" class="icon" aria-hidden="true">${PATHS[key]}</svg>`;

// sets properties through CSSOM: style="…" and styleMap are forbidden by our policy
class Css extends Directive {
  render() {
    return nothing;
  }

  update({ element }, [properties]) {
    for (const [name, value] of Object.entries(properties)) {
      if (this[name] !== value) {
        this[name] = value;
        element.style.setProperty(name, value);
      }
    }
    return nothing;
  }
}

/** html`<td ${css({ height: '20px' })}>`: only what changed is written. */
export const css = directive(Css);

class Taken extends Directive {
  render() {
    return nothing;
  }

  update({ element }, [take]) {
    take(element);
    return nothing;
  }
}

/** html`<canvas ${taken(take)}>`: take(element) hears of it with each picture, but not when it is gone: lit's `ref`,
 *  which tells that, is of two modules that the first picture does without. */
export const taken = directive(Taken);
