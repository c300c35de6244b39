// A whole lab in one file: what is asked of the program for it, what makes a text such a file, and what shows it again.
// Seldom wanted, so that the page loads it when somebody does. collect and read are pure.

import { download } from './export.js';
import { dayAndTime } from './format.js';
import { NAMES } from './history.js';
import { replay } from './replay.js';
import { parts } from './router.js';
import { all } from './rows.js';

const VERSION = 1;
const MOST_AGENTS = 20_000;
const MOST_TYPES = 64;
const CALLS = 500; // the newest: as many as one question may ask for
const AT_ONCE = 24; // series that one subscription may name
const MOST_BYTES = 256 << 20;
const TOPICS = ['overview', 'topology', 'nodes', 'clock', 'failures'];

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
  const agents = await all((page) => get('/agents', { sort: 'key', ...page }), MOST_AGENTS);
  const calls = await get('/calls', { limit: CALLS });
  return { v: VERSION, kind: 'lab', at: now(), info, topics, agents,
    methods: await methodsOf(get, agents), calls: calls.rows, sampled: calls.sampled, series, points,
    words: words() };
};

const isList = Array.isArray;
const isText = (value) => typeof value === 'string';
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
    throw new Error(isObject(lab) && isText(lab.kind) ? `it holds “${lab.kind.slice(0, 40)}”, not a whole lab`
      : 'it is JSON, but not what “Save the whole lab” writes');
  }
  if (lab.v !== VERSION) {
    throw new Error(`it is of version ${JSON.stringify(lab.v)?.slice(0, 20)}; this page reads version ${VERSION}`);
  }
  const whole = Number.isFinite(lab.at) && ['info', 'topics', 'points', 'words'].every((part) => isObject(lab[part]))
    && ['agents', 'methods', 'calls', 'series'].every((part) => isList(lab[part]) && lab[part].every(Boolean))
    && TOPICS.every((topic) => isObject(lab.topics[topic]?.data))
    && lab.agents.every(({ key, type }) => isText(key) && isText(type)) && lab.series.every(({ name }) => isText(name));
  if (!whole) {
    throw new Error('parts of it are missing, or are not what they ought to be');
  }
  return lab;
};

/** Asks the program for everything and offers it as a file; says so when it could not. */
export const save = async (store) => {
  if (store.connection.state !== 'live') {
    store.notice('warn', 'The whole lab can be saved while the program answers; what a screen shows can be saved always.', 'lab');
    return;
  }
  store.notice('info', 'Asking for the whole lab…', 'lab');
  try {
    const lab = await collect({ info: store.info, now: store.now, get: store.get, once: store.once,
      words: store.dict.told, own: NAMES });
    download(`lab-${dayAndTime(lab.at).replace(/\W/g, '-')}.json`, 'application/json', JSON.stringify(lab));
    store.notice('info', 'The whole lab is saved. Drop the file on this page, of any program, to see it again.', 'lab');
  } catch (problem) {
    store.notice('warn', `The lab was not saved: ${problem.message}`, 'lab');
  }
};

/** Shows the lab of a file instead of the program's, or says what is wrong with it. */
export const open = async (store, file) => {
  try {
    if (file.size > MOST_BYTES) {
      throw new Error(`it has ${file.size} bytes, and at most ${MOST_BYTES} are read`);
    }
    store.open(read(await file.text()), replay);
  } catch (problem) {
    store.notice('warn', `“${file.name}” was not opened: ${problem.message}.`, 'lab');
  }
};
