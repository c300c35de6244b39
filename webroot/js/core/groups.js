// The topology as groups of agents: by container, node or type. Pure.

import { decode, gone, LATELY, outcome, SLOW } from './heat.js';

const empty = (id, title, node) => ({ id, title, node, members: [], bytes: [], rate: 0, fails: 0, pending: 0,
  size: 0 });

const grouping = {
  container: ([id, name, node]) => [id, `${node}/${name}`, node],
  node: ([, , node]) => [node, node, node],
};

const into = (map, id, title, node) => {
  if (!map.has(id)) {
    map.set(id, empty(id, title, node));
  }
  return map.get(id);
};

const byContainerOrNode = (state, by) => {
  const map = new Map();
  for (const container of state.containers) {
    const group = into(map, ...grouping[by](container));
    const [id, , , agents, rate, fails, pending] = container;
    const members = state.cells?.[id] ?? [];
    const bytes = state.bytes.get(id) ?? new Uint8Array(0);
    members.forEach((n, index) => {
      group.members.push(n);
      group.bytes.push(bytes[index] ?? 0);
    });
    group.size = Math.max(group.size + (by === 'node' ? agents : 0), group.members.length, agents);
    group.rate += rate;
    group.fails += fails;
    group.pending += pending;
  }
  return [...map.values()];
};

const byType = (state, typeOf) => {
  const map = new Map();
  for (const [id] of state.containers) {
    const bytes = state.bytes.get(id) ?? new Uint8Array(0);
    (state.cells?.[id] ?? []).forEach((n, index) => {
      const type = typeOf(n) || '(unknown)';
      const group = into(map, type, type, null);
      group.members.push(n);
      group.bytes.push(bytes[index] ?? 0);
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
  (by === 'type' ? byType(state, typeOf) : byContainerOrNode(state, by)).sort((a, b) => order(a.title, b.title));

/** Links between groups, strongest first: [{ from, to, rate, fails, p99Us }]. None by type, which nobody counts. */
export const links = (state, by) => {
  const home = new Map((state.containers ?? []).map((container) => [container[0], container]));
  if (by === 'type') {
    return [];
  }
  const map = new Map();
  for (const [from, to, rate, fails, p99Us] of state.links ?? []) {
    if (!home.has(from) || !home.has(to)) {
      continue; // a container that has gone since
    }
    const [a, b] = [grouping[by](home.get(from))[0], grouping[by](home.get(to))[0]];
    const key = JSON.stringify([a, b]);
    const old = map.get(key) ?? { from: a, to: b, rate: 0, fails: 0, p99Us: null };
    map.set(key, { ...old, rate: old.rate + rate, fails: old.fails + fails,
      p99Us: Math.max(old.p99Us ?? 0, p99Us ?? 0) });
  }
  return [...map.values()].filter((link) => link.from !== link.to).sort((a, b) => b.rate - a.rate);
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
