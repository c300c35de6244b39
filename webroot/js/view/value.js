// A typed value as a tree: text only, long lists closed, what was cut says so.

import { html, nothing } from '../vendor.js';
import { bytes, cut, visible } from '../core/format.js';

const OPEN = 12;
const SHOWN = 200;

const tagged = (value) => value !== null && typeof value === 'object' && typeof value.$ === 'string' && value.$ !== 'map';

const scalar = (value) => {
  if (tagged(value)) {
    switch (value.$) {
      case 'cut':
        return html`<em class="muted">… ${value.n} more, cut</em>`;
      case 'bytes':
        return html`<span class="v-bytes">${bytes(value.len)} <code>${cut(String(value.v), 48)}</code></span>`;
      default:
        return html`<code>${cut(visible(value.v), 200)}</code>
          <small class="muted">${cut(visible(value.$), 20)}</small>`;
    }
  }
  if (typeof value === 'string') {
    return html`<code class="v-text">"${cut(visible(value), 400)}"</code>`;
  }
  return html`<code>${JSON.stringify(value) ?? '–'}</code>`;
};

const entriesOf = (value) => {
  if (value.$ === 'map') {
    return value.v.map(([key, item]) => [String(key?.v ?? key), item]);
  }
  return Array.isArray(value) ? value.map((item, at) => [at, item]) : Object.entries(value);
};

const summary = (value, size) =>
  Array.isArray(value) ? `list of ${size}` : `${size} ${size === 1 ? 'entry' : 'entries'}`;

/** The tree of a value. */
export const tree = (value, depth = 0) => {
  if (value === null || typeof value !== 'object' || tagged(value)) {
    return scalar(value);
  }
  const entries = entriesOf(value);
  if (entries.length === 0) {
    return html`<code>${Array.isArray(value) ? '[ ]' : '{ }'}</code>`;
  }
  const rows = html`<ul class="tree">
    ${entries
      .slice(0, SHOWN)
      .map(
        ([key, item]) =>
          html`<li><span class="muted mono">${cut(visible(key), 60)}</span> ${tree(item, depth + 1)}</li>`,
      )}
    ${entries.length > SHOWN ? html`<li class="muted">… ${entries.length - SHOWN} more; the download has all</li>` : nothing}
  </ul>`;
  return html`<details ?open=${depth < 2 && entries.length <= OPEN}>
    <summary>${summary(value, entries.length)}</summary>
    ${rows}
  </details>`;
};

/** Whether a value was cut anywhere. */
export const isCut = (value) => {
  if (value === null || typeof value !== 'object') {
    return false;
  }
  return value.$ === 'cut' || entriesOf(value).some(([, item]) => isCut(item));
};
