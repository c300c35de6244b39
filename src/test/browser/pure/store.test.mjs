// What of the page's start goes side by side, with a browser and a program that answer when they are told to.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const TURNED_AWAY = { t: 'bye', v: 1, code: 4401, reason: 'token missing or wrong' };

let wires;
let asked;
let runs = 0;

class Wire {
  constructor(url) {
    Object.assign(this, { url, readyState: 0, sent: [], isClosed: false });
    wires.push(this);
  }
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.isClosed = true;
  }
  open() {
    this.readyState = 1;
    this.onopen();
  }
  say(message) {
    this.onmessage({ data: JSON.stringify(message) });
  }
}

/** A store as in a page that was just opened. */
const fresh = async () => (await import(`../../../../webroot/js/core/store.js?run=${++runs}`)).store;
const settled = () => new Promise((done) => { setImmediate(done); });
const answer = async (status, body) => {
  asked.at(-1).done(new Response(JSON.stringify(body), { status }));
  await settled();
};
const refusal = (name, message) => ({ error: { name, message } });

beforeEach(() => {
  wires = [];
  asked = [];
  const kept = new Map();
  const browser = { WebSocket: Wire, location: { origin: 'http://x' },
    fetch: (path, request) => new Promise((done) => { asked.push({ path, request, done }); }),
    sessionStorage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value),
      removeItem: (key) => kept.delete(key) },
    setInterval: () => 0, // no ping keeps the tests from ending
  };
  Object.entries(browser).forEach(([name, value]) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true }));
});

test('the socket does not wait for the info, nor subscriptions for the welcome; hello is first', async () => {
  const store = await fresh();
  store.subscribe('overview', {}, () => {});
  store.start('secret');
  assert.deepEqual(asked.map(({ path }) => path), ['/api/v1/info']);
  assert.equal(wires.length, 1, 'dialled while the info has no answer');
  assert.equal(wires[0].url, 'ws://x/api/v1/stream', 'no token in an address');
  wires[0].open();
  assert.deepEqual(wires[0].sent.map(({ t, topic }) => topic ?? t), ['hello', 'overview']);
  store.subscribe('nodes', {}, () => {});
  assert.equal(wires[0].sent.at(-1).topic, 'nodes', 'one that comes before the welcome goes at once');
  wires[0].say({ t: 'welcome', sid: 'a', mode: 'read' });
  assert.equal(wires[0].sent.length, 3, 'nothing is asked twice');
});

test('what comes before anybody draws is there for who subscribes then', async () => {
  const store = await fresh();
  store.subscribe('overview', {}, () => {});
  store.start('secret');
  wires[0].open();
  wires[0].say({ t: 'welcome', sid: 'a' });
  wires[0].say({ t: 'snap', id: 1, topic: 'overview', seq: 1, data: { callsPerS: 7 } });
  const seen = [];
  store.subscribe('overview', {}, ({ kind, data }) => seen.push([kind, data.callsPerS]));
  await settled();
  assert.deepEqual(seen, [['snap', 7]]);
  assert.equal(wires[0].sent.filter(({ t }) => t === 'sub').length, 1);
});

test('after a loss all is asked for anew with hello, which says who comes back', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const store = await fresh();
  store.subscribe('overview', {}, () => {});
  store.start('secret');
  wires[0].open();
  wires[0].say({ t: 'welcome', sid: 'a' });
  wires[0].onclose({ code: 1006 });
  assert.equal(store.connection.state, 'lost');
  context.mock.timers.tick(500);
  wires[1].open();
  assert.deepEqual(wires[1].sent.map(({ t, resume }) => [t, resume]), [['hello', 'a'], ['sub', undefined]]);
});

for (const [status, reason] of [[401, 'token'], [429, 'slow'], [421, 'this is not my name']]) {
  test(`an info that is refused with ${status} explains, and nothing goes on`, async () => {
    const store = await fresh();
    store.start('secret');
    await answer(status, refusal('REFUSED', 'this is not my name'));
    assert.deepEqual([store.connection.state, store.connection.reason], ['refused', reason]);
    assert.ok(wires[0].isClosed);
    wires[0].onclose({ code: 1006 });
    assert.equal(store.connection.state, 'refused');
  });
}

test('who is turned away by the socket first has heard nothing, and the info may still say more', async () => {
  const store = await fresh();
  store.start('secret');
  wires[0].open();
  wires[0].say(TURNED_AWAY);
  wires[0].onclose({ code: 4401 });
  assert.deepEqual([store.connection.state, store.connection.reason, store.connection.heard], ['refused', 'token', null]);
  assert.equal(sessionStorage.getItem('token'), null);
  await answer(429, refusal('TOO_MANY_FAILURES', 'wait'));
  assert.equal(store.connection.reason, 'slow');
});

test('without an answer, or with a failure of the program, the socket tries on', async () => {
  const store = await fresh();
  store.start('secret');
  await answer(503, refusal('UNAVAILABLE', 'not yet'));
  assert.equal(store.connection.state, 'connecting');
  assert.ok(!wires[0].isClosed);
});

test('an answer that is late changes nothing of a token that was given since, nor of a file', async () => {
  const store = await fresh();
  store.start('wrong');
  const [{ done }] = asked;
  store.start('right');
  assert.ok(wires[0].isClosed);
  done(new Response(JSON.stringify(refusal('TOKEN', 'wrong')), { status: 401 }));
  await settled();
  assert.equal(store.connection.state, 'connecting');
  assert.ok(!wires[1].isClosed);
  store.open({ words: {}, info: { name: 'kept' } }, () => ({ send() {}, stop() {} }));
  assert.ok(wires[1].isClosed);
  await answer(200, { name: 'plant' });
  assert.deepEqual([store.connection.state, store.info.name], ['file', 'kept']);
});
