import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draft, fieldPath, nearest, read, readAll, typeName } from '../../../../webroot/js/view/typed.js';

const LONG = { k: 'int', min: { $: 'int', v: '-9223372036854775808' }, max: { $: 'int', v: '9223372036854775807' } };
const BYTE = { k: 'int', min: -128, max: 127 };
const SHAPE = {
  k: 'union',
  variants: [
    { tag: 'Circle', type: { k: 'record', fields: [{ name: 'r', type: { k: 'float' } }] } },
    {
      tag: 'Box',
      type: {
        k: 'record',
        fields: [
          { name: 'w', type: BYTE },
          { name: 'h', type: BYTE },
        ],
      },
    },
  ],
};

const value = (type, content) => {
  const result = read(type, content, 'args[0]');
  assert.deepEqual(result.errors, []);
  return result.value;
};
const message = (type, content) => {
  const { errors } = read(type, content, 'args[0]');
  assert.equal(errors.length, 1, JSON.stringify(errors));
  return errors[0].message;
};

test('each kind of value survives the way through a form', () => {
  const cases = [
    [{ k: 'bool' }, true],
    [{ k: 'bool' }, false],
    [BYTE, -128],
    [LONG, { $: 'int', v: '9223372036854775807' }],
    [LONG, { $: 'int', v: '-9223372036854775808' }],
    [LONG, 9007199254740991],
    [{ k: 'int' }, { $: 'int', v: '123456789012345678901234567890' }],
    [{ k: 'float' }, 4.2],
    [{ k: 'float' }, 5e-324],
    [{ k: 'float' }, { $: 'float', v: 'NaN' }],
    [{ k: 'string' }, ''],
    [{ k: 'string' }, 'a\n"b" <img> \u202E'],
    [{ k: 'bytes' }, { $: 'bytes', v: 'AAH/', len: 3 }],
    [{ k: 'bytes' }, { $: 'bytes', v: '', len: 0 }],
    [{ k: 'enum', values: ['AUTO', 'OFF'] }, 'OFF'],
    [{ k: 'array', of: LONG }, [1, { $: 'int', v: '9223372036854775807' }]],
    [{ k: 'array', of: BYTE }, []],
    [
      { k: 'map', of: { k: 'float' } },
      { a: 1.5, '': 2 },
    ],
    [
      {
        k: 'record',
        fields: [
          { name: 'kw', type: { k: 'float' } },
          { name: 'id', type: LONG },
        ],
      },
      { kw: 0.5, id: { $: 'int', v: '9007199254740993' } },
    ],
    [SHAPE, { type: 'Box', w: 3, h: 4 }],
    [SHAPE, { type: 'Circle', r: 1.5 }],
    [{ k: 'optional', of: BYTE }, null],
    [{ k: 'optional', of: BYTE }, 7],
    [
      { k: 'optional', of: SHAPE },
      { type: 'Circle', r: 2 },
    ],
    [{ k: 'instant' }, { $: 'instant', v: '2026-11-26T12:00:00.123456789Z' }],
    [{ k: 'duration' }, 0.25],
    [{ k: 'duration' }, 3600],
    [{ k: 'uuid' }, '123e4567-e89b-12d3-a456-426614174000'],
    [{ k: 'proxy' }, { $: 'proxy', v: 'tcp://127.0.0.1:5555/3' }],
    [{ k: 'any' }, { a: [1, { $: 'int', v: '9007199254740993' }, null], b: 'x' }],
  ];
  for (const [type, each] of cases) assert.deepEqual(value(type, draft(type, each)), each, JSON.stringify(type));
});

test('whole numbers are exact up to the limits of their type and not beyond', () => {
  assert.deepEqual(value(LONG, '9223372036854775807'), { $: 'int', v: '9223372036854775807' });
  assert.equal(message(LONG, '9223372036854775808'), 'must be at most 9223372036854775807');
  assert.equal(message(LONG, '-9223372036854775809'), 'must be at least -9223372036854775808');
  assert.equal(value(LONG, '+9007199254740991'), 9007199254740991);
  assert.deepEqual(value(LONG, '9007199254740992'), { $: 'int', v: '9007199254740992' });
  assert.equal(message(BYTE, '128'), 'must be at most 127');
  for (const bad of ['1.0', '1e3', '0x10', 'x', '1 2', '--1'])
    assert.match(message(BYTE, bad), /expected a whole number/);
  assert.equal(message(BYTE, ' '), 'a whole number is missing');
});

