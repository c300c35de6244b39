// The form of one method, from its signature: an ordinary call with a request id, so that nothing runs twice.

import { html, nothing } from '../vendor.js';
import { copy } from '../core/export.js';
import { duration, label } from '../core/format.js';
import { answer } from './answer.js';
import { field, fieldId, placed } from './fields.js';
import { draft, fieldPath, readAll, typeName } from './typed.js';
import { CODES } from './outcome.js';
import { choices } from './parts.js';
import { curl, java } from './snippet.js';

const KEPT = 50;
const TIMEOUTS = [1000, 5000, 15_000, 30_000, 60_000];

/** `setLimit(kw: float 0…100, mode: Mode)`: what stands in a list of methods. */
export const signature = (method) =>
  `${method.name}(${method.params.map((param) => `${param.name}: ${typeName(param.type)}`).join(', ')})`;

/** All forms of a page: what was typed stays while other agents are looked at. */
export const forms = (context) => {
  const kept = new Map();
  const formOf = (detail, method, query) => {
    const key = `${detail.key} ${method.name}`;
    if (!kept.has(key)) {
      if (kept.size >= KEPT) {
        kept.delete(kept.keys().next().value);
      }
      kept.set(key, form(context, detail.key, method, query));
    }
    return kept.get(key);
  };
  return { render: (detail, method, query) => formOf(detail, method, query).render(detail, method) };
};

