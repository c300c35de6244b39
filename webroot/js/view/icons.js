// Line drawings for the rail, 20 x 20: always beside a word, so hidden from assistive technology.

import { html, svg } from '../vendor.js';

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

export const icon = (key) => html`<svg viewBox="0 0 20 20" class="icon" aria-hidden="true">${PATHS[key]}</svg>`;
