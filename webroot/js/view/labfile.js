// How a reader hands over the file of a saved lab: by a field, or by dropping it on the page.

import { html } from '../vendor.js';

/** A field that takes a file with a saved lab. */
export const labField = (open) => html`<label class="stack small">Open a saved lab, or drop its file anywhere on the page
  <input type="file" accept=".json,application/json" @change=${(event) => {
    const [file] = event.target.files;
    event.target.value = ''; // so that the same file can be chosen again
    open(file);
  }}></label>`;

/** Hands over a file that is dropped anywhere on the page. */
export const onDrop = (open) => {
  addEventListener('dragover', (event) => event.preventDefault()); // else the browser would leave the page for the file
  addEventListener('drop', (event) => {
    event.preventDefault();
    [...event.dataTransfer.files].slice(0, 1).forEach(open);
  });
};