/** Values of a link, `args=[…]`: for the parameters that they fit; a bad link leaves the form empty. */
const linked = (query) => {
  try {
    const values = JSON.parse(query.args ?? '[]');
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
};

const drafted = (type, value) => {
  try {
    return draft(type, value);
  } catch {
    return draft(type); // the link has a value of another type
  }
};

const form = (context, key, method, query) => {
  const { store, router, invalidate, announce } = context;
  const id = `call${Math.random().toString(36).slice(2, 8)}`;
  const given = linked(query);
  const drafts = method.params.map((param, at) => drafted(param.type, given[at] ?? param.default));
  let timeoutMs = 5000;
  let errors = [];
  let busy = null; // { requestId, since }
  let unsure = null; // a request of which nobody knows whether it arrived: asked again under the same id
  let last = null; // { ok, result, call } or { name, code, executed, message, id }

  const path = `/agents/${router.parts(key).map(encodeURIComponent).join('/')}/calls`;

  const body = ({ args, kwargs }, requestId) => ({
    method: method.name,
    args,
    kwargs,
    timeoutMs,
    ...(requestId ? { requestId } : {}),
  });

  const focus = (where) =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        (document.getElementById(fieldId(id, where)) ?? document.getElementById(`${id}-outcome`))?.focus(),
      ),
    );

  const failed = (error, status) => {
    const where = fieldPath(error.field, method.params);
    if (where) {
      errors = [{ path: where, message: error.message }];
      focus(where);
    }
    last = { ...error, name: error.name ?? CODES[error.code] ?? `HTTP ${status}`, status, atField: Boolean(where) };
    announce(`${method.name}: ${last.name}${last.executed ? `, executed ${last.executed}` : ''}`);
  };

  const settled = (answer) => {
    const { call, outcome: how } = answer;
    const out = how && typeof how === 'object' ? (how.code ?? how.out ?? 'ok') : (how ?? call?.out ?? 'ok');
    if (out === 'ok' || out === 0) {
      last = { ok: true, result: answer.result, call };
      announce(`${method.name}: ok ${duration(call?.durUs)}`);
      return;
    }
    const detail = how && typeof how === 'object' ? how : {};
    failed({ code: Number(out), executed: call?.x, message: call?.err ?? '', ...detail, call }, 200);
  };

  const run = async () => {
    const { errors: found, ...values } = readAll(method.params, drafts);
    const text = JSON.stringify(values);
    errors = found;
    if (errors.length) {
      announce(`${errors.length} ${errors.length === 1 ? 'field is' : 'fields are'} wrong`);
      focus(errors[0].path);
      invalidate();
      return;
    }
    const same = unsure?.text === text;
    const requestId = same ? unsure.requestId : crypto.randomUUID();
    busy = { requestId, since: Date.now() };
    last = null;
    invalidate();
    try {
      settled(await store.post(path, body(values, requestId)));
      unsure = null;
    } catch (problem) {
      unsure = problem.status === 0 || problem.status >= 500 ? { requestId, text } : null;
      failed(problem.error ?? { name: 'ERROR', message: problem.message }, problem.status ?? 0);
    }
    busy = null;
    invalidate();
  };

  const submit = (event) => {
    event.preventDefault();
    // the second click of a double click comes after a fast call has ended
    if (!busy && !(event.submitter && lastClick > 1)) {
      run();
    }
  };
  let lastClick = 0;

  const pressed = (event) => {
    if (event.key !== 'Enter' || event.isComposing) {
      return;
    }
    if (event.repeat) {
      event.preventDefault();
    } else if (event.target.tagName === 'TEXTAREA' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      lastClick = 0;
      event.target.form.requestSubmit();
    } else {
      lastClick = 0;
    }
  };

  const copyAs = (what, write) => () => {
    const { errors: found, ...values } = readAll(method.params, drafts);
    errors = found;
    if (errors.length) {
      focus(errors[0].path);
    } else {
      copy(store, write(values), `The call as ${what}`);
    }
    invalidate();
  };

  const changed = (where) => {
    errors = errors.filter(
      (error) => !(error.path === where || error.path.startsWith(`${where}.`) || error.path.startsWith(`${where}[`)),
    );
    invalidate();
  };

  const blocked = (detail) => {
    if (store.connection.state !== 'live') {
      return 'Not connected: calls are possible again when the program answers.';
    }
    return ['stopped', 'failed', 'lost'].includes(detail.st)
      ? `The agent is ${detail.st}: a call would find nobody.`
      : null;
  };

  const buttons = (detail, why) =>
    html`<div class="line send">
      <button
        class="primary"
        ?disabled=${Boolean(why)}
        aria-disabled=${busy ? 'true' : nothing}
        @click=${(event) => {
          lastClick = event.detail;
        }}>
        ${busy ? 'Calling…' : 'Call'}
      </button>
      <label class="small"
        >time-out
        <select
          aria-label="Time-out"
          @change=${(event) => {
            timeoutMs = Number(event.target.value);
            invalidate();
          }}>
          ${choices(TIMEOUTS, timeoutMs, (ms) => `${ms / 1000} s`)}
        </select></label
      >
      <button
        type="button"
        class="plain"
        @click=${copyAs('curl', (values) => curl(`${location.origin}/api/v1${path}`, body(values)))}>
        Copy as curl
      </button>
      <button
        type="button"
        class="plain"
        @click=${copyAs('Java', (values) => java(detail.address ?? detail.key, method, values, timeoutMs))}>
        Copy as Java
      </button>
    </div>`;

  return {
    render(detail, current) {
      const why = blocked(detail);
      const state = { id, errors: placed(errors, allPaths(current, drafts)), changed, disabled: Boolean(why) };
      return html`<form
        class="call"
        novalidate
        @submit=${submit}
        @keydown=${pressed}
        aria-label="Call ${current.name}">
        ${current.doc ? html`<p class="muted">${label(current.doc, 300)}</p>` : nothing}
        ${current.params.map((param, at) =>
          field(state, {
            type: param.type,
            path: `args[${at}]`,
            title: html`<strong>${label(param.name, 60)}</strong>`,
            content: drafts[at],
            put: (value) => {
              drafts[at] = value;
            },
          }),
        )}
        ${current.params.length ? nothing : html`<p class="muted">No parameters.</p>`}
        ${why ? html`<p class="is-warn">▲ ${why}</p>` : nothing}
        ${(state.errors.get('') ?? []).map((text) => html`<p class="wrong">✕ ${label(text, 300)}</p>`)}
        ${buttons(detail, why)}
        <div class="outcome" id="${id}-outcome" tabindex="-1">
          ${answer(context, { busy, last, timeoutMs, unsure, name: method.name })}
        </div>
      </form>`;
    },
  };
};

/** Paths of all fields that a form shows, to find the one that an error of the server belongs to. */
const allPaths = (method, drafts) =>
  method.params.flatMap((param, at) => pathsOf(param.type, drafts[at], `args[${at}]`));

const pathsOf = (type, content, path) => {
  switch (type?.k) {
    case 'array':
      return [path, ...content.flatMap((item, at) => pathsOf(type.of, item, `${path}[${at}]`))];
    case 'map':
      return [path, ...content.flatMap((entry) => pathsOf(type.of, entry.value, `${path}.${entry.key}`))];
    case 'record':
      return [
        path,
        ...(type.fields ?? []).flatMap((each) => pathsOf(each.type, content[each.name], `${path}.${each.name}`)),
      ];
    case 'union':
      return [
        path,
        ...pathsOf(type.variants?.find((each) => each.tag === content.tag)?.type, content.value, path).slice(1),
      ];
    case 'optional':
      return content.set ? pathsOf(type.of, content.value, path) : [path];
    default:
      return [path];
  }
};
