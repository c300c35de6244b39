// The tabs of the Inspector that do more than list: methods with their forms, state, calls, plots, failures.

import { html, nothing } from '../vendor.js';
import { count, duration, label } from '../core/format.js';
import { choices, name, unread } from './parts.js';
import { callList } from './rows.js';
import { signature } from './call.js';
import { tree } from './value.js';
import { typeName } from './typed.js';
import { outcome } from './outcome.js';
import { board } from './board.js';

export const methodsTab = (context, forms) => {
  const { store, router } = context;

  const line = (detail, method, open) =>
    html`<li class="method ${open ? 'is-open' : ''}">
      <button
        class="plain signature"
        aria-expanded=${open}
        @click=${() =>
          router.navigate(router.agentLink(detail.key, open ? [] : ['call', method.name]), { replace: true })}>
        <span class="mono"><bdi>${label(signature(method), 160)}</bdi> → ${label(typeName(method.returns), 40)}</span>
        <small class="muted number"
          >${method.calls === undefined ? nothing : html`${count(method.calls)} calls · p99 ${duration(method.p99Us)}`}
          ${method.fails ? html`<span class="is-fail">· ✕ ${count(method.fails)}</span>` : nothing}</small
        >
      </button>
    </li>`;

  return {
    render(detail, route) {
      const methods = detail.methods ?? [];
      const wanted = route.path[3] === 'call' ? route.path[4] : null;
      if (methods.length === 0) {
        return html`<p class="muted">
          ${detail.methods ? 'This agent exposes no method.' : 'Its methods are not known yet.'}
        </p>`;
      }
      const known = methods.find((method) => method.name === wanted);
      return html`${store.info?.mode === 'read' ? html`<p class="muted">This page may look, not act: open the control link to call methods.</p>` : nothing}
        ${wanted && !known ? html`<p class="is-warn">▲ No method ${name(wanted, 60)} is exposed.</p>` : nothing}
        <p class="muted small">Calls of the last second, p99, failures: of all ${name(detail.type, 32)} agents of its node.</p>
        <ul class="methods">
          ${methods.map(
            (method) =>
              html`${line(detail, method, method === known)}
              ${
                method !== known
                  ? nothing
                  : html`<li class="form">
                      ${
                        store.info?.mode === 'read'
                          ? html`<p class="muted">${label(method.doc ?? '', 300)}</p>`
                          : forms.render(detail, method, route.query)
                      }
                    </li>`
              }`,
          )}
        </ul>`;
    },
    leave() {},
  };
};

/** Read once when the tab opens and on request: it runs a method of the agent, if the agent offers one. */
export const stateTab = ({ store, invalidate }) => {
  let wanted = null; // the path of the agent that is shown
  let asked = null; // the path that `answer` belongs to
  let answer = null;
  let depth = 3;

  const ask = async (path) => {
    asked = path;
    answer = { loading: true };
    invalidate();
    let next;
    try {
      next = await store.get(`${path}/state`, { depth });
    } catch (problem) {
      next = { problem };
    }
    if (asked === path) {
      answer = next;
      invalidate();
    }
  };

  const closed = html`<div class="empty">
    <strong>This agent does not show its state</strong>
    <p>
      Nothing of it was run to find that out. An agent shows its state by implementing <code>Inspectable</code>: a
      method that answers with plain values, and that is called on the agent's own context when somebody opens this
      tab.
    </p>
  </div>`;

  const told = () => {
    const { problem } = answer;
    return problem.error?.name === 'STATE_NOT_EXPOSED'
      ? closed
      : unread('The state', problem);
  };

  return {
    enter(path) {
      wanted = path;
      if (asked !== path) {
        asked = answer = null;
      }
    },
    render(detail) {
      if (detail.stateExposed === false) {
        return closed;
      }
      if (!answer && asked !== wanted) {
        queueMicrotask(() => asked === wanted || ask(wanted));
      }
      return html`<div class="line">
          <button @click=${() => ask(wanted)} ?disabled=${answer?.loading}>Read again</button>
          <label class="small"
            >depth
            <select
              @change=${(event) => {
                depth = Number(event.target.value);
                ask(wanted);
              }}>
              ${choices([1, 2, 3, 4, 5, 6], depth)}
            </select></label
          >
          ${answer?.truncated ? html`<span class="badge">cut: deeper or larger than shown</span>` : nothing}
        </div>
        ${!answer || answer.loading ? html`<p class="muted">◌ reading</p>` : answer.problem ? told() : html`<div class="result">${tree(answer.value)}</div>`}`;
    },
    leave() {
      asked = answer = null;
    },
  };
};

export const pendingTab = (context, detail) => {
  const [coming, going] = [detail.pendingIn ?? [], detail.pendingOut ?? []];
  return html`<h3>Waits for it: ${coming.length}</h3>
    ${callList(context, coming, 'Calls to this agent that are pending', detail.key)}
    ${coming.length ? nothing : html`<p class="muted">Nobody waits for this agent.</p>`}
    <h3>It waits for: ${going.length}</h3>
    ${callList(context, going, 'Calls of this agent that are pending', detail.key)}
    ${going.length ? nothing : html`<p class="muted">This agent waits for nobody.</p>`}`;
};

export const callsTab = (context, detail) => {
  const calls = [...(detail.recent ?? [])].sort((one, other) => other.at - one.at);
  return html`${callList(context, calls, 'Recent calls', detail.key)}
    ${calls.length ? nothing : html`<p class="muted">No calls in the last 10 s. Call a method: open Methods, or press C.</p>`}`;
};

export const failuresTab = (context, detail) => {
  const bad = (detail.recent ?? []).filter((row) => ['fail', 'timeout'].includes(outcome(row.out).kind));
  return html`${callList(context, bad, 'Recent failures', detail.key)}
    ${bad.length ? nothing : html`<p class="muted">No failure among its recent calls.</p>`}
    <a class="button" href=${context.router.href('failures', [], { type: detail.type })}
      >All failures of ${name(detail.type, 40)}</a
    >`;
};

/** Plots of what the agent records: the same board as the Plots screen, one column. */
export const plotsTab = (context) => {
  const drawn = board(context);
  return {
    render(detail) {
      const names = detail.series ?? [];
      if (names.length === 0) {
        drawn.show([]);
        return html`<div class="empty">
          <strong>This agent records no values</strong>
          <p>In its code: <code>container().record(self(), "power", value)</code>.</p>
        </div>`;
      }
      drawn.show(names.slice(0, 12));
      return drawn.render();
    },
    leave: () => drawn.leave(),
  };
};
