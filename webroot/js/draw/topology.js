// Paints the topology on a canvas: boxes of cells, links above them. Knows no data but the scene it is given.

import { FAILS, gone, LATELY, outcome, SLOW, step, waits } from '../core/heat.js';
import { corner, edge, HEADER, PAD } from './layout.js';
import { cut, rate, visible } from '../core/format.js';

const LETTERS = '12px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const BOLD = '600 ' + LETTERS;

const TOKENS = ['bg', 'surface', 'text', 'muted', 'border', 'control', 'accent', 'warn', 'fail',
  'heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4'];

/** The colours of the page now: read once a theme, not once a picture. */
export const palette = (token) => Object.fromEntries(TOKENS.map((name) => [name, token('--' + name)]));

const short = (paper, text, room) => {
  let length = Math.max(3, Math.floor(room / 5));
  let shown = cut(visible(text), length);
  while (length > 3 && paper.measureText(shown).width > room) {
    length -= 1;
    shown = cut(visible(text), length);
  }
  return shown;
};

// what is odd fills its cell; and a notch, above for failures and below for slowness, tells it without colour
const FILLED = { [SLOW]: 'warn', [FAILS]: 'fail' };

const notch = (paper, colour, x, y, size, isBelow) => {
  const long = Math.max(2, Math.round(size * 0.45));
  paper.fillStyle = colour;
  paper.beginPath();
  paper.moveTo(x + size - long, y);
  paper.lineTo(x + size, y);
  paper.lineTo(x + size, y + (isBelow ? -long : long));
  paper.fill();
};

const mark = (paper, colours, byte, x, y, size) => {
  const bad = outcome(byte);
  if (gone(byte)) {
    paper.strokeStyle = colours.control;
    paper.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
    return;
  }
  paper.fillStyle = colours[FILLED[bad] ?? 'heat-' + step(byte)];
  paper.fillRect(x, y, size, size);
  if (bad) {
    notch(paper, bad === LATELY ? colours.fail : colours.surface, x, bad === SLOW ? y + size : y, size, bad === SLOW);
  }
  if (waits(byte)) {
    const width = size < 9 ? 1 : 1.5; // a small cell must not become all ring
    paper.strokeStyle = size < 9 ? colours.control : colours.text;
    paper.lineWidth = width;
    paper.strokeRect(x + width / 2, y + width / 2, size - width, size - width);
    paper.lineWidth = 1;
  }
};

const title = (paper, colours, box, group, state) => {
  const line = box.y + HEADER / 2 + 1;
  const number = state?.text ?? (group.rate === null ? String(group.size) : rate(group.rate) + '/s');
  paper.font = LETTERS;
  paper.textBaseline = 'middle';
  paper.textAlign = 'right';
  paper.fillStyle = state ? colours.warn : colours.muted;
  paper.fillText(number, box.x + box.w - PAD, line);
  let room = box.w - 2 * PAD - paper.measureText(number).width - 6;
  if (group.fails > 0) { // how often is told by the tip and the table
    paper.fillStyle = colours.fail;
    paper.fillText('✕', box.x + PAD + room, line);
    room -= 14;
  }
  paper.font = BOLD;
  paper.textAlign = 'left';
  paper.fillStyle = colours.text;
  paper.fillText(short(paper, group.title, room), box.x + PAD, line);
};

const label = (paper, colours, text, bad, x, y, room) => {
  paper.font = bad ? BOLD : LETTERS;
  paper.textAlign = 'left';
  paper.textBaseline = 'middle';
  paper.fillStyle = bad === SLOW ? colours.warn : bad ? colours.fail : colours.text;
  paper.fillText(short(paper, text, room), x, y);
};

const paintBox = (paper, colours, box, group, state, nameOf) => {
  paper.fillStyle = colours.surface;
  paper.fillRect(box.x, box.y, box.w, box.h);
  paper.strokeStyle = state ? colours.warn : colours.border;
  paper.setLineDash(state ? [4, 3] : []);
  paper.strokeRect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1);
  paper.setLineDash([]);
  title(paper, colours, box, group, state);
  paper.globalAlpha = state ? 0.4 : 1;
  const size = box.cell.h - (box.cell.named ? 8 : box.cell.h > 4 ? 1 : 0);
  group.members.forEach((n, index) => {
    const { x, y } = corner(box, index);
    if (box.cell.named) {
      mark(paper, colours, group.bytes[index], x + 4, y + 4, size);
      label(paper, colours, nameOf(n), outcome(group.bytes[index]), x + size + 10, y + box.cell.h / 2 + 1,
        box.cell.w - size - 14);
    } else {
      mark(paper, colours, group.bytes[index], x, y, size);
    }
  });
  paper.globalAlpha = 1;
};

const arrow = (paper, from, to, width) => {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const head = 4 + width * 1.5;
  paper.lineWidth = width;
  paper.beginPath();
  paper.moveTo(from.x, from.y);
  paper.lineTo(to.x - head * 0.6 * Math.cos(angle), to.y - head * 0.6 * Math.sin(angle));
  paper.stroke();
  paper.beginPath();
  paper.moveTo(to.x, to.y);
  paper.lineTo(to.x - head * Math.cos(angle - 0.4), to.y - head * Math.sin(angle - 0.4));
  paper.lineTo(to.x - head * Math.cos(angle + 0.4), to.y - head * Math.sin(angle + 0.4));
  paper.fill();
  paper.lineWidth = 1;
};

