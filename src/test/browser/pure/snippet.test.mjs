import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { curl, java, literal } from '../../../../webroot/js/view/snippet.js';
import { ended, outcome } from '../../../../webroot/js/view/outcome.js';

test('a hostile argument stays one argument of the shell', () => {
  const body = { method: 'greet', args: ["'; touch /tmp/evil; echo '$(id)`id`\n"] };
  const command = curl('http://127.0.0.1:8077/api', body).replace(
    /^curl/,
    'for a; do printf "%s\\0" "$a"; done; set --',
  );
  const seen = execFileSync(
    'sh',
    ['-c', `set -- ${command.slice(command.indexOf('-sS'))}; for a; do printf '%s\\0' "$a"; done`],
    { env: { TOKEN: 't' } },
  )
    .toString()
    .split('\0');
  assert.deepEqual(JSON.parse(seen.at(-2)), body);
  assert.ok(seen.includes('authorization: Bearer t'));
});

test('values are Java expressions of their type', () => {
  assert.equal(literal('a"\\\n\u202e</script>'), '"a\\"\\\\\\n\\u202e</script>"');
  assert.equal(literal({ $: 'int', v: '9223372036854775807' }), '9223372036854775807L');
  assert.equal(literal({ $: 'int', v: '9223372036854775808' }), 'new BigInteger("9223372036854775808")');
  assert.equal(literal(3, { k: 'float' }), '3.0');
  assert.equal(literal(3, { k: 'int' }), '3');
  assert.equal(literal(0.25, { k: 'duration' }), 'Duration.ofNanos(250000000)');
  assert.equal(literal(null), 'null');
  assert.equal(literal([1, null], { k: 'array', of: { k: 'int' } }), 'Arrays.asList(1, null)');
  assert.equal(literal({ a: 1 }), 'Map.ofEntries(Map.entry("a", 1))');
  const method = { name: 'set', params: [{ name: 'kw', type: { k: 'float' } }, { name: 'unit', type: { k: 'string' }, kind: 'keyword' }] };
  const start = 'container.proxy("tcp://h:1/a")\n    .timeout(Duration.ofMillis(500))\n    .call(';
  assert.equal(java('tcp://h:1/a', method, { args: [1], kwargs: {} }, 500), `${start}"set", 1.0);`);
  assert.equal(java('tcp://h:1/a', method, { args: [1], kwargs: { unit: 'kW' } }, 500), `${start}Call.of("set", 1.0).kwarg("unit", "kW"));`);
});

test('an outcome has a mark and a word, so that colour is not needed', () => {
  assert.deepEqual(outcome('ok'), { kind: 'ok', mark: '', name: 'ok' });
  assert.deepEqual(outcome(20), { kind: 'timeout', mark: '◷', name: 'TIMEOUT (20)' });
  assert.deepEqual(outcome('30'), { kind: 'fail', mark: '✕', name: 'REMOTE_FAILURE (30)' });
  assert.equal(outcome(null).kind, 'pending');
  assert.equal(outcome('77').name, 'code 77');
  assert.equal(ended({ out: '20', durUs: 5e6, x: 'maybe' }), 'TIMEOUT (20) 5 s, executed maybe');
});
