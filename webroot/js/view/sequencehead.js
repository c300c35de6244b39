// The line above a chart: which agents are chosen, how complete it is, and what of it is shown.

import { html, nothing } from '../vendor.js';
import { label } from '../core/format.js';
import { choices, empty, loading, name, partial, sampled } from './parts.js';
import { shortKey } from './rows.js';

export const TAPS = 8;
export const WINDOWS = [50, 100, 200, 500];

/** The chosen agents, each with a way out, and the field that adds one. */
export const chips = ({ agents, chooser, go, router }) =>
  html`<div class="chips" role="group" aria-label="Chosen agents">
    ${agents.map(
      (key) =>
        html`<span class="chip"
          ><a href=${router.agentLink(key)}>${name(shortKey(key), 28)}</a>
          <button
            class="plain"
            aria-label="Remove ${label(shortKey(key), 40)}"
            @click=${() => go({ agents: agents.filter((each) => each !== key) })}>
            ✕
          </button></span
        >`,
    )}
    ${agents.length < TAPS ? chooser.render() : nothing}
  </div>`;

const complete = (taken) => {
  const lost = taken.gaps.reduce((sum, gap) => sum + gap.n, 0);
  if (lost) {
    return html`<span class="badge is-warn">▲ ${lost} calls not recorded</span>`;
  }
  return taken.content().list.some((call) => call.w > 1)
    ? sampled(taken.news.sampled ?? 0)
    : html`<span class="badge" title="Every call of the chosen agents is here">complete ✔</span>`;
};

/** Whether all of it is here. */
export const badges = ({ agents, taken }) =>
  agents.length === 0
    ? nothing
    : html`${complete(taken)}
        <span class="badge">${agents.length} of ${TAPS} agents</span
        >${taken.news.nodes ? partial(taken.news.nodes) : nothing}`;

const choice = (title, values, chosen, choose) =>
  html`<label class="small"
    >${title}
    <select @change=${(event) => choose(event.target.value)}>
      ${choices(values, chosen)}
    </select></label
  >`;

const options = ({ single, failed, go, compress, squeeze, axis, most, listed, turn }) =>
  html` ${single ? nothing : html`<button aria-pressed=${failed} @click=${() => go({ failed: !failed })}>✕ Failed only</button>`}
    <button aria-pressed=${compress} @click=${squeeze}>Compress gaps</button>
    ${choice('axis', ['real', 'virtual'], axis, (value) => go({ axis: value }))}
    ${choice('last', WINDOWS, most, (value) => go({ n: Number(value) }))}
    <button aria-pressed=${listed} @click=${turn}>List</button>`;

/** What of it is shown, and how; on a phone out of the way until it is asked for. */
export const tools = (state) =>
  state.phone
    ? html`<details class="tools">
        <summary>Options</summary>
        <div class="line">${options(state)}</div>
      </details>`
    : html`<div class="tools">${options(state)}</div>`;

const forgotten = (problem, again) => html`<div class="empty" role="alert">
  <strong>${problem.status === 404 ? 'This call is not in the record any more' : 'The calls could not be read'}</strong>
  <p>${label(problem.error?.message ?? problem.message, 200)} <small class="mono">${label(problem.error?.id ?? '', 40)}</small></p>
  <button @click=${again}>Retry</button>
</div>`;

const QUIET = 'The chosen agents have not been called since they were chosen. Call a method: open an agent and press C.';

/** What stands there instead of a chart without calls. */
export const instead = ({ agents, single, chooser, taken, failed, again }) => {
  if (agents.length === 0 && !single) {
    return html`<div class="empty">
      <strong>Choose agents, then see their calls</strong>
      <p>Up to ${TAPS} agents are recorded completely while this screen is open. Type a name above, or press S on an agent.</p>
      ${chooser.suggestions()}
    </div>`;
  }
  if (taken.trouble) {
    return forgotten(taken.trouble, again);
  }
  return taken.loaded ? empty('No calls yet', failed ? 'No call of the chosen agents has failed so far.' : QUIET) : loading();
};
