// The boxes of the topology on a canvas that keeps them: of 5 000 cells most look the same a second later, so that only
// those are painted which do not. What hides boxes, as links do, has a canvas of its own above this one.

import { boxes, cells, look, titles, words } from './boxes.js';
import { HEADER, PAD } from './layout.js';

const seen = (group) => Uint8Array.from(group.bytes, look);
const same = (one, other) => one.number === other.number && one.fails === other.fails && one.title === other.title;

const blank = (paper, colours, box) => {
  paper.fillStyle = colours.surface;
  paper.fillRect(box.x + 1, box.y + 1, box.w - 2, HEADER + PAD - 1);
};

/** -> paint(canvas, scene, colours, ratio). The canvas has the size of the plan at the screen's density. */
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
