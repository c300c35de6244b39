// A call of the form as text to take along: for a shell and for Java. Pure. Values are data, quoted by each language's rules.

const shell = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** A command line that makes the same call; the token stays in the reader's environment. */
export const curl = (url, body) =>
  [
    `curl -sS ${shell(url)}`,
    "-H 'content-type: application/json'",
    "-H 'x-agents-console: 1'",
    '-H "authorization: Bearer $TOKEN"',
    `--data ${shell(JSON.stringify(body))}`,
  ].join(' \\\n  ');

const ESCAPES = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };
const unicode = (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
const text = (value) => `"${String(value).replace(/[^ -~]|["\\]/g, (char) => ESCAPES[char] ?? unicode(char))}"`;

const whole = (value) => {
  const big = BigInt(value);
  if (big >= -(2n ** 31n) && big < 2n ** 31n) {
    return String(big);
  }
  return big >= -(2n ** 63n) && big < 2n ** 63n ? `${big}L` : `new BigInteger("${big}")`;
};

const entries = (value) =>
  Object.entries(value)
    .map(([key, item]) => `Map.entry(${text(key)}, ${literal(item)})`)
    .join(', ');

const TAGGED = {
  int: (value) => whole(value.v),
  float: ({ v }) => ({ NaN: 'Double.NaN', Infinity: 'Double.POSITIVE_INFINITY' })[v] ?? 'Double.NEGATIVE_INFINITY',
  bytes: (value) => `Base64.getDecoder().decode(${text(value.v)})`,
  instant: (value) => `Instant.parse(${text(value.v)})`,
  proxy: (value) => `container.proxy(${text(value.v)})`,
};

/** A typed value as a Java expression. `type` tells an int from a float and a duration from its seconds. */
export const literal = (value, type) => {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (type?.k === 'optional') {
    return literal(value, type.of);
  }
  if (typeof value === 'number') {
    if (type?.k === 'duration') {
      return `Duration.ofNanos(${whole(Math.round(value * 1e9))})`;
    }
    return Number.isInteger(value) && type?.k !== 'float'
      ? whole(value)
      : Number.isInteger(value)
        ? `${value}.0`
        : String(value);
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'string') {
    return text(value);
  }
  if (Array.isArray(value)) {
    // List.of refuses null
    return `${value.includes(null) ? 'Arrays.asList' : 'List.of'}(${value.map((item) => literal(item, type?.of)).join(', ')})`;
  }
  return TAGGED[value.$]?.(value) ?? `Map.ofEntries(${entries(value)})`;
};

/** The same call from Java. values: `{ args, kwargs }`. */
export const java = (address, { name, params }, { args, kwargs }, timeoutMs) => {
  const plain = params.filter((param) => (param.kind ?? 'plain') === 'plain').map((param) => param.type);
  const call = [text(name), ...args.map((value, at) => literal(value, plain[at]))].join(', ');
  const type = (keyword) => params.find((param) => param.name === keyword && param.kind === 'keyword')?.type;
  const keywords = Object.entries(kwargs).map(([keyword, value]) => `.kwarg(${text(keyword)}, ${literal(value, type(keyword))})`);
  const made = keywords.length ? `Call.of(${call})${keywords.join('')}` : call;
  return `container.proxy(${text(address)})\n    .timeout(Duration.ofMillis(${timeoutMs}))\n    .call(${made});`;
};
