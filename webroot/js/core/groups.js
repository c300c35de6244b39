// The topology as groups of agents, by container, node or type, with a byte that tells of each agent: bits 0-3 its rate,
// 4-5 its worst outcome, 6 whether calls wait, 7 whether it is gone. Pure.

/** base64 -> bytes; something unreadable is no cells rather than a broken picture. */
export const decode = (text) => {
  try {
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at++) {
      bytes[at] = letters.charCodeAt(at);
    }
    return bytes;
  } catch {
    return new Uint8Array(0);
  }
};

/** Outcomes beside 0, nothing odd: much slower than others; failed within the last minute; fails now. */
export const SLOW = 1;
export const LATELY = 2;
export const FAILS = 3;

export const outcome = (byte) => byte >> 4 & 3;
export const waits = (byte) => (byte & 0x40) !== 0;
export const gone = (byte) => (byte & 0x80) !== 0;

/** Step of the heat scale, 0 (silent) to 4: rates double with each level, from 1/s, three levels a step. */
export const step = (byte) => (byte & 15) === 0 ? 0 : Math.min(4, 1 + Math.floor(((byte & 15) - 1) / 3));

const empty = (id, title, node) => ({ id, title, node, members: [], bytes: [], rate: 0, fails: 0, pending: 0,
  size: 0 });

const NONE = [];

// a byte for each member, also where a message was cut
const heat = (bytes, members) => {
  if (bytes?.length === members.length) {
    return bytes;
  }
  const padded = new Uint8Array(members.length);
  padded.set((bytes ?? padded).subarray(0, members.length));
  return padded;
};

// cells and heat of a container as they came: what has not changed is the same object
const byContainer = (state) => state.containers.map(([id, name, node, agents, rate, fails, pending]) => {
  const members = state.cells?.[id] ?? NONE;
  return { id, title: `${node}/${name}`, node, members, bytes: heat(state.bytes.get(id), members), rate, fails, pending,
    size: Math.max(agents, members.length) };
});

const grouping = { container: ([id]) => id, node: ([, , node]) => node };

const into = (map, key, make) => {
  if (!map.has(key)) {
    map.set(key, make());
  }
  return map.get(key);
};

const byNode = (state) => {
  const map = new Map();
  for (const { node, members, bytes, size, rate, fails, pending } of byContainer(state)) {
    const group = into(map, node, () => empty(node, node, node));
    members.forEach((n, index) => {
      group.members.push(n);
      group.bytes.push(bytes[index]);
    });
    group.size += size;
    group.rate += rate;
    group.fails += fails;
    group.pending += pending;
  }
  return [...map.values()];
};

const byType = (state, typeOf) => {
  const map = new Map();
  for (const { members, bytes } of byContainer(state)) {
    members.forEach((n, index) => {
      const type = typeOf(n) || '(unknown)';
      const group = into(map, type, () => empty(type, type, null));
      group.members.push(n);
      group.bytes.push(bytes[index]);
      group.size = group.members.length;
      group.rate = null; // rates are known per container only
    });
  }
  return [...map.values()];
};

const order = new Intl.Collator('en', { numeric: true }).compare;

/** A topology message with its heat as bytes; `before` lends the cells, which come only when they change. */
export const merge = (before, data) => {
  const bytes = new Map();
  const cells = {};
  for (const [id] of data.containers ?? before?.containers ?? []) { // those that are gone leave nothing behind
    const text = data.heat?.[id];
    bytes.set(id, text === undefined ? before?.bytes.get(id) ?? new Uint8Array(0) : decode(text));
    cells[id] = data.cells?.[id] ?? before?.cells?.[id] ?? [];
  }
  return { ...before, ...data, cells, bytes };
};

/**
 * by: container, node, type.
 * -> [{ id, title, node, members: [n], bytes, rate, fails, pending, size }], sorted by title.
 */
export const groups = (state, by, typeOf) =>
  ({ container: byContainer, node: byNode, type: byType })[by](state, typeOf).sort((a, b) => order(a.title, b.title));

/** Links between groups, strongest first: [{ from, to, rate, fails, p99Us }]. None by type, which nobody counts. */
export const links = (state, by) => {
  if (by === 'type') {
    return [];
  }
  const homes = new Map((state.containers ?? []).map((container) => [container[0], grouping[by](container)]));
  const known = new Map(); // from -> to -> link
  const list = [];
  const link = (from, to) => {
    const targets = into(known, from, () => new Map());
    return into(targets, to, () => {
      list.push({ from, to, rate: 0, fails: 0, p99Us: 0 });
      return list.at(-1);
    });
  };
  for (const [from, to, rate, fails, p99Us] of state.links ?? []) {
    const [a, b] = [homes.get(from), homes.get(to)];
    if (a !== undefined && b !== undefined && a !== b) { // a container may have gone since
      const one = link(a, b);
      one.rate += rate;
      one.fails += fails;
      one.p99Us = Math.max(one.p99Us, p99Us ?? 0);
    }
  }
  return list.sort((a, b) => b.rate - a.rate);
};

/** How many agents there are, fail, are slow: for the summary that stands for the picture. */
export const tally = (list) => {
  let failing = 0;
  let slow = 0;
  let agents = 0;
  for (const group of list) {
    for (const byte of group.bytes) {
      failing += Number(outcome(byte) >= LATELY && !gone(byte));
      slow += Number(outcome(byte) === SLOW && !gone(byte));
    }
    agents += group.size;
  }
  return { groups: list.length, agents, failing, slow };
};
