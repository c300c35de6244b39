// Paints the boxes of the topology: frames, titles, cells. Each pass has one font or one colour, as setting either costs
// more than a rectangle. A canvas keeps them: of 5 000 cells most look the same a second later, so that only those are
// painted which do not. What hides boxes, as links do, has a canvas of its own above that one.

import { FAILS, gone, LATELY, outcome, SLOW, step, waits } from '../core/groups.js';
import { corner, HEADER, PAD } from './layout.js';
import { cut, rate, visible } from '../core/format.js';

const LETTERS = '12px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const BOLD = '600 ' + LETTERS;
const REMEMBERED = 2_000;
const DIM = 0.4; // of a node that is silent

const fitted = new Map(); // font, text and room -> what of the text fits: measuring costs more than writing

const measured = (paper, text, room) => {
  let length = Math.max(3, Math.floor(room / 5));
  let shown = cut(visible(text), length);
  while (length > 3 && paper.measureText(shown).width > room) {
    length -= 1;
    shown = cut(visible(text), length);
  }
  return shown;
};

const short = (paper, text, room, isBold) => {
  const key = `${isBold} ${room} ${text}`;
  if (!fitted.has(key)) {
    if (fitted.size >= REMEMBERED) {
      fitted.clear();
    }
    fitted.set(key, measured(paper, text, room));
  }
  return fitted.get(key);
};

// what is odd fills its cell; and a notch, above for failures and below for slowness, tells it without colour
const FILLED = { [SLOW]: 'warn', [FAILS]: 'fail' };

// what of an agent's byte is seen: cells of one look are painted alike
const look = (byte) => {
  if (gone(byte)) {
    return 0x80;
  }
  const bad = outcome(byte);
  return (waits(byte) ? 0x40 : 0) | bad << 4 | (FILLED[bad] ? 0 : step(byte));
};

const notch = (paper, x, y, size, isBelow) => {
  const long = Math.max(2, Math.round(size * 0.45));
  paper.beginPath();
  paper.moveTo(x + size - long, y);
  paper.lineTo(x + size, y);
  paper.lineTo(x + size, y + (isBelow ? -long : long));
  paper.fill();
};

const heat = (seen) => 'heat-' + (seen & 15);
const each = (corners, action) => {
  for (let at = 0; at < corners.length; at += 2) {
    action(corners[at], corners[at + 1]);
  }
};

// corners: x, y, x, y, … of cells of one look
const alike = (paper, colours, seen, size, corners) => {
  const bad = outcome(seen);
  if (gone(seen)) {
    paper.fillStyle = colours.surface;
    each(corners, (x, y) => paper.fillRect(x, y, size, size));
    paper.strokeStyle = colours.control;
    each(corners, (x, y) => paper.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1));
    return;
  }
  paper.fillStyle = colours[FILLED[bad] ?? heat(seen)];
  each(corners, (x, y) => paper.fillRect(x, y, size, size));
  if (bad) {
    paper.fillStyle = bad === LATELY ? colours.fail : colours.surface;
    each(corners, (x, y) => notch(paper, x, bad === SLOW ? y + size : y, size, bad === SLOW));
  }
  if (waits(seen)) {
    const width = size < 9 ? 1 : 1.5; // a small cell must not become all ring
    paper.strokeStyle = size < 9 ? colours.control : colours.text;
    paper.lineWidth = width;
    each(corners, (x, y) => paper.strokeRect(x + width / 2, y + width / 2, size - width, size - width));
    paper.lineWidth = 1;
  }
};

// cells to be painted: add(box, index, look) gathers them by their looks, paint(paper, colours) paints
const cells = ({ cell }) => {
  const looks = new Map();
  const inset = cell.named ? 4 : 0;
  const size = cell.h - (cell.named ? 8 : cell.h > 4 ? 1 : 0);
  return {
    size,
    add(box, index, seen) {
      if (!looks.has(seen)) {
        looks.set(seen, []);
      }
      const { x, y } = corner(box, index);
      looks.get(seen).push(x + inset, y + inset);
    },
    paint: (paper, colours) => looks.forEach((corners, seen) => alike(paper, colours, seen, size, corners)),
  };
};

// what a box's title says, in which it differs from that of another moment
const words = (group, state) => ({
  number: state?.text ?? (group.rate === null ? String(group.size) : rate(group.rate) + '/s'),
  fails: group.fails > 0, title: group.title, isLate: Boolean(state),
});

// titles of boxes: [[box, words], …]
const titles = (paper, colours, list) => {
  paper.textBaseline = 'middle';
  paper.font = LETTERS;
  paper.textAlign = 'right';
  const rooms = list.map(([box, { number, isLate }]) => {
    paper.fillStyle = isLate ? colours.warn : colours.muted;
    paper.fillText(number, box.x + box.w - PAD, box.y + HEADER / 2 + 1);
    return box.w - 2 * PAD - paper.measureText(number).width - 6;
  });
  paper.textAlign = 'left';
  paper.fillStyle = colours.fail;
  list.forEach(([box, { fails }], at) => {
    if (fails) { // how often is told by the tip and the table
      paper.fillText('✕', box.x + PAD + rooms[at], box.y + HEADER / 2 + 1);
      rooms[at] -= 14;
    }
  });
  paper.font = BOLD;
  paper.fillStyle = colours.text;
  list.forEach(([box, { title }], at) =>
    paper.fillText(short(paper, title, rooms[at], true), box.x + PAD, box.y + HEADER / 2 + 1));
};

