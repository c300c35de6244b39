/**
 * What a form holds (a draft: text and choices, also wrong ones) and what travels (a typed value), for each kind of
 * type. Knows no page: `read` turns a draft into a value or into messages, each at the path of its field.
 */

import { limit, quoted, readText, Wrong } from './readers.js';

/** A short name of a type, for labels: `array of int`, `float 0…100`. */
export function typeName(type) {
  switch (type?.k) {
    case undefined:
      return 'any';
    case 'array':
      return `array of ${typeName(type.of)}`;
    case 'map':
      return `map of ${typeName(type.of)}`;
    case 'optional':
      return `${typeName(type.of)}, optional`;
    case 'record':
    case 'enum':
    case 'union':
      return simpleName(type.class) || type.k;
    case 'int':
    case 'float':
      return type.k + limits(type);
    default:
      return type.k;
  }
}

const simpleName = (name) => (name ? name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1) : '');

/** The ranges of Java's own whole numbers have names. */
const BITS = new Map(
  [8, 16, 32, 64].map((bits) => [`${-(2n ** BigInt(bits - 1))}…${2n ** BigInt(bits - 1) - 1n}`, String(bits)]),
);

function limits(type) {
  const text = `${limit(type.min)}…${limit(type.max)}`;
  return text === '…' ? '' : (BITS.get(text) ?? ` ${text}`);
}

// ---- values -> drafts ---------------------------------------------------------------------------------------------

/** An empty draft of a type, or the draft that reads back as `value`. */
export function draft(type, value) {
  const some = value !== undefined;
  switch (type?.k) {
    case 'bool':
      return value === true;
    case 'int':
      return some && value !== null ? String(value?.v ?? value) : '';
    case 'enum':
      return some ? value : (type.values?.[0] ?? '');
    case 'float':
      return some && value !== null ? String(value?.v ?? value) : '';
    case 'bytes':
      return { as: 'base64', text: value?.v ?? '' };
    case 'array':
      return (value ?? []).map((item) => draft(type.of, item));
    case 'map':
      return pairsOf(value).map(([key, item]) => ({ key: String(key?.v ?? key), value: draft(type.of, item) }));
    case 'record':
      return fieldDrafts(type, value ?? {});
    case 'union':
      return unionDraft(type, value);
    case 'optional':
      return { set: some && value !== null, value: draft(type.of, value ?? undefined) };
    case 'duration':
      return some && value !== null ? `${value.v ?? value} s` : '';
    case 'any':
    case undefined:
      return some ? JSON.stringify(value, null, 1) : '';
    default:
      return some && value !== null ? String(value?.v ?? value) : '';
  }
}

const pairsOf = (value) => (value?.$ === 'map' ? value.v : Object.entries(value ?? {}));

const fieldDrafts = (type, value) =>
  Object.fromEntries((type.fields ?? []).map((field) => [field.name, draft(field.type, value[field.name])]));

function unionDraft(type, value) {
  const tag = value?.type ?? type.variants?.[0]?.tag ?? '';
  return { tag, value: draft(variant(type, tag), value) };
}

/** The type of the variant of a union that has this tag. */
export const variant = (type, tag) => type.variants?.find((each) => each.tag === tag)?.type ?? { k: 'any' };

// ---- drafts -> values ---------------------------------------------------------------------------------------------

/**
 * Reads a draft. Answers `{ value, errors: [{ path, message }] }`; the value counts only if there are no errors.
 * Paths are those of the server: `args[1]`, `args[1].mode`, `args[0][3]`.
 */
export function read(type, content, path) {
  const errors = [];
  const value = readAt(type, content, path, errors);
  return { value, errors };
}

/**
 * Reads the drafts of all parameters: `{ args, kwargs, errors }`. A parameter of the kind `keyword` travels by its name;
 * `rest` holds all positional arguments that are left, `others` all keywords that are.
 */
export function readAll(params, drafts) {
  const results = params.map((param, at) => read(param.type, drafts[at], `args[${at}]`));
  const values = (kind) => params.flatMap((param, at) => ((param.kind ?? 'plain') === kind ? [[param.name, results[at].value]] : []));
  return {
    args: [...values('plain').map(([, value]) => value), ...values('rest').flatMap(([, value]) => value ?? [])],
    kwargs: Object.fromEntries([...values('keyword'), ...values('others').flatMap(([, value]) => Object.entries(value ?? {}))]),
    errors: results.flatMap((result) => result.errors),
  };
}

function readAt(type, content, path, errors) {
  switch (type?.k) {
    case 'array':
      return content.map((item, at) => readAt(type.of, item, `${path}[${at}]`, errors));
    case 'map':
      return readMap(type, content, path, errors);
    case 'record':
      return readFields(type, content, path, errors);
    case 'union':
      return readUnion(type, content, path, errors);
    case 'optional':
      return content.set ? readAt(type.of, content.value, path, errors) : null;
    default:
      return readField(type ?? { k: 'any' }, content, path, errors);
  }
}

function readMap(type, entries, path, errors) {
  const keys = new Set();
  const pairs = entries.map((entry, at) => {
    if (keys.has(entry.key)) {
      errors.push({ path: `${path}{${at}}`, message: `key ${quoted(entry.key)} is there twice` });
    }
    keys.add(entry.key);
    const key = type.keys ? readAt(type.keys, entry.key, path, errors) : entry.key;
    return [key, readAt(type.of, entry.value, `${path}.${entry.key}`, errors)];
  });
  // keys that are no text have no place in JSON, and `$` means a tag there; entries, since a key may be called __proto__
  return type.keys || keys.has('$') ? { $: 'map', v: pairs } : Object.fromEntries(pairs);
}

function readFields(type, content, path, errors) {
  return Object.fromEntries(
    (type.fields ?? []).map(({ name, type: of }) => [name, readAt(of, content[name], `${path}.${name}`, errors)]),
  );
}

function readUnion(type, content, path, errors) {
  if (!type.variants?.some((each) => each.tag === content.tag)) {
    errors.push({ path, message: `no variant ${quoted(content.tag)}` });
    return null;
  }
  return { type: content.tag, ...readAt(variant(type, content.tag), content.value, path, errors) };
}

function readField(type, content, path, errors) {
  try {
    return readText(type, content);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    errors.push({ path, message: error.message });
    return null;
  }
}

// ---- where an error belongs ---------------------------------------------------------------------------------------

/**
 * The path in the form for what a server calls a field: `args[1]` as it is, `kwargs.kw` or a bare `kw` by the
 * parameter's name, with what follows it. Null if no parameter is meant.
 */
export function fieldPath(field, params) {
  if (!field) return null;
  const parts = /^(?:args\[(\d+)\]|(?:kwargs\.)?([^.[\]]+))(.*)$/.exec(field);
  if (!parts) return null;
  const at = parts[1] === undefined ? params.findIndex((param) => param.name === parts[2]) : Number(parts[1]);
  return at >= 0 && at < params.length ? `args[${at}]${parts[3]}` : null;
}

/** Of these paths the one nearest to `path`: itself, else the longest beginning of it. */
export function nearest(path, paths) {
  const inside = (each) => path === each || (path.startsWith(each) && '.[{'.includes(path[each.length]));
  return paths.filter(inside).sort((one, other) => other.length - one.length)[0] ?? null;
}
