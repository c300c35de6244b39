// Fields for each kind of type. A field gets its draft and a function that puts another one in its place; what is wrong
// stands below it, tied to it for assistive technology.

import { html, nothing } from '../vendor.js';
import { live } from '../vendorlate.js';
import { label } from '../core/format.js';
import { choices, name } from './parts.js';
import { draft, nearest, typeName, variant } from './typed.js';

const MOST_ITEMS = 200;
const HINTS = {
  duration: '250 ms, 1.5 s, PT1M30S',
  instant: '2026-11-26T12:00:00Z',
  proxy: 'tcp://host:port/agent',
  uuid: '123e4567-e89b-12d3-a456-426614174000',
  any: 'JSON',
  bytes: 'base64',
  int: 'whole number',
  float: 'number',
};

/** The id of the field at a path. */
export const fieldId = (form, path) =>
  `${form}-${Array.from(path, (char) => (/\w/.test(char) ? char : `_${char.codePointAt(0)}_`)).join('')}`;

/** The messages of a form by the path of the field that shows them; what fits no field is under ''. */
export const placed = (errors, paths) => {
  const byPath = new Map();
  for (const { path, message } of errors) {
    const place = nearest(path ?? '', paths) ?? '';
    byPath.set(place, [...(byPath.get(place) ?? []), message]);
  }
  return byPath;
};

/**
 * One field with its label. `form`: `{ id, errors: Map(path -> messages), changed(), disabled }`; `title`: what stands
 * before it, a template or text.
 */
export const field = (form, { type, path, title, content, put }) => {
  const messages = form.errors.get(path) ?? [];
  const id = fieldId(form.id, path);
  const about = messages.length ? `${id}-wrong` : nothing;
  const set = (value) => {
    put(value);
    form.changed(path);
  };
  const part = { form, type, path, content, set, id, about, invalid: messages.length ? 'true' : nothing };
  const whole = ['array', 'map', 'record', 'union', 'optional'].includes(type?.k);
  const wrong = messages.length
    ? html`<p class="wrong" id="${id}-wrong">
        <span aria-hidden="true">✕</span> ${messages.map((text) => label(text, 300)).join('; ')}
      </p>`
    : nothing;
  if (type?.k === 'optional' && content.set) {
    // what is given has the same path: what is wrong stands there
    return html`<fieldset class="field group">
      <legend>${title} <small class="muted">${label(typeName(type), 60)}</small></legend>
      ${inner(part)}
    </fieldset>`;
  }
  if (whole) {
    return html`<fieldset class="field group" id=${id} tabindex="-1" aria-describedby=${about}>
      <legend>${title} <small class="muted">${label(typeName(type), 60)}</small></legend>
      ${inner(part)}${wrong}
    </fieldset>`;
  }
  if (type?.k === 'bool') {
    return html`<div class="field">
      <label class="check"
        ><input
          type="checkbox"
          id=${id}
          .checked=${live(content === true)}
          ?disabled=${form.disabled}
          aria-describedby=${about}
          aria-invalid=${part.invalid}
          @change=${(event) => set(event.target.checked)} />
        ${title} <small class="muted">bool</small></label
      >${wrong}
    </div>`;
  }
  return html`<div class="field">
    <label for=${id}>${title} <small class="muted">${label(typeName(type), 60)}</small></label> ${inner(part)}${wrong}
  </div>`;
};

const inner = (part) => (KINDS[part.type?.k] ?? KINDS.any)(part);

const typed = (part) => (event) => part.set(event.target.value);

const input = (part, mode) =>
  html`<input
    id=${part.id}
    type="text"
    inputmode=${mode ?? nothing}
    autocomplete="off"
    spellcheck="false"
    class="mono"
    placeholder=${HINTS[part.type.k] ?? nothing}
    aria-describedby=${part.about}
    aria-invalid=${part.invalid}
    ?disabled=${part.form.disabled}
    .value=${live(part.content ?? '')}
    @input=${typed(part)} />`;

const area = (part, content, set, rows) =>
  html`<textarea
    id=${part.id}
    rows=${rows}
    autocomplete="off"
    spellcheck="false"
    class="mono"
    placeholder=${HINTS[part.type?.k ?? 'any'] ?? nothing}
    aria-describedby=${part.about}
    aria-invalid=${part.invalid}
    ?disabled=${part.form.disabled}
    .value=${live(content ?? '')}
    @input=${(event) => set(event.target.value)}></textarea>`;

const short = (text) => label(text, 60);
const lines = (text) => Math.min(8, String(text ?? '').split('\n').length);

