// The dialogs of the frame: help, export. The palette has a module of its own.

import { html, nothing } from '../vendor.js';
import { ref } from '../vendorlate.js';
import { KEYS } from '../core/keys.js';
import { trap } from '../core/a11y.js';

/** For what holds the focus: it goes in when the element appears, and back when that is gone. */
export const holder = () => {
  let release = null;
  return ref((element) => {
    if (element && !release) {
      release = trap(element);
    } else if (!element) {
      release?.();
      release = null;
    }
  });
};

const held = holder();

/** A dialog over everything. close() is also what a click beside it does. */
export const dialog = (title, close, body) => html`
  <div class="veil" @mousedown=${(event) => event.target === event.currentTarget && close()}>
    <div class="dialog" role="dialog" aria-modal="true" aria-label=${title} ${held}>
      <div class="head"><h2>${title}</h2><button class="plain" @click=${close} aria-label="Close">✕</button></div>
      ${body}
    </div></div>`;

const MARKS = [
  ['≈', 'a number from a sample of calls; counts without it are exact'],
  ['–', 'not known: fewer than 20 calls for a percentile, or no data yet'],
  ['▲', 'late, slow or paused'], ['✕', 'failed'], ['◷', 'timed out: it may have run'],
  ['‖', 'concurrent: clocks cannot tell which came first'],
];

/** A field that takes a file with a saved lab. */
export const labField = (open) => html`<label class="stack small">Open a saved lab, or drop its file anywhere on the page
  <input type="file" accept=".json,application/json" @change=${(event) => {
    const [file] = event.target.files;
    event.target.value = ''; // so that the same file can be chosen again
    open(file);
  }}></label>`;

/** Keys, and the marks of the pictures. */
export const help = (close, extra, single, toggle) => dialog('Keys and marks', close, html`<div class="body stack">
  <table class="keys">${[...KEYS, ...extra].map(([keys, , text]) => html`<tr>
    <td>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</td><td>${text}</td></tr>`)}</table>
  <label><input type="checkbox" .checked=${single} @change=${toggle}> keys without Ctrl are commands</label>
  <h3>Marks</h3>
  <table class="keys">${MARKS.map(([mark, text]) => html`<tr><td>${mark}</td><td>${text}</td></tr>`)}</table></div>`);

const KINDS = { csv: 'CSV, for a spreadsheet', json: 'JSON', svg: 'SVG picture', png: 'PNG picture',
  mermaid: 'Mermaid text' };

/** What the screen can save, and what is of the whole lab. kinds: { csv() … }, each saves when called. */
export const exporting = (close, kinds, { link, save, open }) => {
  const button = (text, action) => html`<button @click=${() => {
    close();
    action();
  }}>${text}</button>`;
  return dialog('Export', close, html`<div class="body stack">
    <h3>This screen</h3>
    ${Object.entries(kinds).map(([kind, keep]) => keep ? button(KINDS[kind] ?? kind, keep) : nothing)}
    ${button('Copy a link to this view', link)}
    <h3>The whole lab</h3>
    ${button('Save the whole lab in one file', save)}
    ${labField((file) => {
      close();
      open(file);
    })}</div>`);
};
