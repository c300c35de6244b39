// The only module that names other people's code, with vendorlate.js, which the first picture does without. Versions are
// those of the WebJars in the POM: a test compares them.
export { html, svg, nothing, render } from '/lib/lit-html/3.3.2/lit-html.js';
export { directive, Directive } from '/lib/lit-html/3.3.2/directive.js';
export { repeat } from '/lib/lit-html/3.3.2/directives/repeat.js';