const bytesField = (part) => {
  const { as, text } = part.content;
  return html`<div class="pair">
    <select
      aria-label="Bytes as"
      ?disabled=${part.form.disabled}
      @change=${(event) => part.set({ as: event.target.value, text })}>
      ${choices(['base64', 'hex', 'text'], as)}
    </select>
    ${area(part, text, (value) => part.set({ as, text: value }), lines(text))}
  </div>`;
};

const remove = (part, at, what) =>
  html`<button
    type="button"
    class="plain"
    aria-label="Remove ${what}"
    ?disabled=${part.form.disabled}
    @click=${() => part.set(part.content.filter((_, index) => index !== at))}>
    ✕
  </button>`;

const add = (part, item, what) =>
  html`<button
    type="button"
    ?disabled=${part.form.disabled || part.content.length >= MOST_ITEMS}
    @click=${() => part.set([...part.content, item()])}>
    + ${what}
  </button>`;

const arrayField = (part) => {
  const { type, content, path, form } = part;
  return html`${content.map(
    (item, at) =>
      html`<div class="item">
        ${field(form, {
          type: type.of,
          path: `${path}[${at}]`,
          title: `${at}`,
          content: item,
          put: (value) => {
            content[at] = value;
          },
        })}${remove(part, at, `item ${at}`)}
      </div>`,
  )}
  ${add(part, () => draft(type.of), 'item')}`;
};

const mapField = (part) => {
  const { type, content, path, form } = part;
  return html`${content.map(
    (entry, at) =>
      html`<div class="item">
        <div class="field">
          <label for="${part.id}-key${at}">key ${at}</label
          ><input
            id="${part.id}-key${at}"
            class="mono"
            .value=${live(entry.key)}
            ?disabled=${form.disabled}
            @input=${(event) => {
              entry.key = event.target.value;
              form.changed(path);
            }} />
        </div>
        ${field(form, {
          type: type.of,
          path: `${path}.${entry.key}`,
          title: 'value',
          content: entry.value,
          put: (value) => {
            entry.value = value;
          },
        })}
        ${remove(part, at, `entry ${at}`)}
      </div>`,
  )}
  ${add(part, () => ({ key: '', value: draft(type.of) }), 'entry')}`;
};

const recordField = ({ form, type, content, path }) =>
  (type.fields ?? []).map((each) =>
    field(form, {
      type: each.type,
      path: `${path}.${each.name}`,
      title: name(each.name, 40),
      content: content[each.name],
      put: (value) => {
        content[each.name] = value;
      },
    }),
  );

const unionField = (part) => {
  const { form, type, content, path, set } = part;
  const of = variant(type, content.tag);
  const choose = (event) => set({ tag: event.target.value, value: draft(variant(type, event.target.value)) });
  return html`<div class="field">
      <label for="${part.id}-tag">variant</label
      ><select id="${part.id}-tag" ?disabled=${form.disabled} @change=${choose}>
        ${choices((type.variants ?? []).map((each) => each.tag), content.tag, short)}
      </select>
    </div>
    ${recordField({ form, type: of, content: content.value, path })}`;
};

const optionalField = (part) => {
  const { form, type, content, path, set } = part;
  return html`<label class="check"
      ><input
        type="checkbox"
        .checked=${live(content.set)}
        ?disabled=${form.disabled}
        @change=${(event) => set({ ...content, set: event.target.checked })} />
      ${content.set ? 'given' : 'not given (null)'}</label
    >
    ${
      content.set
        ? field(form, {
            type: type.of,
            path,
            title: 'value',
            content: content.value,
            put: (value) => {
              content.value = value;
            },
          })
        : nothing
    }`;
};

const instantField = (part) =>
  html`<div class="pair">
    ${input(part)}<button
      type="button"
      ?disabled=${part.form.disabled}
      @click=${() => part.set(new Date().toISOString())}>
      Now
    </button>
  </div>`;

const KINDS = {
  int: (part) => input(part, 'numeric'),
  float: (part) => input(part, 'decimal'),
  string: (part) => area(part, part.content, part.set, lines(part.content)),
  any: (part) => area(part, part.content, part.set, Math.max(2, lines(part.content))),
  bytes: bytesField,
  enum: (part) =>
    html`<select
      id=${part.id}
      aria-describedby=${part.about}
      aria-invalid=${part.invalid}
      ?disabled=${part.form.disabled}
      @change=${typed(part)}>
      ${choices(part.type.values ?? [], part.content, short)}
    </select>`,
  instant: instantField,
  duration: (part) => input(part),
  uuid: (part) => input(part),
  proxy: (part) => input(part, 'url'),
  array: arrayField,
  map: mapField,
  record: recordField,
  union: unionField,
  optional: optionalField,
};
