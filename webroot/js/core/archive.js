// A whole lab in one file: what is asked of the program for it, and what makes a text such a file. Pure.

import { parts } from './router.js';

const VERSION = 1;
const PAGE = 200;
const MOST_AGENTS = 20_000;
const MOST_TYPES = 64;
const CALLS = 500; // the newest: as many as one question may ask for
const AT_ONCE = 24; // series that one subscription may name
const TOPICS = ['overview', 'topology', 'nodes', 'clock', 'failures'];

const agentsOf = async (get) => {
  const found = [];
  for (let offset = 0; offset < MOST_AGENTS; offset += PAGE) {
    const { rows, matched } = await get('/agents', { sort: 'key', offset, limit: PAGE });
    found.push(...rows);
    if (!rows.length || found.length >= matched) {
      break;
    }
  }
  return found;
};

// agents of a type have the same methods: one of each is asked
const methodsOf = async (get, agents) => {
  const found = new Map();
  for (const { key, type } of agents) {
    if (found.size < MOST_TYPES && !found.has(type)) {
      const { methods } = await get(`/agents/${parts(key).map(encodeURIComponent).join('/')}`).catch(() => ({}));
      found.set(type, methods); // none if it has gone meanwhile
    }
  }
  return [...found].filter(([, methods]) => methods);
};

const pointsOf = async (once, names, axis) => {
  const points = {};
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const { data } = await once('series', { names: names.slice(at, at + AT_ONCE), axis });
    Object.assign(points, data.series);
  }
  return points;
};

/**
 * Asks for everything. now(): microseconds; get(path, query): an answer; once(topic, args): the first message of a topic;
 * words(): what numbers mean, asked for last. own: series that are in no list.
 */
export const collect = async ({ info, now, get, once, words, own }) => {
  const topics = {};
  for (const topic of TOPICS) {
    topics[topic] = await once(topic, {});
  }
  const series = (await get('/series')).series;
  const names = [...new Set([...own, ...series.map((each) => each.name)])];
  const isReal = (topics.clock.data.clocks ?? []).every((clock) => clock.kind === 'real');
  const points = { real: await pointsOf(once, names, 'real'), virtual: isReal ? {} : await pointsOf(once, names, 'virtual') };
  const agents = await agentsOf(get);
  const calls = await get('/calls', { limit: CALLS });
  return { v: VERSION, kind: 'lab', at: now(), info, topics, agents,
    methods: await methodsOf(get, agents), calls: calls.rows, sampled: calls.sampled, series, points,
    words: words() };
};

const isList = Array.isArray;
const isObject = (value) => typeof value === 'object' && value !== null && !isList(value);

/** The lab of a file's text; what is wrong with it is thrown, in words for whoever opened it. */
export const read = (text) => {
  let lab;
  try {
    lab = JSON.parse(text);
  } catch {
    throw new Error('it is not JSON');
  }
  if (!isObject(lab) || lab.kind !== 'lab') {
    throw new Error(isObject(lab) && typeof lab.kind === 'string' ? `it holds “${lab.kind.slice(0, 40)}”, not a whole lab`
      : 'it is JSON, but not what “Save the whole lab” writes');
  }
  if (lab.v !== VERSION) {
    throw new Error(`it is of version ${JSON.stringify(lab.v)?.slice(0, 20)}; this page reads version ${VERSION}`);
  }
  const whole = Number.isFinite(lab.at) && isObject(lab.info) && isObject(lab.topics) && isList(lab.agents)
    && isList(lab.methods) && isList(lab.calls)
    && isList(lab.series) && isObject(lab.points) && isObject(lab.words)
    && TOPICS.every((topic) => isObject(lab.topics[topic]?.data));
  if (!whole) {
    throw new Error('parts of it are missing');
  }
  return lab;
};
