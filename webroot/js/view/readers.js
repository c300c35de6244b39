/** What is typed into one field, read as a value of its type. What is wrong is thrown, in words for whoever typed it. */

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const INT = /^[+-]?\d+$/;
const FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/;
const ADDRESS = /^(?:[a-z]+:\/\/\S+|name:\S+)$/;
const SECONDS = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, min: 60, m: 60, h: 3600, d: 86400 };
const NOT_FINITE = ['NaN', 'Infinity', '-Infinity'];

/** Thrown while one field is read; caught where its path is known. */
export class Wrong extends Error {}

const wrong = (message) => {
  throw new Wrong(message);
};
export const quoted = (text) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** A whole number as it travels: a JSON number where that is exact, else tagged text. */
export const intValue = (big) => (big <= SAFE && big >= -SAFE ? Number(big) : { $: 'int', v: String(big) });

/** The inverse: a BigInt of a JSON number, of `{"$":"int"}` or of text. */
export const bigOf = (value) => BigInt(typeof value === 'object' && value !== null ? value.v : value);

/** A limit of a type as text, however it travels; empty if there is none. */
export const limit = (value) => (value === undefined || value === null ? '' : String(value.v ?? value));

const READERS = {
  bool: (content) => content === true,
  string: (content) => content,
  int: readInt,
  float: readFloat,
  enum: (content, type) =>
    type.values?.includes(content) ? content : wrong(`choose one of ${type.values?.join(', ')}`),
  bytes: readBytes,
  instant: readInstant,
  duration: readDuration,
  uuid: (content) =>
    UUID.test(content.trim()) ? content.trim().toLowerCase() : wrong('expected a UUID: 8-4-4-4-12 hex digits'),
  proxy: (content) =>
    ADDRESS.test(content.trim())
      ? { $: 'proxy', v: content.trim() }
      : wrong('expected an address: tcp://host:port/agent'),
};

function readInt(content, type) {
  const text = content.trim();
  if (text === '') wrong('a whole number is missing');
  if (!INT.test(text)) wrong(`expected a whole number, got ${quoted(text)}`);
  const big = BigInt(text.replace(/^\+/, ''));
  bounded(big, type, bigOf);
  return intValue(big);
}

function readFloat(content, type) {
  const text = content.trim();
  if (text === '') wrong('a number is missing');
  if (NOT_FINITE.includes(text)) return { $: 'float', v: text };
  if (!FLOAT.test(text)) wrong(`expected a number, got ${quoted(text)}`);
  const number = Number(text);
  if (!Number.isFinite(number)) wrong('does not fit into 64 bits');
  bounded(number, type, (value) => Number(limit(value)));
  return number;
}

function bounded(value, { min, max }, of) {
  if (limit(min) && value < of(min)) wrong(`must be at least ${limit(min)}`);
  if (limit(max) && value > of(max)) wrong(`must be at most ${limit(max)}`);
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
  if (Number.isNaN(millis) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
    wrong('there is no such time');
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

const exact = (json) =>
  json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    INT.test(token) && !Number.isSafeInteger(Number(token)) ? JSON.stringify({ $: 'int', v: token }) : token,
  );

/** The value of a field of a kind that has no parts; throws Wrong. */
export const readText = (type, content) => (READERS[type.k] ?? readAny)(content, type);
