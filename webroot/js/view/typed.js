/**
 * What a form holds (a draft: text and choices, also wrong ones) and what travels (a typed value), for each kind of
 * type. Knows no page: `read` turns a draft into a value or into messages, each at the path of its field.
 */

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const INT = /^[+-]?\d+$/;
const FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/;
const ADDRESS = /^(?:[a-z]+:\/\/\S+|name:\S+)$/;
const SECONDS = { ns: 1e-9, us: 1e-6, 'µs': 1e-6, ms: 1e-3, s: 1, min: 60, m: 60, h: 3600, d: 86400 };
const NOT_FINITE = ['NaN', 'Infinity', '-Infinity'];

/** Thrown while one field is read; caught where its path is known. */
class Wrong extends Error {}

const wrong = (message) => { throw new Wrong(message); };
const quoted = (text) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** A whole number as it travels: a JSON number where that is exact, else tagged text. */
export const intValue = (big) => (big <= SAFE && big >= -SAFE ? Number(big) : { $: 'int', v: String(big) });

/** The inverse: a BigInt of a JSON number, of `{"$":"int"}` or of text. */
export const bigOf = (value) => BigInt(typeof value === 'object' && value !== null ? value.v : value);

/** A short name of a type, for labels: `array of int`, `float 0…100`. */
export function typeName(type) {
  switch (type?.k) {
    case undefined: return 'any';
    case 'array': return `array of ${typeName(type.of)}`;
    case 'map': return `map of ${typeName(type.of)}`;
    case 'optional': return `${typeName(type.of)}, optional`;
    case 'record': case 'enum': case 'union': return simpleName(type.class) || type.k;
    case 'int': case 'float': return type.k + limits(type);
    default: return type.k;
  }
}

const simpleName = (name) => (name ? name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1) : '');
const limit = (value) => (value === undefined || value === null ? '' : String(value.v ?? value));

/** The ranges of Java's own whole numbers have names. */
const BITS = new Map([8, 16, 32, 64].map((bits) => [`${-(2n ** BigInt(bits - 1))}…${2n ** BigInt(bits - 1) - 1n}`, String(bits)]));

function limits(type) {
  const text = `${limit(type.min)}…${limit(type.max)}`;
  return text === '…' ? '' : BITS.get(text) ?? ` ${text}`;
}

// ---- values -> drafts ---------------------------------------------------------------------------------------------

/** An empty draft of a type, or the draft that reads back as `value`. */
export function draft(type, value) {
  const some = value !== undefined;
  switch (type?.k) {
    case 'bool': return value === true;
    case 'int': return some && value !== null ? String(value?.v ?? value) : '';
    case 'enum': return some ? value : type.values?.[0] ?? '';
    case 'float': return some && value !== null ? String(value?.v ?? value) : '';
    case 'bytes': return { as: 'base64', text: value?.v ?? '' };
    case 'array': return (value ?? []).map((item) => draft(type.of, item));
    case 'map': return Object.entries(value ?? {}).map(([key, item]) => ({ key, value: draft(type.of, item) }));
    case 'record': return fieldDrafts(type, value ?? {});
    case 'union': return unionDraft(type, value);
    case 'optional': return { set: some && value !== null, value: draft(type.of, value ?? undefined) };
    case 'duration': return some && value !== null ? `${value.v ?? value} s` : '';
    case 'any': case undefined: return some ? JSON.stringify(value, null, 1) : '';
    default: return some && value !== null ? String(value?.v ?? value) : '';
  }
}

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

/** Reads the drafts of all parameters: `{ args, errors }`. */
export function readAll(params, drafts) {
  const results = params.map((param, at) => read(param.type, drafts[at], `args[${at}]`));
  return { args: results.map((result) => result.value), errors: results.flatMap((result) => result.errors) };
}

function readAt(type, content, path, errors) {
  switch (type?.k) {
    case 'array': return content.map((item, at) => readAt(type.of, item, `${path}[${at}]`, errors));
    case 'map': return readMap(type, content, path, errors);
    case 'record': return readFields(type, content, path, errors);
    case 'union': return readUnion(type, content, path, errors);
    case 'optional': return content.set ? readAt(type.of, content.value, path, errors) : null;
    default: return readField(type ?? { k: 'any' }, content, path, errors);
  }
}

function readMap(type, entries, path, errors) {
  const keys = new Set();
  // entries, not assignments: a key may be called __proto__
  return Object.fromEntries(entries.map((entry, at) => {
    if (keys.has(entry.key)) errors.push({ path: `${path}{${at}}`, message: `key ${quoted(entry.key)} is there twice` });
    keys.add(entry.key);
    return [entry.key, readAt(type.of, entry.value, `${path}.${entry.key}`, errors)];
  }));
}

function readFields(type, content, path, errors) {
  return Object.fromEntries((type.fields ?? []).map(({ name, type: of }) =>
    [name, readAt(of, content[name], `${path}.${name}`, errors)]));
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
    return READERS[type.k] ? READERS[type.k](content, type) : readAny(content);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    errors.push({ path, message: error.message });
    return null;
  }
}

