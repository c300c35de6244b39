// Where the boxes of the topology stand. Pure and deterministic: the same groups in the same room stand at the same
// places in each browser and after each reload, so people learn where things are. No forces, no animation.
//
// Boxes stand in shelves, in the order given, all columns of one width. Of all numbers of columns the one is taken that
// allows the largest cells while everything fits; if nothing fits, cells stay readable and the picture scrolls.

export const HEADER = 19;
export const PAD = 4;
const GAP = 10;
const LARGEST = 26;
const SMALLEST = 5;
const NARROWEST = 122; // room for a name and a rate
// few agents: each with its name
const NAMED = [{ w: 190, h: 34, named: true }, { w: 128, h: 26, named: true }];
const NAMED_MOST = 150;

const square = (size) => ({ w: size, h: size, named: false });
const across = (width, cell) => Math.max(1, Math.floor((width - 2 * PAD) / cell.w));

// as wide as there is room, but not so wide that its cells would be one line
const boxWidth = (groups, columns, width, cell) => {
  const room = Math.floor((width - GAP * (columns - 1)) / columns);
  const most = groups.reduce((max, group) => Math.max(max, group.size), 1);
  const line = Math.ceil(Math.sqrt(most * 3 * cell.h / cell.w));
  const wanted = Math.max(NARROWEST, line * cell.w + 2 * PAD);
  return room > wanted * 1.5 ? wanted : room;
};

// of each shelf: how high it is, for so many columns of cells in a box
const heights = (groups, columns, cols, cell) => {
  const all = [];
  for (let start = 0; start < groups.length; start += columns) {
    let tallest = 1;
    for (let at = start; at < Math.min(groups.length, start + columns); at++) {
      tallest = Math.max(tallest, Math.ceil(groups[at].size / cols));
    }
    all.push(HEADER + tallest * cell.h + 2 * PAD);
  }
  return all;
};

const shelves = (groups, { cell, columns, w, cols, rows }, width) => {
  const boxes = [];
  let y = 0;
  rows.forEach((h, row) => {
    groups.slice(row * columns, (row + 1) * columns).forEach((group, index) =>
      boxes.push({ id: group.id, x: index * (w + GAP), y, w, h, cols, cell }));
    y += h + GAP;
  });
  return { boxes, cell, width, height: Math.max(0, y - GAP) };
};

// how the boxes stand lowest: boxes are made once, for what is taken of many that are tried
const lowest = (groups, width, cell) => {
  const narrowest = Math.max(NARROWEST, cell.w + 2 * PAD);
  const most = Math.max(1, Math.floor((width + GAP) / (narrowest + GAP)));
  let best = null;
  for (let columns = 1; columns <= Math.min(most, Math.max(1, groups.length)); columns++) {
    const w = boxWidth(groups, columns, width, cell);
    const cols = across(w, cell);
    const rows = heights(groups, columns, cols, cell);
    const height = rows.reduce((sum, h) => sum + h, 0) + GAP * Math.max(0, rows.length - 1);
    if (!best || height < best.height) {
      best = { cell, columns, w, cols, rows, height };
    }
  }
  return best;
};

const fitting = (groups, width, height) => {
  const agents = groups.reduce((sum, group) => sum + group.size, 0);
  const cells = Array.from({ length: LARGEST - SMALLEST + 1 }, (_, step) => square(LARGEST - step));
  let found = null;
  for (const cell of agents <= NAMED_MOST ? [...NAMED, ...cells] : cells) {
    found = lowest(groups, width, cell);
    if (found.height <= height) {
      break;
    }
  }
  return shelves(groups, found, width);
};

const zoomed = ({ w, h, named }, zoom) => {
  const factor = 1.25 ** zoom;
  return named && factor >= 1 ? { w: Math.round(w * factor), h: Math.round(h * factor), named }
    : square(Math.max(3, Math.round(Math.min(w, h) * factor)));
};

/**
 * groups: [{ id, size }]; zoom: steps of a quarter, 0 fits.
 * -> { boxes: [{ id, x, y, w, h, cols, cell }], cell: { w, h, named }, width, height }.
 */
export const layout = (groups, width, height, zoom = 0) => {
  const plan = fitting(groups, width, height);
  return zoom === 0 ? plan : shelves(groups, lowest(groups, width, zoomed(plan.cell, zoom)), width);
};

/** The corner of a box's cell number `index`. */
export const corner = (box, index) => ({
  x: box.x + PAD + (index % box.cols) * box.cell.w,
  y: box.y + HEADER + PAD + Math.floor(index / box.cols) * box.cell.h,
});

/** The box at a point and the number of the cell there (-1: none). */
export const at = (plan, x, y) => {
  const box = plan.boxes.find((one) => x >= one.x && x < one.x + one.w && y >= one.y && y < one.y + one.h);
  if (!box) {
    return null;
  }
  const column = Math.floor((x - box.x - PAD) / box.cell.w);
  const row = Math.floor((y - box.y - HEADER - PAD) / box.cell.h);
  return { box, index: row >= 0 && column >= 0 && column < box.cols ? row * box.cols + column : -1 };
};

/** Where the straight line from the middle of one box to another leaves the first. */
export const edge = (from, to) => {
  const [x, y] = [from.x + from.w / 2, from.y + from.h / 2];
  const [dx, dy] = [to.x + to.w / 2 - x, to.y + to.h / 2 - y];
  const part = Math.min(from.w / 2 / Math.max(1e-9, Math.abs(dx)), from.h / 2 / Math.max(1e-9, Math.abs(dy)), 0.5);
  return { x: x + dx * part, y: y + dy * part };
};
