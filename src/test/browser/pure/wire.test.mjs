import assert from 'node:assert/strict';
import test from 'node:test';
import { backoff, socket } from '../../../../webroot/js/core/wire.js';

const setUp = () => {
  const wires = [];
  const states = [];
  const messages = [];
  const timers = [];
  const wire = socket({
    url: 'ws://x', hello: () => ({ token: 't' }),
    handlers: { state: (state) => states.push(state), message: (message) => messages.push(message),
      greeted: () => wire.send({ t: 'sub', id: 1 }) },
    open: (url, protocol) => {
      const fake = { url, protocol, readyState: 1, sent: [], send: (text) => fake.sent.push(JSON.parse(text)), close: () => {} };
      wires.push(fake);
      return fake;
    },
    clock: { setTimeout: (run, ms) => timers.push({ run, ms }), clearTimeout: () => {}, setInterval: () => 0,
      clearInterval: () => {} },
  });
  const receive = (message) => wires.at(-1).onmessage({ data: JSON.stringify(message) });
  return { wires, states, messages, timers, wire, receive };
};

test('pauses grow from half a second to fifteen, and chance takes off up to half', () => {
  assert.deepEqual([0, 1, 2, 10].map((attempt) => backoff(attempt, 1)), [500, 1000, 2000, 15_000]);
  assert.deepEqual([0, 10].map((attempt) => backoff(attempt, 0)), [250, 7500]);
});

test('says hello first, what else is wanted without waiting for its answer, and acknowledges each eighth frame', () => {
  const { wires, receive } = setUp();
  wires[0].onopen();
  assert.deepEqual(wires[0].sent, [{ t: 'hello', v: 1, client: 'web', token: 't' }, { t: 'sub', id: 1 }]);
  receive({ t: 'welcome' });
  for (let seq = 1; seq <= 16; seq++) {
    receive({ t: 'delta', seq });
  }
  assert.deepEqual(wires[0].sent.slice(2), [{ t: 'ack', seq: 8 }, { t: 'ack', seq: 16 }]);
});

test('comes back after a loss, and starts its pauses anew after a welcome', () => {
  const { wires, states, timers, receive } = setUp();
  wires[0].onclose({ code: 1006 });
  assert.equal(states.at(-1).state, 'lost');
  timers.at(-1).run();
  wires[1].onclose({ code: 1006 });
  assert.ok(timers[1].ms >= 500 && timers[1].ms <= 1000);
  timers.at(-1).run();
  receive({ t: 'welcome' });
  assert.equal(states.at(-1).state, 'live');
  wires[2].onclose({ code: 1001 });
  assert.ok(timers[2].ms <= 500);
});

test('does not come back after a refusal', () => {
  const { wires, states, timers } = setUp();
  wires[0].onclose({ code: 4401 });
  assert.deepEqual(states.at(-1), { state: 'refused', reason: 'token' });
  assert.equal(timers.length, 0);
});

test('messages of a given-up connection are not heard', () => {
  const { wires, messages, timers } = setUp();
  const [old] = wires;
  old.onclose({ code: 1006 });
  timers[0].run();
  old.onmessage({ data: '{"t":"snap"}' });
  assert.deepEqual(messages, []);
});
