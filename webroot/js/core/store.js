// What the page knows: connection, dictionary, subscriptions, notices, the frozen view. One for the page; DOM-free but
// for the browser's storage and visibility.

import { dictionary } from './dictionary.js';
import { feeds } from './feeds.js';
import { rest, socket } from './wire.js';

const NOTICES = 200;
const HIDDEN_RATE = 0.25;
const FORGET_MS = 600_000;

const watchers = new Set();
const words = dictionary();
let wire = null;
let token = null;
let sid = null;
let offset = 0; // the server's clock minus ours, microseconds
let frozenAt = null;
let forgotten = false;
let noticeId = 0;
let seen = true;
let forgetting = null;
let gone = []; // numbers that mean nothing any more once the view thaws

const changed = () => watchers.forEach((watcher) => watcher());
const topics = feeds((message) => wire?.send(message));
let questions = rest(() => token);
let saved = null; // the lab of a file, shown instead of the program's
let admit;
const admitted = new Promise((done) => { admit = done; }); // screens ask as soon as they are entered

// what stands still on a frozen view still has to be read
const forget = () => {
  if (frozenAt === null) {
    words.forget(gone.splice(0));
  }
};

const storage = (action) => {
  try {
    return action(sessionStorage);
  } catch {
    return null; // switched off: the token lives as long as the page
  }
};

const learn = (now) => {
  if (typeof now === 'number') {
    offset = now - Date.now() * 1000;
  }
};

const welcome = (message) => {
  learn(message.now);
  const restarted = sid !== null && message.sid !== sid;
  if (message.sid !== sid) {
    words.clear(); // the numbers of another run mean something else
    gone = [];
  }
  sid = message.sid;
  store.info = { ...store.info, mode: message.mode, limits: message.limits, node: message.node };
  admit();
  if (restarted) {
    store.notice('info', 'The program was restarted or forgot this page: all data is new.', 'restarted');
  }
};

const learnt = (answer) => {
  if (answer.dict) {
    words.add(answer.dict);
  }
  return answer;
};

const kinds = {
  welcome,
  snap: topics.receive,
  delta: topics.receive,
  gap: topics.receive,
  dict: (message) => {
    words.add(message);
    gone.push(...(message.gone ?? []));
    forget();
  },
  notice: (message) => store.notice(message.level, message.text, message.key, message.action),
  pong: (message) => learn(message.now),
};

const receive = (message) => {
  if (message.t !== 'bye') { // who is turned away has heard nothing of the program
    store.connection.heard = Date.now();
  }
  kinds[message.t]?.(message); // kinds that a later version adds are left alone
};

const state = (change) => {
  if (change.reason === 'token') {
    storage((session) => session.removeItem('token'));
  }
  if (change.state !== 'live') {
    topics.abandon(new Error('the connection has ended'));
  }
  const same = change.state === store.connection.state;
  store.connection = { ...store.connection, retryAt: null, reason: null, ...change,
    since: same ? store.connection.since : Date.now() };
  changed();
};

// the other side has forgotten us, or never knew us: it hears with hello what we want
const greeted = () => {
  if (!seen) {
    wire.send({ t: 'rate', factor: HIDDEN_RATE });
  }
  topics.restart();
};

const dial = () => {
  wire?.stop();
  const url = location.origin.replace(/^http/, 'ws') + '/api/v1/stream';
  wire = socket({ url, hello: () => ({ token, resume: sid ?? undefined }), handlers: { message: receive, state, greeted } });
};

const refuse = ({ status, error }) => {
  if (status === 0 || status >= 500) {
    return; // the socket tries again by itself
  }
  wire.stop();
  const known = { 401: 'token', 429: 'slow' };
  state({ state: 'refused', reason: known[status] ?? error.message });
};

