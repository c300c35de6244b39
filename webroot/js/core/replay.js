// Stands in for the program: answers subscriptions and questions from a saved lab. Pure; nothing in it ever changes.

const FIELDS = { aid: 'key', rate: 'rateIn', p50: 'p50Us', p99: 'p99Us', fail: 'failPerMin', pend: 'pendIn', state: 'st' };
const homeOf = (row) => row.key.split('/', 2).join('/');
const PARTS = { node: (row) => row.key.split('/', 1)[0], container: homeOf, type: (row) => row.type };

const compare = (one, other) => (one < other ? -1 : Number(one > other));

/** Rows in the order that the program would give them. */
export const sorted = (rows, sort = '-rate', group = '') => {
  const column = sort.replace(/^-/, '');
  const field = FIELDS[column] ?? column;
  const value = PARTS[column] ?? ((row) => row[field] ?? -1);
  const home = PARTS[group] ?? (() => '');
  const way = sort.startsWith('-') ? -1 : 1;
  return [...rows].sort((one, other) => compare(home(one), home(other)) || way * compare(value(one), value(other))
    || compare(one.key, other.key));
};

const page = (rows, { q = '', type, node, container, state, sort, group, offset = 0, limit = 100 }) => {
  const wanted = q.toLowerCase();
  const found = rows.filter((row) => (!wanted || `${row.key}\n${row.type}`.toLowerCase().includes(wanted))
    && (!type || row.type === type) && (!node || PARTS.node(row) === node) && (!state || row.st === state)
    && (!container || homeOf(row) === container || homeOf(row).endsWith(`/${container}`)));
  const from = Number(offset);
  return { total: rows.length, matched: found.length, offset: from,
    rows: sorted(found, sort, group).slice(from, from + Number(limit)) };
};

const refuse = (status, name, message) => {
  throw Object.assign(new Error(message), { status, error: { name, message } });
};

/** The calls with the same first cause as one of them, as far as they are known. */
export const treeOf = (calls, id) => {
  const byId = new Map(calls.map((row) => [row.id, row]));
  const rootOf = (row) => {
    const seen = new Set();
    let at = row;
    while (byId.has(at.cause) && !seen.has(at.id)) {
      seen.add(at.id);
      at = byId.get(at.cause);
    }
    return at.id;
  };
  const root = byId.has(id) ? rootOf(byId.get(id)) : null;
  return root === null ? null : { root, rows: calls.filter((row) => rootOf(row) === root), missing: 0, truncated: false };
};

/** receive(message): as from the stream. -> { send, get, stop, now }: a wire and its questions. */
export const replay = (lab, receive) => {
  const keys = new Map((lab.words.agents ?? []).map(([n, key]) => [n, key]));
  const keyOf = (end) => keys.get(end) ?? end;
  const methods = new Map(lab.methods);
  const failed = (row) => row.out !== 'ok' && row.out !== null;
  const callsOf = (wanted) => lab.calls.filter((row) => wanted.includes(keyOf(row.from)) || wanted.includes(keyOf(row.to)));
  const named = (names, axis) => Object.fromEntries((names ?? []).filter((name) => lab.points[axis]?.[name])
    .map((name) => [name, lab.points[axis][name]]));

  const detail = (key) => {
    const row = lab.agents.find((each) => each.key === key);
    const recent = row ? callsOf([key]) : [];
    const pending = recent.filter((each) => each.out === null);
    return row && { ...row, methods: methods.get(row.type), stateExposed: false, recent,
      pendingIn: pending.filter((each) => keyOf(each.to) === key), pendingOut: pending.filter((each) => keyOf(each.from) === key),
      series: lab.series.map((each) => each.name).filter((name) => name.startsWith(`${key}.`)) };
  };

  const whole = (topic) => () => lab.topics[topic].data;
  const topics = {
    ...Object.fromEntries(['overview', 'topology', 'nodes', 'clock', 'failures'].map((topic) => [topic, whole(topic)])),
    agents: (args) => page(lab.agents, args),
    agent: ({ key }) => detail(key),
    calls: () => ({ rows: [] }), // what there is comes with the question before
    edges: ({ agent }) => ({ agent, in: [], out: [] }),
    series: ({ names, axis = 'real' }) => ({ series: named(names, axis) }),
  };

  const questions = [
    [/^\/agents$/, (query) => page(lab.agents, query)],
    [/^\/agents\/([^/]+)\/([^/]+)\/([^/]*)$/, (query, ...parts) => detail(parts.map(decodeURIComponent).join('/'))],
    [/^\/calls$/, ({ agents = '', failed: only }) => ({ complete: false, next: null, sampled: lab.sampled,
      rows: (agents ? callsOf(agents.split(',')) : lab.calls).filter((row) => !only || failed(row)) })],
    [/^\/calls\/([^/]+)\/tree$/, (query, id) => treeOf(lab.calls, decodeURIComponent(id))],
    [/^\/series$/, () => ({ series: lab.series })],
    [/^\/failures$/, ({ from = 0 }) => ({ groups: (lab.topics.failures.data.groups ?? []).filter((group) => group.last >= from) })],
    [/^\/(nodes|clock)$/, (query, topic) => topics[topic]()],
  ];

  const send = ({ t, id, topic, args }) => {
    const data = t === 'sub' && topics[topic]?.(args ?? {});
    if (data) {
      const { at = lab.at, sampled = lab.sampled, nodes } = lab.topics[topic] ?? {};
      queueMicrotask(() => receive({ t: 'snap', id, topic, at, sampled, nodes, data }));
    }
  };

  const get = async (path, query = {}) => {
    for (const [pattern, answer] of questions) {
      const found = pattern.exec(path);
      if (found) {
        return answer(query, ...found.slice(1)) ?? refuse(404, 'NOT_FOUND', 'the saved lab does not hold it');
      }
    }
    return refuse(409, 'NOT_SAVED', 'a saved lab does not hold this');
  };

  return { send, get, stop() {}, now() {} };
};
