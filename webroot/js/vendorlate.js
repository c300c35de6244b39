// What of other people's code the first picture does without, as it only stands for what comes later.

import { arrived, onceDone } from './core/lazy.js';

export { guard } from '/lib/lit-html/3.3.2/directives/guard.js';
export { live } from '/lib/lit-html/3.3.2/directives/live.js';
export { ref } from '/lib/lit-html/3.3.2/directives/ref.js';

/** What draws plots, or null until it has come. */
export let uPlot = null;

/** Has it come with its style sheet, as a classic script, since only that build of it is small. -> a promise that it is
 *  there; one that failed is tried again by the next call. */
export const fetchPlots = onceDone(async () => {
  await arrived([...document.importNode(document.getElementById('plots').content, true).children]);
  uPlot = globalThis.uPlot;
});
