import assert from 'node:assert/strict';
import test from 'node:test';
import { collect, read } from '../../../../webroot/js/core/archive.js';
import { replay, sorted, treeOf } from '../../../../webroot/js/core/replay.js';

const row = (n, rateIn = n) => ({ n, key: `n1/west/meter.${n}`, type: n % 2 ? 'Meter' : 'Store', st: 'up', rateIn, failPerMin: 0 });
const call = (id, cause, from, to, out = 'ok') => ({ id, cause, from, to, m: 'read', at: 10, out, w: 1 });

// a program of 450 agents that answers as ours does
const asked = [];
const program = {
  info: { name: 'plant', mode: 'control' },
  now: () => 7e6,
  words: () => ({ types: [[1, 'Meter']], methods: [[1, 'read']], agents: [[1, 'n1/west/meter.1', 1], [2, 'n1/west/meter.2', 1]] }),
  own: ['p50'],
  async once(topic, args) {
    asked.push([topic, args]);
    const data = { overview: { callsPerS: 3 }, topology: { containers: [] }, nodes: { nodes: [] }, failures: { groups: [{ code: 20, last: 5 }] },
      clock: { clocks: [{ key: 'n1/west', kind: 'simulated' }] },
      series: { series: Object.fromEntries((args.names ?? []).map((name) => [name, { unit: 'kW', t: [1], avg: [args.axis] }])) } }[topic];
    return { data, at: 6e6, sampled: 0.5, nodes: '4/5' };
  },
  async get(path, { offset, limit } = {}) {
    if (path === '/agents') {
      const all = Array.from({ length: 450 }, (_, index) => row(index + 1));
      return { total: 450, matched: 450, rows: all.slice(offset, offset + limit) };
    }
    if (path.startsWith('/agents/')) {
      if (path.endsWith('meter.2')) {
        throw new Error('gone');
      }
      return { methods: [{ name: 'read' }] };
    }
    return { '/series': { series: Array.from({ length: 30 }, (_, n) => ({ name: `n1/west/meter.${n}.power`, unit: 'kW' })) },
      '/calls': { sampled: 0.5, rows: [call('b', 'a', 2, 1), call('a', null, 1, 2, '20'), call('c', null, 3, 4)] } }[path];
  },
};
const lab = read(JSON.stringify(await collect(program)));

const opened = (of = lab) => {
  const told = [];
  const wire = replay(of, (message) => told.push(message));
  return { wire, async subscribe(topic, args) {
    wire.send({ t: 'sub', id: 1, topic, args });
    await null;
    return told.pop();
  } };
};

test('a lab is asked for whole: every page of agents, every series, both axes where a clock is not real', () => {
  assert.equal(lab.agents.length, 450);
  assert.equal(Object.keys(lab.points.real).length, 31);
  assert.deepEqual(lab.points.virtual['n1/west/meter.29.power'].avg, ['virtual']);
  assert.deepEqual(asked.filter(([topic]) => topic === 'series').map(([, { names }]) => names.length), [24, 7, 24, 7]);
  assert.deepEqual(lab.methods, [['Meter', [{ name: 'read' }]]]); // a Store had gone meanwhile
});

test('a saved lab tells each topic as it was, with its time, sample and nodes', async () => {
  const { subscribe } = opened();
  const overview = await subscribe('overview', {});
  assert.deepEqual(overview, { t: 'snap', id: 1, topic: 'overview', at: 6e6, sampled: 0.5, nodes: '4/5', data: { callsPerS: 3 } });
  assert.deepEqual((await subscribe('series', { names: ['p50', 'nobody'], axis: 'real' })).data.series, { p50: lab.points.real.p50 });
  assert.equal(await subscribe('nothing', {}), undefined);
});

test('a saved lab searches, sorts and pages as the program does', async () => {
  const { wire } = opened();
  const first = await wire.get('/agents', { q: 'STORE', sort: '-rate', offset: 0, limit: 2 });
  assert.deepEqual([first.total, first.matched, first.rows.map((each) => each.n)], [450, 225, [450, 448]]);
  assert.deepEqual((await wire.get('/agents', { sort: 'rate', offset: 448, limit: 10 })).rows.map((each) => each.n), [449, 450]);
  assert.equal((await wire.get('/agents', { container: 'west' })).matched, 450);
  assert.equal((await wire.get('/agents', { container: 'n1/west', node: 'n2' })).matched, 0);
  const rows = [row(1, 5), row(2, 5), row(3, null)];
  assert.deepEqual(sorted(rows, '-rate', 'type').map((each) => each.n), [1, 3, 2]);
  assert.deepEqual(sorted(rows, 'rate').map((each) => each.n), [3, 1, 2]);
});

test('an agent of a saved lab has its row, its calls, its series and the methods of its type; not its state', async () => {
  const { wire, subscribe } = opened();
  const detail = await wire.get('/agents/n1/west/meter.1');
  assert.deepEqual(detail.recent.map((each) => each.id), ['b', 'a']);
  assert.deepEqual([detail.series, detail.methods, detail.stateExposed], [['n1/west/meter.1.power'], [{ name: 'read' }], false]);
  assert.deepEqual((await subscribe('agent', { key: 'n1/west/meter.1' })).data, detail);
  await assert.rejects(wire.get('/agents/n1/west/gone'), { status: 404 });
  await assert.rejects(wire.get('/agents/n1/west/meter.1/state'), { status: 409 });
});

test('calls of a saved lab: of some agents, failed ones, and all with one first cause', async () => {
  const { wire } = opened();
  assert.deepEqual((await wire.get('/calls', { agents: 'n1/west/meter.2' })).rows.map((each) => each.id), ['b', 'a']);
  assert.deepEqual((await wire.get('/calls', { failed: true })).rows.map((each) => each.id), ['a']);
  assert.deepEqual((await wire.get('/calls/b/tree')).rows.map((each) => each.id), ['b', 'a']);
  await assert.rejects(wire.get('/calls/zz/tree'), { status: 404 });
  assert.equal(treeOf([call('a', 'b', 1, 2), call('b', 'a', 2, 1)], 'a').rows.length >= 1, true); // a ring ends
  assert.deepEqual((await wire.get('/failures', { from: 6 })).groups, []);
});

test('what is no saved lab is refused with the reason', () => {
  const refused = (text, reason) => assert.throws(() => read(text), reason);
  refused('<html>', /not JSON/);
  refused('[]', /not what “Save the whole lab” writes/);
  refused('{"kind":"agents","v":1}', /holds “agents”/);
  refused(JSON.stringify({ ...lab, v: 2 }), /version 2; this page reads version 1/);
  for (const part of ['at', 'info', 'topics', 'agents', 'methods', 'calls', 'series', 'points', 'words']) {
    refused(JSON.stringify({ ...lab, [part]: undefined }), /parts of it are missing/);
  }
  refused(JSON.stringify({ ...lab, topics: { ...lab.topics, nodes: null } }), /parts of it are missing/);
  for (const part of ['agents', 'methods', 'calls', 'series']) {
    refused(JSON.stringify({ ...lab, [part]: [null] }), /not what they ought to be/);
  }
  refused(JSON.stringify({ ...lab, agents: [{ n: 1, key: 7, type: 'Meter' }] }), /not what they ought to be/);
  refused(JSON.stringify({ ...lab, series: [{ name: {} }] }), /not what they ought to be/);
});
