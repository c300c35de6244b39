// The only module that names other people's code, with vendorlate.js, which the first picture does without. Versions are
// those of the WebJars in the POM: a test compares them.
// uPlot comes as a classic script of index.html, since only that build of it is small.
export { html, svg, nothing, render } from '/lib/lit-html/3.3.2/lit-html.js';
export { directive, Directive } from '/lib/lit-html/3.3.2/directive.js';
export { repeat } from '/lib/lit-html/3.3.2/directives/repeat.js';
export { ref } from '/lib/lit-html/3.3.2/directives/ref.js';
export const uPlot = globalThis.uPlot;
