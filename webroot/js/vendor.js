// The only module that names other people's code, with vendorlate.js, which the first picture does without. Versions are
// those of the WebJars in the POM: a test compares them.
export { html, svg, nothing, render } from '/lib/lit-html/3.3.2/lit-html.js';
export { directive, Directive } from '/lib/lit-html/3.3.2/directive.js';
export { repeat } from '/lib/lit-html/3.3.2/directives/repeat.js';
export { ref } from '/lib/lit-html/3.3.2/directives/ref.js';

/** What draws plots, or null until it has come: the first data do without it. */
export let uPlot = null;

let came;
/** Is kept when it has come. */
export const plotsCame = new Promise((done) => {
  came = done;
});

let coming = null;
/** Has it come, as a classic script, since only that build of it is small. -> a promise that it is there. */
export const fetchPlots = () => coming ??= new Promise((done, failed) => {
  const [script] = document.importNode(document.getElementById('plots').content, true).children;
  script.onload = done;
  script.onerror = () => {
    script.remove();
    coming = null; // to be tried again
    failed(new Error('no plots'));
  };
  document.head.append(script);
}).then(() => {
  uPlot = globalThis.uPlot;
  came();
});