// lines beside each other, so that there and back are two
const beside = (from, to, by) => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [-(to.y - from.y) / length * by, (to.x - from.x) / length * by];
  return [{ x: from.x + dx, y: from.y + dy }, { x: to.x + dx, y: to.y + dy }];
};

// how strongly a link is drawn: those of the box under the pointer stand out, all step back behind a selection
const strength = (link, scene) => {
  if (scene.near !== null) {
    return link.from === scene.near || link.to === scene.near ? 0.9 : 0.06;
  }
  return scene.places.has(scene.selected) ? 0.1 : link.fails > 0 ? 0.8 : 0.3;
};

const paintLinks = (paper, colours, boxes, scene) => {
  const strongest = Math.max(scene.links[0]?.rate ?? 0, 1e-9);
  for (const link of scene.links) {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    if (from && to) {
      paper.globalAlpha = strength(link, scene);
      paper.strokeStyle = paper.fillStyle = link.fails > 0 ? colours.fail : colours.accent;
      paper.setLineDash(link.fails > 0 ? [6, 3] : []);
      arrow(paper, ...beside(edge(from, to), edge(to, from), 3), 0.75 + 2 * Math.sqrt(link.rate / strongest));
    }
  }
  paper.setLineDash([]);
  paper.globalAlpha = 1;
};

const middle = (box, index) => {
  const { x, y } = corner(box, index);
  return { x: x + box.cell.w / 2, y: y + box.cell.h / 2 };
};

const ring = (paper, colour, box, index, width) => {
  const { x, y } = corner(box, index);
  paper.strokeStyle = colour;
  paper.lineWidth = width;
  paper.strokeRect(x - 1.5, y - 1.5, box.cell.w + 2, box.cell.h + 2);
  paper.lineWidth = 1;
};

const paintSelection = (paper, colours, scene) => {
  const own = scene.places.get(scene.selected);
  if (!own) {
    return;
  }
  const here = middle(own.box, own.index);
  const line = (n, incoming, fails) => {
    const other = scene.places.get(n);
    if (other && n !== scene.selected) {
      const there = middle(other.box, other.index);
      paper.strokeStyle = paper.fillStyle = fails > 0 ? colours.fail : colours.text;
      paper.setLineDash(fails > 0 ? [6, 3] : []);
      arrow(paper, ...beside(...(incoming ? [there, here] : [here, there]), 2), 1.25);
      paper.setLineDash([]);
      ring(paper, colours.text, other.box, other.index, 1);
    }
  };
  scene.edges?.in.forEach(([n, , , fails]) => line(n, true, fails));
  scene.edges?.out.forEach(([n, , , fails]) => line(n, false, fails));
  ring(paper, colours.bg, own.box, own.index, 4);
  ring(paper, colours.accent, own.box, own.index, 2);
};

/**
 * Paints a scene: { plan, groups, links, states (node -> { text }), selected, hovered (n), near (the group under the
 * pointer), edges,
 *  places (n -> box, index),
 nameOf (n -> name of an agent) }.
 * The canvas has the size of the plan at the screen's density; ratio: device pixels of one of ours.
 */
export const paint = (paper, scene, colours, ratio) => {
  paper.setTransform(ratio, 0, 0, ratio, 0, 0);
  paper.fillStyle = colours.bg;
  paper.fillRect(0, 0, scene.plan.width, scene.plan.height);
  const boxes = new Map(scene.plan.boxes.map((box) => [box.id, box]));
  for (const group of scene.groups) {
    paintBox(paper, colours, boxes.get(group.id), group, scene.states.get(group.node), scene.nameOf);
  }
  paintLinks(paper, colours, boxes, scene);
  const hovered = scene.places.get(scene.hovered);
  if (hovered) {
    ring(paper, colours.text, hovered.box, hovered.index, 1.5);
  }
  paintSelection(paper, colours, scene);
};

/** n -> { box, index } of every cell of a scene. */
export const places = (plan, groups) => {
  const boxes = new Map(plan.boxes.map((box) => [box.id, box]));
  const map = new Map();
  for (const group of groups) {
    group.members.forEach((n, index) => map.set(n, { box: boxes.get(group.id), index, group }));
  }
  return map;
};

/** The agent of the nearest cell in a direction (dx, dy), or null at the edge. */
export const neighbour = (map, n, dx, dy) => {
  const own = map.get(n);
  if (!own) {
    return map.keys().next().value ?? null;
  }
  const from = middle(own.box, own.index);
  let best = null;
  let least = Infinity;
  for (const [other, place] of map) {
    const to = middle(place.box, place.index);
    const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
    const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
    const cost = along + 2.5 * aside;
    if (along > 1 && cost < least) {
      [best, least] = [other, cost];
    }
  }
  return best;
};
