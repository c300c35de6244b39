// The calls that a sequence chart is drawn from: what was recorded before, then the live tail; bounded, without doubles.

import { named, nodeOf } from './rows.js';
import { calls, order } from '../draw/causal.js';
import { fold, idle, torn } from '../draw/fold.js';
import { Trees } from '../draw/trees.js';

const BOUND = 10_000;
const HISTORY = 200;
const GAPS = 200;

export const capture = (context) => {
  const { store, invalidate, soon } = context;
  let feed = null;
  let rows = new Map(); // id and side -> row, oldest first
  let gaps = [];
  let agents = [];
  let failedOnly = false;
  let version = 0;
  let made = { version: -1 };
  let trouble = null;
  let asked = false; // history has come
  let news = {};
  let skews = new Map(); // node -> how far its clock may differ from that of the page's node, µs
  let nodes = null;

  const add = (list) => {
    const wasEmpty = rows.size === 0;
    for (const row of list) {
      const key = `${row.id} ${row.side ?? 'both'}`;
      rows.delete(key);
      rows.set(key, named(store, row));
    }
    while (rows.size > BOUND) {
      rows.delete(rows.keys().next().value);
    }
    version += 1;
    (wasEmpty ? invalidate : soon)();
  };

  const latest = () => [...rows.values()].at(-1)?.at ?? store.now();

  const live = ({ kind, data, at, sampled, nodes: heard }) => {
    if (kind === 'gap') {
      gaps = [...gaps, { at: latest(), ...data }].slice(-GAPS);
      version += 1;
      invalidate();
      return;
    }
    news = { at, sampled, nodes: heard };
    if (data?.dropped) {
      gaps = [...gaps, { at: latest(), n: data.dropped, why: 'more than can be shown' }].slice(-GAPS);
    }
    add(data?.rows ?? []);
  };

  const load = async (query) => {
    const wanted = agents;
    trouble = null;
    try {
      const answer = await query();
      if (wanted === agents) {
        // what is live already is newer than what was asked for before
        const newer = [...rows.values()];
        rows = new Map();
        add(answer.rows);
        add(newer);
      }
    } catch (problem) {
      if (wanted === agents) {
        trouble = problem;
      }
    }
    asked = true;
    invalidate();
  };

  const reset = () => {
    feed?.close();
    feed = null;
    rows = new Map();
    gaps = [];
    trouble = null;
    asked = false;
    version += 1;
  };

  const watchNodes = () => {
    nodes ??= store.subscribe('nodes', {}, ({ data }) => {
      const told = new Map((data?.nodes ?? []).map(({ node, skewMs, skewErrMs }) =>
        [node, 1000 * (Math.abs(skewMs ?? 0) + (skewErrMs ?? 0))]));
      if ([...told].some(([node, us]) => skews.get(node) !== us)) {
        skews = told;
        version += 1; // what is concurrent depends on it
        invalidate();
      }
    });
  };

  return {
    /** Follows these agents; the same again changes nothing. */
    follow(keys, failed) {
      if (keys.join(',') === agents.join(',') && failed === failedOnly && (feed || !keys.length)) {
        return;
      }
      reset();
      agents = keys;
      failedOnly = failed;
      if (keys.length === 0) {
        return;
      }
      watchNodes();
      feed = store.subscribe('calls', { agents: keys, failed }, live);
      load(() => store.get('/calls', { agents: keys.join(','), limit: HISTORY }));
    },
    /** One call with everything that has the same first cause. */
    tree(id) {
      reset();
      agents = [];
      watchNodes();
      load(() => store.get(`/calls/${encodeURIComponent(id)}/tree`, { depth: 12 }));
    },
    clear() {
      rows = new Map();
      gaps = [];
      version += 1;
      invalidate();
    },
    leave() {
      reset();
      nodes?.close();
      nodes = null;
      agents = [];
    },
    get size() {
      return rows.size;
    },
    get trouble() {
      return trouble;
    },
    get loaded() {
      return asked || rows.size > 0;
    },
    get news() {
      return news;
    },
    get gaps() {
      return gaps;
    },
    get version() {
      return version;
    },
    rows: () => [...rows.values()],

    /** Calls, trees: made once for all rows that there are. */
    content() {
      if (made.version !== version) {
        const list = calls([...rows.values()]).filter(
          (call) => !failedOnly || (call.out !== 'ok' && call.out !== null),
        );
        list.sort((one, other) => one.at - other.at);
        made = { version, list, trees: new Trees(list) };
      }
      return made;
    },

    /** Lines of a part of the calls, in causal order. */
    lines(part, { folded, unfolded, compress, from, to }) {
      const options = {
        nodeOf: (call, end) => nodeOf(store, call[end]),
        boundUs: (one, other) => (skews.get(one) ?? 0) + (skews.get(other) ?? 0),
      };
      const ordered = order(part, options);
      const short = folded ? fold(ordered, unfolded) : ordered;
      return torn(
        idle(short, compress),
        gaps.filter((gap) => gap.at >= from && gap.at <= to),
      );
    },
  };
};
