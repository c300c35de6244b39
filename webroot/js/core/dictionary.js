// The server numbers agents, methods and types once a run; this is what the numbers mean. Pure and bounded.

const BOUND = 50_000;

const put = (map, n, value) => {
  map.delete(n); // so that the oldest is the first of the map
  map.set(n, value);
  if (map.size > BOUND) {
    map.delete(map.keys().next().value);
  }
};

export const dictionary = () => {
  const agents = new Map();
  const methods = new Map();
  const types = new Map();
  const keys = new Map();
  return {
    /** An agent's { key, type }. One that is not known (any more) is `#17` of no type. */
    agent: (n) => agents.get(n) ?? { key: `#${n}`, type: '' },
    method: (n) => methods.get(n) ?? `#${n}`,
    type: (n) => types.get(n) ?? '',
    /** The number of an agent's key, or undefined. */
    number: (key) => keys.get(key),
    /** All known [n, { key, type }]: for the palette. */
    agents: () => agents.entries(),
    get size() {
      return agents.size;
    },
    /** Numbers of agents that the server has forgotten, as they are gone: whoever comes back gets another. */
    forget(numbers) {
      for (const n of numbers) {
        const { key } = agents.get(n) ?? {};
        agents.delete(n);
        if (keys.get(key) === n) {
          keys.delete(key);
        }
      }
    },
    add(message) {
      for (const [n, name] of message.types ?? []) {
        put(types, n, name);
      }
      for (const [n, name] of message.methods ?? []) {
        put(methods, n, name);
      }
      for (const [n, key, type] of message.agents ?? []) {
        put(agents, n, { key, type: types.get(type) ?? '' });
        put(keys, key, n);
      }
    },
    /** All that is known, as a message that `add` takes. */
    told() {
      const names = [...new Set([...agents.values()].map(({ type }) => type))];
      const number = new Map(names.map((name, index) => [name, index + 1]));
      return { types: names.map((name) => [number.get(name), name]), methods: [...methods],
        agents: [...agents].map(([n, { key, type }]) => [n, key, number.get(type)]) };
    },
    clear() {
      [agents, methods, types, keys].forEach((map) => map.clear());
    },
  };
};