test('floats are numbers in the notation of JSON and Java, within their range', () => {
  const range = { k: 'float', min: 0, max: 100 };
  assert.equal(value(range, '.5'), 0.5);
  assert.equal(value(range, '1e2'), 100);
  assert.equal(message(range, '100.1'), 'must be at most 100');
  assert.equal(message(range, '-1'), 'must be at least 0');
  assert.equal(message(range, '1e999'), 'does not fit into 64 bits');
  assert.match(message(range, '4,2'), /expected a number, got "4,2"/);
});

test('bytes may be typed as hex, base64 or text', () => {
  assert.deepEqual(value({ k: 'bytes' }, { as: 'hex', text: '00 01:fF' }), { $: 'bytes', v: 'AAH/', len: 3 });
  assert.deepEqual(value({ k: 'bytes' }, { as: 'text', text: 'ä' }), { $: 'bytes', v: 'w6Q=', len: 2 });
  assert.equal(message({ k: 'bytes' }, { as: 'hex', text: '0' }), 'expected pairs of hex digits');
  assert.equal(message({ k: 'bytes' }, { as: 'base64', text: 'AA' }), 'expected base64');
});

test('times keep their nanoseconds, turn to UTC, and must exist', () => {
  assert.equal(value({ k: 'instant' }, '2026-11-26T12:00Z').v, '2026-11-26T12:00:00Z');
  assert.equal(value({ k: 'instant' }, '2026-11-26T00:30:00.000000001+01:00').v, '2026-11-25T23:30:00.000000001Z');
  assert.equal(value({ k: 'instant' }, '2026-11-26 12:00:00.500z').v, '2026-11-26T12:00:00.5Z');
  for (const bad of ['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01T25:00:00Z']) {
    assert.equal(message({ k: 'instant' }, bad), 'there is no such time', bad);
  }
  assert.match(message({ k: 'instant' }, '2026-11-26'), /expected a time such as/);
});

test('durations take units and ISO 8601 and travel as seconds', () => {
  const cases = {
    '250 ms': 0.25,
    1.5: 1.5,
    '2h': 7200,
    '3 min': 180,
    '7 us': 7e-6,
    PT1M30S: 90,
    'pt0.5s': 0.5,
    P1D: 86400,
    '-PT1S': -1,
    '1d': 86400,
  };
  for (const [text, seconds] of Object.entries(cases)) assert.equal(value({ k: 'duration' }, text), seconds, text);
  for (const bad of ['1 fortnight', 'PT', 'P', '1.2.3 s', 's', '']) assert.ok(message({ k: 'duration' }, bad), bad);
});

test('an error has the path of its own field, however deep, and the others are read on', () => {
  const type = {
    k: 'array',
    of: {
      k: 'record',
      fields: [
        { name: 'w', type: BYTE },
        { name: 'h', type: BYTE },
      ],
    },
  };
  const { errors } = read(
    type,
    [
      { w: '1', h: 'x' },
      { w: '', h: '2' },
    ],
    'args[1]',
  );
  assert.deepEqual(
    errors.map((error) => error.path),
    ['args[1][0].h', 'args[1][1].w'],
  );
});

test('a map refuses a key that is there twice, and takes any name for one', () => {
  const type = { k: 'map', of: BYTE };
  assert.match(
    message(type, [
      { key: 'a', value: '1' },
      { key: 'a', value: '2' },
    ]),
    /there twice/,
  );
  const own = value(type, [{ key: '__proto__', value: '1' }]);
  assert.equal(Object.keys(own)[0], '__proto__');
});

