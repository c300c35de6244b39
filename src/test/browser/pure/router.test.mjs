import assert from 'node:assert/strict';
import test from 'node:test';
import { agentLink, href, parse, parts } from '../../../../webroot/js/core/router.js';

const plain = ({ screen, path, query }) => ({ screen, path, query: { ...query } });

test('a link means what it was made from', () => {
  const link = href('agents', [], { q: 'meter 1&2', sort: '-p99', group: 'container', state: '', none: null });
  assert.equal(link, '#/agents?q=meter%201%262&sort=-p99&group=container');
  assert.deepEqual(plain(parse(link)), { screen: 'agents', path: [], query: { q: 'meter 1&2', sort: '-p99', group: 'container' } });
});

test('parts of a key survive whatever they hold', () => {
  for (const key of ['n1/west/meter.3', 'n1/west/a/b/c', 'n1/west/<img src=x>?q=1#/agents', 'n1/west/%00', 'n1/west/é👩']) {
    assert.deepEqual(parse(agentLink(key)).path.join('/'), key);
    assert.equal(parts(key).join('/'), key);
  }
  assert.equal(agentLink('n1/west/meter.3', ['call', 'set/Limit']), '#/agent/n1/west/meter.3/call/set%2FLimit');
});

test('keys in a query stay readable', () => {
  assert.equal(href('lab', [], { sel: 'n1/west/meter.3' }), '#/lab?sel=n1/west/meter.3');
});

test('nonsense is the Lab, or is read as it stands', () => {
  assert.equal(parse('').screen, 'lab');
  assert.equal(parse('#/').screen, 'lab');
  assert.deepEqual(parse('#/agent/%zz/x').path, ['%zz', 'x']);
  assert.equal(parse('#/agents?__proto__=1').query.polluted, undefined);
  assert.equal(parse('#/agents?constructor=1').query.toString, undefined);
});