// beside the socket, which does not wait for it: browsers don't tell pages why a socket was not let in
const inform = async () => {
  const shown = token;
  const isOver = () => saved || token !== shown; // a file was opened, or another token given
  try {
    const info = await questions.get('/info');
    if (!isOver()) {
      store.info = info;
      learn(info.now);
      admit();
      changed();
    }
  } catch (problem) {
    if (!isOver()) {
      refuse(problem);
    }
  }
};

export const store = {
  /** The answer of GET /info with what `welcome` said; null before. */
  info: null,
  /** { state: starting|connecting|live|lost|refused|file, since (ms), retryAt (ms)|null, reason, heard (ms) }. */
  connection: { state: 'starting', since: Date.now(), retryAt: null, reason: null, heard: null },
  /** agent(n) -> { key, type }, method(n), type(n), number(key). */
  dict: words,
  /** The last notices, newest last: { id, level, text, key, action, at, n }. */
  notices: [],

  /** Starts, or starts again with another token. Without one the page asks for it. */
  start(given) {
    token = given ?? storage((session) => session.getItem('token'));
    if (!token) {
      state({ state: 'refused', reason: 'none' });
      return;
    }
    storage((session) => session.setItem('token', token));
    dial();
    inform();
  },

  /** Shows a lab instead of the program, until the page is loaded again. replay(lab, receive): what answers from it. */
  open(lab, replay) {
    wire?.stop();
    saved = lab;
    gone = [];
    store.notices = []; // they tell of the program
    words.clear();
    words.add(lab.words);
    wire = questions = replay(lab, (message) => kinds[message.t](message));
    store.info = { ...lab.info, mode: 'read' };
    store.connection.heard = null; // nothing grows old in a file
    admit();
    state({ state: 'file' });
    topics.restart();
  },
  /** The first whole message of a topic: { data, at, sampled, nodes }. */
  once: topics.once,

  /** Tries to connect at once. */
  retry() {
    wire?.now();
  },

  /** onData({ kind: snap|delta|gap, data, at, sampled, nodes }); a gap's data is { n, why }. -> { update, close }. */
  subscribe: topics.subscribe,
  /** An answer with rows may bring names for their numbers, as `dict` on the stream does. */
  async get(path, query) {
    await admitted;
    return learnt(await questions.get(path, query));
  },
  async post(path, body) {
    return learnt(await questions.post(path, body));
  },
  /** Calls back after each change of connection, notices or freeze. -> a function that ends it. */
  watch(watcher) {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },

  /** Tells the user something. A notice takes the place of the last one of its key; equal ones are counted. */
  notice(level, text, key = text, action = null) {
    const old = store.notices.find((notice) => notice.key === key);
    store.notices = store.notices.filter((notice) => notice !== old);
    store.notices.push({ id: ++noticeId, level, text, key, action, at: Date.now(), n: old?.text === text ? old.n + 1 : 1 });
    store.notices = store.notices.slice(-NOTICES);
    changed();
  },
  dismiss(id) {
    store.notices = store.notices.filter((notice) => notice.id !== id);
    changed();
  },

  /** Whether the view stands still while data goes on; since when, in microseconds of the server's clock. */
  get frozen() {
    return frozenAt !== null;
  },
  get frozenAt() {
    return frozenAt;
  },
  /** Rows of calls that came since the view froze. */
  held: topics.held,
  freeze(on) {
    frozenAt = on ? store.now() : null;
    topics.freeze(on);
    forget();
    changed();
  },

  /** Microseconds since the epoch on the server's clock, as far as known. */
  now: () => saved ? saved.at : Date.now() * 1000 + offset,

  /** The page is hidden or seen again: less data, and after ten minutes none. */
  visible(now) {
    seen = now;
    wire?.send({ t: 'rate', factor: seen ? 1 : HIDDEN_RATE });
    clearTimeout(forgetting);
    if (!seen) {
      forgetting = setTimeout(() => {
        forgotten = true;
        wire?.send({ t: 'rate', factor: 0 });
      }, FORGET_MS);
    } else if (forgotten) {
      forgotten = false;
      topics.restart();
    }
  },
};
