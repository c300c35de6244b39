// What came of a call of the form: its value, or its failure with what that means for calling again.

import { html, nothing } from '../vendor.js';
import { age, duration, label } from '../core/format.js';
import { saveJson } from '../core/export.js';
import { ADVICE, outcome } from './outcome.js';
import { isCut, tree } from './value.js';

const see = ({ router }, call) =>
  call?.id && !call.id.endsWith('-0') ? html`<a href=${router.href('call', [call.id])}>See in sequence</a>` : nothing;

const save = (name, value) =>
  html`<button type="button" @click=${() => saveJson(name, value)}>Download as JSON</button>`;

const succeeded = (context, { result, call }, name) =>
  html`<p>
      ok
      <strong>${duration(call?.durUs)}</strong>
      ${call?.road ? html`<span class="muted">road ${label(call.road, 12)}</span>` : nothing} ${see(context, call)}
    </p>
    <div class="result">${tree(result ?? null)}</div>
    ${isCut(result) ? html`<p class="muted">The value is cut here.</p>` : nothing}
    ${result !== null && typeof result === 'object' ? save(name, result) : nothing}`;

/** `TIMEOUT (20) after 5 s, executed: maybe`. */
const headline = ({ name, code, executed, call }) =>
  [
    label(name, 60),
    code ? ` (${code})` : '',
    call?.durUs ? ` after ${duration(call.durUs)}` : '',
    executed ? `, executed: ${executed}` : '',
  ].join('');

const failed = (context, error, unsure) => {
  const { kind, mark } = outcome(error.code ?? 30);
  return html`<p class="strong ${kind === 'timeout' ? 'is-timeout' : 'is-fail'}">
      <span aria-hidden="true">${mark || '✕'}</span> ${headline(error)}
    </p>
    ${error.atField ? nothing : html`<p>${label(error.message, 400)}</p>`}
    ${error.executed ? html`<p class="muted">${ADVICE[error.executed] ?? ''}</p>` : nothing}
    ${
      unsure
        ? html`<p class="muted">
            Nobody knows whether the call arrived. Calling again with the same values asks for its outcome; it does
            not run twice.
          </p>`
        : nothing
    }
    <p>
      ${see(context, error.call)}
      ${error.id ? html`<small class="muted mono">${label(error.id, 40)}</small>` : nothing}
    </p>`;
};

/** `{ busy, last, timeoutMs, unsure, name }`: what runs, or how the last call ended, if it was answered for certain. */
export const answer = (context, { busy, last, timeoutMs, unsure, name }) => {
  if (busy) {
    return html`<p class="muted">
      ◌ called ${age(Date.now() - busy.since)} ago, waiting at most ${timeoutMs / 1000} s
    </p>`;
  }
  if (!last) {
    return nothing;
  }
  return last.ok ? succeeded(context, last, name) : failed(context, last, unsure);
};