const READERS = {
  bool: (content) => content === true,
  string: (content) => content,
  int: readInt,
  float: readFloat,
  enum: (content, type) => (type.values?.includes(content) ? content : wrong(`choose one of ${type.values?.join(', ')}`)),
  bytes: readBytes,
  instant: readInstant,
  duration: readDuration,
  uuid: (content) => (UUID.test(content.trim()) ? content.trim().toLowerCase() : wrong('expected a UUID: 8-4-4-4-12 hex digits')),
  proxy: (content) => (ADDRESS.test(content.trim()) ? { $: 'proxy', v: content.trim() }
    : wrong('expected an address: tcp://host:port/agent')),
};

function readInt(content, type) {
  const text = content.trim();
  if (text === '') wrong('a whole number is missing');
  if (!INT.test(text)) wrong(`expected a whole number, got ${quoted(text)}`);
  const big = BigInt(text.replace(/^\+/, ''));
  if (type.min !== undefined && type.min !== null && big < bigOf(type.min)) wrong(`must be at least ${limit(type.min)}`);
  if (type.max !== undefined && type.max !== null && big > bigOf(type.max)) wrong(`must be at most ${limit(type.max)}`);
  return intValue(big);
}

function readFloat(content, type) {
  const text = content.trim();
  if (text === '') wrong('a number is missing');
  if (NOT_FINITE.includes(text)) return { $: 'float', v: text };
  if (!FLOAT.test(text)) wrong(`expected a number, got ${quoted(text)}`);
  const number = Number(text);
  if (!Number.isFinite(number)) wrong('does not fit into 64 bits');
  if (type.min !== undefined && type.min !== null && number < Number(limit(type.min))) wrong(`must be at least ${limit(type.min)}`);
  if (type.max !== undefined && type.max !== null && number > Number(limit(type.max))) wrong(`must be at most ${limit(type.max)}`);
  return number;
}

function readBytes({ as, text }) {
  const bytes = as === 'text' ? new TextEncoder().encode(text) : as === 'hex' ? unhex(text) : unbase64(text);
  return { $: 'bytes', v: base64(bytes), len: bytes.length };
}

function unhex(text) {
  const digits = text.replace(/[\s:]/g, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits)) wrong('expected pairs of hex digits');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function unbase64(text) {
  const digits = text.replace(/\s/g, '');
  if (digits.length % 4 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) wrong('expected base64');
  return Uint8Array.from(atob(digits), (char) => char.charCodeAt(0));
}

const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

function readInstant(content) {
  const parts = INSTANT.exec(content.trim());
  if (!parts) wrong('expected a time such as 2026-11-26T12:00:00Z');
  const [, day, time, fraction, zone] = parts;
  const full = time.length === 5 ? `${time}:00` : time;
  const millis = Date.parse(`${day}T${full}${zone.toUpperCase()}`);
  // Date rolls 31 February over into March
  if (Number.isNaN(millis) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) wrong('there is no such time');
  const seconds = new Date(millis).toISOString().slice(0, 19);
  const rest = fraction?.replace(/0+$/, '');
  return { $: 'instant', v: `${seconds}${rest ? `.${rest}` : ''}Z` };
}

function readDuration(content) {
  const text = content.trim();
  if (text === '') wrong('a duration is missing');
  return text.toUpperCase().startsWith('P') || text.startsWith('-P') ? isoDuration(text) : unitDuration(text);
}

function isoDuration(text) {
  const parts = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(text);
  if (!parts || parts.slice(2).every((part) => part === undefined)) wrong('expected a duration such as PT1M30S');
  const [days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0));
  return (parts[1] ? -1 : 1) * (days * 86400 + hours * 3600 + minutes * 60 + seconds);
}

function unitDuration(text) {
  const parts = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)\s*([a-zµ]*)$/.exec(text);
  if (!parts || !FLOAT.test(parts[1])) wrong('expected a duration: 250 ms, 1.5 s, 2 h, PT1M30S');
  const unit = SECONDS[parts[2] || 's'] ?? wrong(`no unit ${quoted(parts[2])}: ns, us, ms, s, min, h, d`);
  // 250 * 0.001 would be 0.25 only by luck
  return Number((Number(parts[1]) * unit).toPrecision(15));
}

/** JSON in which large whole numbers stay exact; a value may be written with its tag, as `{"$":"bytes","v":"AAE="}`. */
function readAny(content) {
  if (content.trim() === '') wrong('JSON is missing; write null for nothing');
  try {
    return JSON.parse(exact(content));
  } catch (error) {
    return wrong(`not JSON: ${error.message}`);
  }
}

const exact = (json) => json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
  (INT.test(token) && !Number.isSafeInteger(Number(token)) ? JSON.stringify({ $: 'int', v: token }) : token));

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