const label = (paper, colours, text, bad, x, y, room) => {
  paper.font = bad ? BOLD : LETTERS;
  paper.textAlign = 'left';
  paper.textBaseline = 'middle';
  paper.fillStyle = bad === SLOW ? colours.warn : bad ? colours.fail : colours.text;
  paper.fillText(short(paper, text, room, Boolean(bad)), x, y);
};

const names = (paper, colours, box, group, size, nameOf) => group.members.forEach((n, index) => {
  const { x, y } = corner(box, index);
  label(paper, colours, nameOf(n), outcome(group.bytes[index]), x + size + 10, y + box.cell.h / 2 + 1,
    box.cell.w - size - 14);
});

const frame = (paper, colours, box, isLate) => {
  paper.fillStyle = colours.surface;
  paper.fillRect(box.x, box.y, box.w, box.h);
  paper.strokeStyle = isLate ? colours.warn : colours.border;
  paper.setLineDash(isLate ? [4, 3] : []);
  paper.strokeRect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1);
  paper.setLineDash([]);
};

const insides = (paper, scene, colours, list) => {
  const all = cells(scene.plan);
  list.forEach(([box, , group]) => group.members.forEach((n, index) => all.add(box, index, look(group.bytes[index]))));
  all.paint(paper, colours);
  if (scene.plan.cell.named) {
    list.forEach(([box, , group]) => names(paper, colours, box, group, all.size, scene.nameOf));
  }
};

/** Paints whole boxes of a scene: those of these groups. */
export const boxes = (paper, scene, colours, groups) => {
  const places = new Map(scene.plan.boxes.map((box) => [box.id, box]));
  const list = groups.map((group) => [places.get(group.id), words(group, scene.states.get(group.node)), group]);
  list.forEach(([box, { isLate }]) => frame(paper, colours, box, isLate));
  titles(paper, colours, list);
  insides(paper, scene, colours, list.filter(([, { isLate }]) => !isLate));
  paper.globalAlpha = DIM;
  insides(paper, scene, colours, list.filter(([, { isLate }]) => isLate));
  paper.globalAlpha = 1;
};

const seen = (group) => Uint8Array.from(group.bytes, look);
const same = (one, other) => one.number === other.number && one.fails === other.fails && one.title === other.title;

const blank = (paper, colours, box) => {
  paper.fillStyle = colours.surface;
  paper.fillRect(box.x + 1, box.y + 1, box.w - 2, HEADER + PAD - 1);
};

/** A canvas that keeps its boxes. -> paint(canvas, scene, colours, ratio). The canvas has the size of the plan at the
 *  screen's density. */
export const layer = () => {
  let drawn = {}; // the canvas, and the plan, colours and density that everything was painted with
  let known = new Map(); // group -> { words, looks } as painted

  const learn = (scene, groups) => groups.forEach((group) =>
    known.set(group.id, { words: words(group, scene.states.get(group.node)), looks: seen(group) }));

  const whole = (paper, scene, colours) => {
    paper.fillStyle = colours.bg;
    paper.fillRect(0, 0, scene.plan.width, scene.plan.height);
    boxes(paper, scene, colours, scene.groups);
    known = new Map();
    learn(scene, scene.groups);
  };

  // a dimmed box is painted as a whole: what is painted twice would be less dim
  const isOther = (scene, group) => {
    const old = known.get(group.id);
    return old.words.isLate || scene.states.has(group.node) || old.looks.length !== group.bytes.length;
  };

  const changed = (paper, scene, colours, groups) => {
    const places = new Map(scene.plan.boxes.map((box) => [box.id, box]));
    const heads = [];
    const odd = cells(scene.plan);
    for (const group of groups) {
      const [box, old, now] = [places.get(group.id), known.get(group.id), words(group)];
      if (!same(old.words, now)) {
        old.words = now;
        heads.push([box, now]);
      }
      group.bytes.forEach((byte, index) => {
        const one = look(byte);
        if (old.looks[index] !== one) {
          old.looks[index] = one;
          odd.add(box, index, one);
        }
      });
    }
    heads.forEach(([box]) => blank(paper, colours, box));
    titles(paper, colours, heads);
    odd.paint(paper, colours);
  };

  return (canvas, scene, colours, ratio) => {
    const { plan, groups } = scene;
    const paper = canvas.getContext('2d');
    paper.setTransform(ratio, 0, 0, ratio, 0, 0);
    // names of few agents are written over their box; and between whole pixels edges blend with what was there
    const isKept = drawn.canvas === canvas && drawn.plan === plan && drawn.colours === colours && drawn.ratio === ratio
      && Number.isInteger(ratio) && !plan.cell.named && groups.every((group) => known.has(group.id));
    drawn = { canvas, plan, colours, ratio };
    if (!isKept) {
      whole(paper, scene, colours);
      return;
    }
    const anew = groups.filter((group) => isOther(scene, group));
    boxes(paper, scene, colours, anew);
    learn(scene, anew);
    changed(paper, scene, colours, groups.filter((group) => !anew.includes(group)));
  };
};
