import assert from 'node:assert/strict';
import test from 'node:test';
import { decode, gone, groups, links, merge, outcome, step, tally, waits } from '../../../../webroot/js/core/groups.js';
import { at, corner, edge, layout } from '../../../../webroot/js/draw/layout.js';
import { escape, topologySvg } from '../../../../webroot/js/draw/topologysvg.js';
import { inSight, page } from '../../../../webroot/js/core/rows.js';

const STATE = merge(null, {
  containers: [[1, 'b', 'n1', 2, 10, 0, 1], [2, 'a', 'n2', 1, 5, 0.5, 0], [3, 'a', 'n1', 0, 0, 0, 0]],
  links: [[1, 2, 7, 0, 100], [2, 1, 9, 1, 300], [1, 3, 1, 0, 10], [1, 99, 50, 0, 1]],
  heat: { 1: Buffer.from([0x05, 0x40]).toString('base64'), 2: Buffer.from([0x2f]).toString('base64') },
  cells: { 1: [10, 11], 2: [12] },
});

test('cells of containers that are gone are gone, those of others stay until they change', () => {
  const heat = { 1: 'AQ==', 2: 'AQ==' };
  const first = merge(null, { containers: [[1, 'west', 'n1'], [2, 'east', 'n1']], heat, cells: { 1: [7], 2: [8] } });
  const next = merge(first, { containers: [[2, 'east', 'n1'], [3, 'new', 'n1']], heat: { 2: 'AQ==', 3: 'AQ==' }, cells: { 3: [9] } });
  assert.deepEqual(next.cells, { 2: [8], 3: [9] });
  assert.deepEqual([...next.bytes.keys()], [2, 3]);
});

test('a byte tells rate, outcome, waiting and gone', () => {
  assert.deepEqual([0, 1, 3, 4, 9, 10, 15].map(step), [0, 1, 1, 2, 3, 4, 4]);
  assert.deepEqual([0x05, 0x15, 0x2f, 0x30].map(outcome), [0, 1, 2, 3]);
  assert.deepEqual([waits(0x40), waits(0x3f), gone(0x80), gone(0x7f)], [true, false, true, false]);
  assert.equal(decode('no base64 at all!').length, 0);
});

test('groups are sorted, and count what they hold', () => {
  assert.deepEqual(groups(STATE, 'container', () => '').map((group) => [group.title, group.size, group.rate]),
    [['n1/a', 0, 0], ['n1/b', 2, 10], ['n2/a', 1, 5]]);
  assert.deepEqual(groups(STATE, 'node', () => '').map((group) => [group.title, group.size, group.members]),
    [['n1', 2, [10, 11]], ['n2', 1, [12]]]);
  assert.deepEqual(groups(STATE, 'type', (n) => n === 12 ? 'Store' : 'Meter').map((group) => [group.title, group.members]),
    [['Meter', [10, 11]], ['Store', [12]]]);
  assert.deepEqual(tally(groups(STATE, 'container', () => '')), { groups: 3, agents: 3, failing: 1, slow: 0 });
});

test('cells are kept when a message does not repeat them', () => {
  const next = merge(STATE, { containers: STATE.containers, heat: { 1: Buffer.from([1, 2]).toString('base64') } });
  assert.deepEqual(next.cells, STATE.cells);
  assert.deepEqual([...next.bytes.get(1)], [1, 2]);
  assert.deepEqual([...next.bytes.get(2)], [0x2f]);
});

test('links are strongest first, between groups only, and to no container that is gone', () => {
  assert.deepEqual(links(STATE, 'container').map((link) => [link.from, link.to, link.rate]), [[2, 1, 9], [1, 2, 7], [1, 3, 1]]);
  assert.deepEqual(links(STATE, 'node').map((link) => [link.from, link.to, link.rate]), [['n2', 'n1', 9], ['n1', 'n2', 7]]);
});

test('boxes do not overlap, stay in the room, and stand where they stood', () => {
  const many = Array.from({ length: 50 }, (_, id) => ({ id, size: 20 + id * 7 % 180 }));
  for (const [width, height] of [[820, 600], [350, 420], [1600, 900]]) {
    const plan = layout(many, width, height);
    assert.deepEqual(plan, layout(many, width, height));
    plan.boxes.forEach((box, index) => {
      assert.ok(box.x >= 0 && box.x + box.w <= width, `box ${index} is outside`);
      plan.boxes.slice(index + 1).forEach((other) => assert.ok(box.x + box.w + 8 <= other.x || other.x + other.w + 8 <= box.x
        || box.y + box.h + 8 <= other.y || other.y + other.h + 8 <= box.y, 'boxes touch'));
    });
  }
});

test('a few agents get their names, thousands get squares that fit', () => {
  assert.equal(layout([{ id: 1, size: 3 }], 800, 500).cell.named, true);
  const plan = layout(Array.from({ length: 20 }, (_, id) => ({ id, size: 250 })), 1200, 700);
  assert.equal(plan.cell.named, false);
  assert.ok(plan.height <= 700);
});

test('a point finds the cell that is drawn there', () => {
  const plan = layout([{ id: 1, size: 300 }, { id: 2, size: 40 }], 800, 500);
  for (const box of plan.boxes) {
    for (const index of [0, 7, 39]) {
      const { x, y } = corner(box, index);
      assert.deepEqual(at(plan, x + 1, y + 1), { box, index });
    }
  }
  assert.equal(at(plan, 799, 499), null);
});

test('a link leaves a box at its border', () => {
  const from = { x: 0, y: 0, w: 100, h: 50 };
  assert.deepEqual(edge(from, { x: 300, y: 0, w: 100, h: 50 }), { x: 100, y: 25 });
  assert.deepEqual(edge(from, { x: 0, y: 200, w: 100, h: 50 }), { x: 50, y: 50 });
});

test('a picture as text holds no markup of names', () => {
  const list = groups(merge(null, { containers: [[1, '<script>"\'&', 'n1', 1, 1, 0, 0]], heat: {}, cells: { 1: [1] } }), 'container', () => '');
  const text = topologySvg({ plan: layout(list, 500, 300), groups: list, links: [], nameOf: () => '<b>&"x' },
    new Proxy({}, { get: () => '#000' }));
  assert.ok(!/<script|<b>/.test(text));
  assert.ok(text.includes('&#60;b&#62;&#38;&#34;x'));
  assert.equal(escape('<&>"\''), '&#60;&#38;&#62;&#34;&#39;');
});

test('a page is asked for only when rows that are in sight come near its edge', () => {
  const first = page(inSight(0, 700, 28, 5000), 5000, null);
  assert.equal(first.offset, 0);
  assert.equal(page(inSight(200, 700, 28, 5000), 5000, first), first);
  const next = page(inSight(2000, 700, 28, 5000), 5000, first);
  assert.ok(next.offset <= 71 - 12 && next.offset + next.limit >= 97 + 12);
  const up = page(inSight(1000, 700, 28, 5000), 5000, { offset: 60, limit: 100 });
  assert.ok(up.offset <= 35 - 12);
  const last = page(inSight(5000 * 28 - 700, 700, 28, 5000), 5000, next);
  assert.ok(last.offset + last.limit >= 5000 && last.limit <= 200);
});
