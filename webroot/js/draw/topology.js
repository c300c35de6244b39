// Paints the topology on a canvas: boxes of cells, links above them. Knows no data but the scene it is given.

import { kept } from '../core/lazy.js';
import { boxes as paintBoxes, layer } from './boxes.js';
import { corner, edge } from './layout.js';

const TOKENS = ['bg', 'surface', 'text', 'muted', 'border', 'control', 'accent', 'warn', 'fail',
  'heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4'];

/** The colours of the page now: read once a theme, not once a picture. */
export const palette = (token) => Object.fromEntries(TOKENS.map((name) => [name, token('--' + name)]));

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

// what stands over the boxes: links, the cell under the pointer, the selection with its own links
const paintOver = (paper, scene, colours) => {
  paintLinks(paper, colours, new Map(scene.plan.boxes.map((box) => [box.id, box])), scene);
  const hovered = scene.places.get(scene.hovered);
  if (hovered) {
    ring(paper, colours.text, hovered.box, hovered.index, 1.5);
  }
  paintSelection(paper, colours, scene);
};

/**
 * Paints a scene: { plan, groups, links, states (node -> { text }), selected, hovered (n), near (the group under the
 * pointer), edges, places (n -> box, index), nameOf (n -> name of an agent) }.
 * The canvas has the size of the plan at the screen's density; ratio: device pixels of one of ours.
 */
export const paint = (paper, scene, colours, ratio) => {
  paper.setTransform(ratio, 0, 0, ratio, 0, 0);
  paper.fillStyle = colours.bg;
  paper.fillRect(0, 0, scene.plan.width, scene.plan.height);
  paintBoxes(paper, scene, colours, scene.groups);
  paintOver(paper, scene, colours);
};

// gives a canvas the size of the plan; setting one clears the picture
const fit = (canvas, { plan }, ratio) => {
  const [width, height] = [plan.width, plan.height].map((size) => Math.max(1, Math.round(size * ratio)));
  if (canvas.width !== width || canvas.height !== height) {
    Object.assign(canvas, { width, height });
  }
};

/**
 * Paints scene after scene on two canvases, one above the other: paint({ below, above }, scene, colours, ratio). Together
 * they show what `paint` does.
 */
export const painter = () => {
  const paintBelow = layer();
  const paintAbove = (canvas, scene, colours, ratio) => {
    const paper = canvas.getContext('2d');
    paper.setTransform(ratio, 0, 0, ratio, 0, 0);
    paper.clearRect(0, 0, scene.plan.width, scene.plan.height);
    paintOver(paper, scene, colours);
  };
  const picture = kept((below, above, scene, colours, ratio) => {
    [below, above].forEach((canvas) => fit(canvas, scene, ratio));
    paintBelow(below, scene, colours, ratio);
    paintAbove(above, scene, colours, ratio);
  });
  return ({ below, above }, scene, colours, ratio) => picture(below, above, scene, colours, ratio);
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
