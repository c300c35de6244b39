// The picture of the topology is kept from tick to tick: what is painted anew, and that it looks as if all were.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from '../browser.mjs';
import { start } from '../fixture/server.mjs';

let browser;
let fixture;
let page;
before(async () => {
  browser = await launch();
  fixture = await start({ variant: 'small', tickMs: 0 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

/** Paints scene after scene of a made-up plant. -> for each how many pixels differ from those of a fresh picture, and how
 *  many rectangles were painted for it. */
const painted = (options) => page.evaluate(async ({ groups: many, size, ratio, steps }) => {
  const { paint, painter, palette } = await import('/js/draw/topology.js');
  const { composer } = await import('/js/draw/compose.js');
  const { token } = await import('/js/core/reader.js');
  const colours = palette(token);
  const compose = composer({ typeOf: () => 'Meter', nameOf: (n) => `meter.${n}` });
  let seed = 7;
  const random = (most) => {
    seed = seed * 16_807 % 2_147_483_647;
    return seed % most;
  };
  let state = { containers: [], cells: {}, bytes: new Map(), links: [[1, 2, 5, 0, 1], [2, 3, 4, 1, 9]] };
  for (let id = 1; id <= many; id++) {
    state.containers.push([id, `c${id}`, id % 2 ? 'n1' : 'n2', size, random(900), 0, 0]);
    state.cells[id] = Array.from({ length: size }, (_, index) => id * 1_000 + index);
    state.bytes.set(id, Uint8Array.from({ length: size }, () => random(256)));
  }
  let chosen = { view: { group: 'container', edges: 'strongest' }, zoom: 0, nodes: [], selected: null, hovered: null,
    pointed: null, edges: null };
  const moves = {
    nothing() {},
    cells() { // one in ten looks different
      state = { ...state, bytes: new Map([...state.bytes].map(([id, bytes]) =>
        [id, bytes.map((byte) => random(10) ? byte : random(256))])) };
    },
    rates() {
      state = { ...state, containers: state.containers.map(([id, name, node, agents]) =>
        [id, name, node, agents, random(100_000) / 7, random(3), 0]) };
    },
    late: () => { chosen = { ...chosen, nodes: [{ node: 'n2', state: 'late', ageMs: 4_000 }] }; },
    later: () => { chosen = { ...chosen, nodes: [{ node: 'n2', state: 'late', ageMs: 5_000 }] }; },
    heard: () => { chosen = { ...chosen, nodes: [] }; },
    select: () => { chosen = { ...chosen, selected: 1_003, edges: { in: [[2_004, 'read', 1, 0]], out: [[3_001, 'read', 1, 2]] } }; },
    clear: () => { chosen = { ...chosen, selected: null, edges: null }; },
    zoom: () => { chosen = { ...chosen, zoom: chosen.zoom + 1 }; },
    spawn() {
      state = { ...state, cells: { ...state.cells, 1: [...state.cells[1], 1_999] },
        bytes: new Map([...state.bytes, [1, Uint8Array.from([...state.bytes.get(1), 8])]]) };
    },
  };
  const paper = () => document.createElement('canvas');
  const [below, above, both, fresh] = [paper(), paper(), paper(), paper()];
  let rectangles = 0;
  const fill = CanvasRenderingContext2D.prototype.fillRect;
  CanvasRenderingContext2D.prototype.fillRect = function (...place) {
    rectangles += Number(this.canvas === below);
    fill.apply(this, place);
  };
  const draw = painter();
  const pixels = (canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = steps.map((step) => {
    moves[step]();
    const scene = compose(state, chosen, { width: 800, height: 500 });
    rectangles = 0;
    draw({ below, above }, scene, colours, ratio);
    const count = rectangles;
    [both, fresh].forEach((canvas) => Object.assign(canvas, { width: below.width, height: below.height }));
    [below, above].forEach((canvas) => both.getContext('2d').drawImage(canvas, 0, 0));
    paint(fresh.getContext('2d'), scene, colours, ratio);
    const wanted = pixels(fresh);
    return { step, rectangles: count, differ: pixels(both).filter((value, at) => Math.abs(value - wanted[at]) > 2).length };
  });
  CanvasRenderingContext2D.prototype.fillRect = fill;
  return seen;
}, { ratio: 1, ...options });

const STEPS = ['nothing', 'cells', 'rates', 'cells', 'late', 'cells', 'later', 'rates', 'heard', 'cells', 'select', 'cells', 'clear',
  'zoom', 'cells', 'spawn', 'cells'];
const WORLDS = { 'many agents': { groups: 20, size: 100 }, 'few agents, with names': { groups: 3, size: 8 },
  'a dense screen': { groups: 20, size: 100, ratio: 2 }, 'between whole pixels': { groups: 20, size: 100, ratio: 1.5 } };

test('pictures that are kept look like fresh ones', async () => {
  page = await open(browser, fixture.url);
  for (const [what, world] of Object.entries(WORLDS)) {
    const wrong = (await painted({ ...world, steps: STEPS })).filter(({ differ }) => differ > 0);
    assert.deepEqual(wrong, [], what);
  }
  await page.quiet();
});

test('only cells that look different are painted, and nothing if nothing has changed', async () => {
  page = await open(browser, fixture.url);
  const [first, same, cells, rates] = await painted({ groups: 20, size: 100, steps: ['nothing', 'nothing', 'cells', 'rates'] });
  assert.ok(first.rectangles >= 2_000, `all cells: ${first.rectangles}`);
  assert.equal(same.rectangles, 0);
  assert.ok(cells.rectangles > 50 && cells.rectangles < 300, `a tenth of the cells: ${cells.rectangles}`);
  assert.ok(rates.rectangles <= 20, `titles: ${rates.rectangles}`);
  await page.quiet();
});