test('an unset optional hides what was typed into it', () => {
  assert.equal(value({ k: 'optional', of: BYTE }, { set: false, value: 'rubbish' }), null);
  assert.match(message({ k: 'optional', of: BYTE }, { set: true, value: 'rubbish' }), /whole number/);
});

test('JSON keeps whole numbers exact, those within text untouched', () => {
  assert.deepEqual(value({ k: 'any' }, '{"a":9007199254740993,"b":"9007199254740993 \\" 1","c":1.5e300}'), {
    a: { $: 'int', v: '9007199254740993' },
    b: '9007199254740993 " 1',
    c: 1.5e300,
  });
  assert.match(message({ k: 'any' }, '{'), /^not JSON/);
  assert.match(message({ k: 'any' }, ''), /missing/);
});

test('uuids and addresses are checked', () => {
  assert.match(message({ k: 'uuid' }, '123'), /UUID/);
  assert.match(message({ k: 'proxy' }, 'meter.3'), /address/);
  assert.deepEqual(value({ k: 'proxy' }, 'name:store'), { $: 'proxy', v: 'name:store' });
});

test('keys that are no text, and the key of tags, travel as pairs', () => {
  const type = { k: 'map', keys: BYTE, of: { k: 'string' } };
  const pairs = { $: 'map', v: [[1, 'a'], [2, 'b']] };
  assert.deepEqual(value(type, draft(type, pairs)), pairs);
  assert.match(message(type, [{ key: 'x', value: '' }]), /whole number/);
  assert.deepEqual(value({ k: 'map', of: BYTE }, [{ key: '$', value: '1' }]), { $: 'map', v: [['$', 1]] });
});

test('keywords travel by name, what is left of arguments and keywords after the others', () => {
  const params = [{ name: 'kw', type: BYTE }, { name: 'more', type: { k: 'array', of: BYTE }, kind: 'rest' },
    { name: 'unit', type: { k: 'string' }, kind: 'keyword' }, { name: 'tags', type: { k: 'map', of: BYTE }, kind: 'others' }];
  const { args, kwargs, errors } = readAll(params, ['1', ['2', '3'], 'kW', [{ key: 'a', value: '4' }]]);
  assert.deepEqual([args, kwargs, errors], [[1, 2, 3], { unit: 'kW', a: 4 }, []]);
});

test('all parameters are read at once', () => {
  const params = [
    { name: 'kw', type: { k: 'float' } },
    { name: 'mode', type: { k: 'enum', values: ['A'] } },
  ];
  assert.deepEqual(
    readAll(params, ['1', 'B']).errors.map((error) => error.path),
    ['args[1]'],
  );
  assert.deepEqual(readAll(params, ['1', 'A']).args, [1, 'A']);
});

test('the field that a server names is found by position and by name', () => {
  const params = [{ name: 'kw' }, { name: 'mode' }];
  assert.equal(fieldPath('args[1]', params), 'args[1]');
  assert.equal(fieldPath('args[1].x[2]', params), 'args[1].x[2]');
  assert.equal(fieldPath('kwargs.kw', params), 'args[0]');
  assert.equal(fieldPath('mode', params), 'args[1]');
  for (const bad of ['args[7]', 'nobody', '', null, undefined, '[[']) assert.equal(fieldPath(bad, params), null);
  assert.equal(nearest('args[1].x[2]', ['args[1]', 'args[1].x', 'args[10]']), 'args[1].x');
  assert.equal(nearest('args[10]', ['args[1]']), null);
});

test('names of types are short and say their range', () => {
  assert.equal(typeName({ k: 'float', min: 0, max: 100 }), 'float 0…100');
  assert.equal(typeName({ k: 'array', of: { k: 'record', class: 'examples.plant.Reading' } }), 'array of Reading');
  assert.equal(typeName({ k: 'optional', of: { k: 'enum', class: 'a.B$Mode' } }), 'Mode, optional');
  assert.equal(typeName(LONG), 'int64');
  assert.equal(typeName(BYTE), 'int8');
  assert.equal(typeName(undefined), 'any');
});
