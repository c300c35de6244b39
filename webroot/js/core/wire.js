// How the page talks with the program: by a stream, and by questions with one answer. Knows no topic.

const PROTOCOL = 'agents-console.v1';
const ACK_EVERY = 8;
const PING_MS = 10_000;
const FINAL = { 4401: 'token', 4403: 'mode', 4409: 'replaced' };

/** The pause before try number `attempt`, in ms: 0.5 s doubling to 15 s, and by chance down to half, so that many
 *  viewers don't come back in one moment. */
export const backoff = (attempt, chance = Math.random()) => Math.min(15_000, 500 * 2 ** attempt) * (0.5 + chance / 2);

/**
 * A stream: one WebSocket that says hello, acknowledges, and comes back by itself with growing pauses. handlers:
 * message(m), state({ state, retryAt, reason }), greeted(): hello was said, and what else is sent now need not wait for
 * its answer.
 * state: connecting, live, lost (another try at retryAt, ms) or refused (none: reason token, mode, replaced).
 */
export const socket = ({ url, hello, handlers, open = (u, p) => new WebSocket(u, p), clock = globalThis }) => {
  let wire = null;
  let attempt = 0;
  let retry = null;
  let pings = null;
  let frames = 0;
  let stopped = false;

  const send = (message) => {
    if (wire?.readyState === 1) {
      wire.send(JSON.stringify(message));
    }
  };

  const acknowledge = ({ seq }) => {
    if (seq !== undefined && ++frames % ACK_EVERY === 0) {
      send({ t: 'ack', seq });
    }
  };

  const receive = (event) => {
    const message = JSON.parse(event.data);
    if (message.t === 'welcome') {
      attempt = 0;
      clock.clearInterval(pings);
      pings = clock.setInterval(() => send({ t: 'ping', c: Date.now() }), PING_MS);
      handlers.state({ state: 'live' });
    }
    handlers.message(message);
    acknowledge(message);
  };

  const closed = (event) => {
    clock.clearInterval(pings);
    wire = null;
    if (stopped) {
      return;
    }
    if (FINAL[event.code]) {
      handlers.state({ state: 'refused', reason: FINAL[event.code] });
      return;
    }
    const pause = backoff(attempt);
    attempt += 1;
    retry = clock.setTimeout(connect, pause);
    handlers.state({ state: 'lost', retryAt: Date.now() + pause, reason: event.code });
  };

  const connect = () => {
    clock.clearTimeout(retry);
    const fresh = open(url, PROTOCOL);
    wire = fresh;
    fresh.onopen = () => {
      send({ t: 'hello', v: 1, client: 'web', ...hello() });
      handlers.greeted();
    };
    // a message of a wire that was given up would be taken for one of the new wire
    fresh.onmessage = (event) => wire === fresh && receive(event);
    fresh.onclose = (event) => wire === fresh && closed(event);
  };

  handlers.state({ state: 'connecting' });
  connect();
  return {
    send,
    /** Tries at once instead of waiting. */
    now() {
      if (!wire) {
        connect();
      }
    },
    stop() {
      stopped = true;
      clock.clearTimeout(retry);
      clock.clearInterval(pings);
      wire?.close();
    },
  };
};

const BASE = '/api/v1';

const failure = (status, error) => Object.assign(new Error(error.message ?? error.name), { status, error });

const address = (path, query) => {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => (value ?? '') !== '');
  return BASE + path + (pairs.length ? '?' + new URLSearchParams(pairs) : '');
};

const answer = async (response) => {
  const text = await response.text();
  let body;
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    body = { error: { name: 'NO_JSON', message: 'the answer was not JSON' } };
  }
  if (!response.ok || body.error) {
    throw failure(response.status, body.error ?? { name: 'HTTP_' + response.status, message: response.statusText });
  }
  return body;
};

const ask = async (path, request) => {
  let response;
  try {
    response = await fetch(path, { cache: 'no-store', credentials: 'omit', redirect: 'error', ...request });
  } catch {
    throw failure(0, { name: 'UNREACHABLE', message: 'the program did not answer' });
  }
  return answer(response);
};

/** Questions to /api/v1. token(): the bearer token. Both reject with an Error of `status` (0: no answer) and `error`,
 *  as the server said. */
export const rest = (token) => {
  const bearer = () => ({ authorization: `Bearer ${token()}` });
  return {
    /** path: below /api/v1, each part percent-encoded; query: an object. */
    get: (path, query) => ask(address(path, query), { headers: bearer() }),
    post: (path, body) => ask(BASE + path, {
      method: 'POST',
      headers: { ...bearer(), 'content-type': 'application/json', 'x-agents-console': '1' },
      body: JSON.stringify(body),
    }),
  };
};
