import assert from 'node:assert/strict';
import test from 'node:test';
import { age, bytes, count, cut, duration, label, rate, things, visible } from '../../../../webroot/js/core/format.js';

test('numbers have three digits and a step', () => {
  assert.deepEqual([0, 0.25, 41.23, 812, 999.7, 12_431, 3_000_000].map(rate), ['0', '0.25', '41.2', '812', '1k', '12.4k', '3M']);
  assert.deepEqual([0, 412, 2100, 84_000, 999_600, 5_000_000, 200_000_000].map(duration),
    ['0 µs', '412 µs', '2.1 ms', '84 ms', '1 s', '5 s', '3 min']);
  assert.deepEqual([512, 22_000, 4_000_000].map(bytes), ['512 B', '22 kB', '4 MB']);
  assert.deepEqual([100, 4000, 150_000, 10_800_000, 200_000_000].map(age), ['0.1 s', '4 s', '2 min', '3 h', '2 d']);
  assert.equal(count(5000), '5\u202f000');
  assert.equal(things(1, 'agent'), '1 agent');
});

test('what is not known is a dash and never 0', () => {
  for (const unknown of [null, undefined, NaN, Infinity, '3']) {
    assert.deepEqual([rate, duration, bytes, age, count].map((format) => format(unknown)), ['–', '–', '–', '–', '–']);
  }
});

test('letters that hide are seen', () => {
  assert.equal(visible('a\u0000b\u001b\u007f'), 'a␀b␛␡');
  assert.equal(visible('abc\u202Edcba\u2066'), 'abc⟨U+202E⟩dcba⟨U+2066⟩');
  assert.equal(visible(''), '∅');
  assert.equal(visible('👩\u200D🚀'), '👩\u200D🚀');
});

test('long names are cut in the middle, never inside a letter', () => {
  assert.equal(cut('abcdefghij', 5), 'ab…ij');
  assert.equal(cut('🚀'.repeat(9), 3), '🚀…🚀');
  assert.equal(label('x'.repeat(10_000)).length, 80);
});
