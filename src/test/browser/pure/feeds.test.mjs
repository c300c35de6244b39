import assert from 'node:assert/strict';
import test from 'node:test';
import { feeds } from '../../../../webroot/js/core/feeds.js';

const setUp = () => {
  const sent = [];
  return { sent, topics: feeds((message) => sent.push(message)), told: [] };
};
const snap = (id, topic, seq, data) => ({ t: 'snap', id, topic, seq, data });
const delta = (id, topic, seq, data) => ({ t: 'delta', id, topic, seq, data });

test('a hole in the numbers asks for a new snapshot, and the message is dropped', () => {
  const { sent, topics, told } = setUp();
  topics.subscribe('agents', { q: 'x' }, (news) => told.push(news.kind));
  topics.receive(snap(1, 'agents', 1, {}));
  topics.receive(delta(1, 'agents', 2, {}));
  topics.receive(delta(1, 'agents', 4, {}));
  assert.deepEqual(told, ['snap', 'delta']);
  assert.deepEqual(sent.map((message) => message.t), ['sub', 'sub']);
  assert.deepEqual(sent[1], { t: 'sub', id: 1, topic: 'agents', args: { q: 'x' } });
});

test('numbers may count per topic as well', () => {
  const { sent, topics, told } = setUp();
  topics.subscribe('agent', { key: 'a' }, (news) => told.push(news.data));
  topics.subscribe('agent', { key: 'b' }, (news) => told.push(news.data));
  topics.receive(snap(1, 'agent', 1, 'a1'));
  topics.receive(snap(2, 'agent', 2, 'b1'));
  topics.receive(delta(1, 'agent', 3, 'a2'));
  topics.receive(delta(2, 'agent', 4, 'b2'));
  assert.deepEqual(told, ['a1', 'b1', 'a2', 'b2']);
  assert.equal(sent.length, 2);
});

test('what is whole is subscribed to once, and a late listener gets the last at once', async () => {
  const { sent, topics, told } = setUp();
  const first = topics.subscribe('overview', {}, () => {});
  topics.receive(snap(1, 'overview', 1, { a: 1, b: 1 }));
  topics.receive(delta(1, 'overview', 2, { b: 2 }));
  const second = topics.subscribe('overview', {}, (news) => told.push(news));
  await null;
  assert.equal(sent.length, 1);
  assert.deepEqual(told.map(({ kind, data }) => [kind, data]), [['snap', { a: 1, b: 2 }]]);
  first.close();
  assert.equal(sent.length, 1);
  second.close();
  assert.deepEqual(sent.at(-1), { t: 'unsub', id: 1 });
});

test('other arguments keep the number, and old deltas are not taken for them', () => {
  const { sent, topics, told } = setUp();
  const feed = topics.subscribe('agents', { q: 'a' }, (news) => told.push(news.data));
  topics.receive(snap(1, 'agents', 1, 'a'));
  feed.update({ q: 'b' });
  topics.receive(snap(1, 'agents', 1, 'b'));
  assert.deepEqual(told, ['a', 'b']);
  assert.deepEqual(sent.at(-1).args, { q: 'b' });
});

test('while frozen calls wait, counted, and everything else is asked for anew afterwards', () => {
  const { sent, topics, told } = setUp();
  topics.subscribe('agents', {}, (news) => told.push(news.kind));
  topics.subscribe('calls', {}, (news) => told.push(news.data.rows.length));
  topics.receive(snap(1, 'agents', 1, {}));
  topics.receive(snap(2, 'calls', 1, { rows: [1] }));
  topics.freeze(true);
  topics.receive(delta(1, 'agents', 2, {}));
  topics.receive(delta(2, 'calls', 2, { rows: [1, 2, 3] }));
  assert.deepEqual(told, ['snap', 1]);
  assert.equal(topics.held(), 3);
  topics.freeze(false);
  assert.deepEqual(told, ['snap', 1, 3]);
  assert.deepEqual(sent.at(-1), { t: 'sub', id: 1, topic: 'agents', args: {} });
  assert.equal(topics.held(), 0);
});

test('a screen that is opened while frozen gets one picture', () => {
  const { topics, told } = setUp();
  topics.freeze(true);
  topics.subscribe('agents', {}, (news) => told.push(news.kind));
  topics.receive(snap(1, 'agents', 1, {}));
  topics.receive(delta(1, 'agents', 2, {}));
  assert.deepEqual(told, ['snap']);
});

test('held calls are bounded, and the rest becomes a gap with its number', () => {
  const { topics, told } = setUp();
  topics.subscribe('calls', {}, (news) => told.push(news));
  topics.receive(snap(1, 'calls', 1, { rows: [] }));
  topics.freeze(true);
  for (let seq = 2; seq < 14; seq++) {
    topics.receive(delta(1, 'calls', seq, { rows: Array(1000).fill(0) }));
  }
  topics.freeze(false);
  assert.deepEqual(told.at(-1), { kind: 'gap', data: { n: 2000, why: 'frozen' } });
});

test('after a new connection every subscription is made again', () => {
  const { sent, topics } = setUp();
  topics.subscribe('agents', { q: 'a' }, () => {});
  topics.subscribe('overview', {}, () => {});
  topics.restart();
  assert.deepEqual(sent.slice(2).map((message) => message.topic), ['agents', 'overview']);
});

test('messages for what was closed are left alone', () => {
  const { topics, told } = setUp();
  topics.subscribe('agents', {}, (news) => told.push(news)).close();
  topics.receive(snap(1, 'agents', 1, {}));
  assert.deepEqual(told, []);
});

test('what is asked once fails when nobody is left to answer, what is subscribed to waits for who comes back', async () => {
  const { sent, topics, told } = setUp();
  topics.subscribe('agents', {}, (news) => told.push(news.data));
  const answer = topics.once('failures', {});
  topics.abandon(new Error('gone'));
  await assert.rejects(answer, /gone/);
  topics.restart();
  topics.receive(snap(1, 'agents', 1, 'a'));
  topics.receive(snap(2, 'failures', 1, 'late'));
  assert.deepEqual(told, ['a']);
  assert.deepEqual(sent.map(({ t, id }) => `${t} ${id}`), ['sub 1', 'sub 2', 'unsub 2', 'sub 1']);
});
