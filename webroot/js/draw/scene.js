/**
 * The picture of a sequence chart as plain shapes: what the page binds to SVG elements and what a file gets as text is
 * the same. A shape is `{ k: 'line'|'path'|'text', c: class, … }`; coordinates are pixels.
 */

export const ROW = 24;
export const HEAD = 44;
const GUTTER = 108;
const NARROWEST = 112;
const WIDEST = 260;
/** Words may be wider than a short message: nothing else is on its line. */
const LEAST = 190;

/** Cuts a text to what fits into so many pixels of 12 px type, counted generously. */
const fitted = (text, pixels, per = 7) => {
  const chars = [...text];
  const most = Math.max(3, Math.floor(pixels / per));
  return chars.length <= most ? text : `${chars.slice(0, most - 1).join('')}…`;
};

const text = (x, y, t, c, anchor = 'start') => ({ k: 'text', x, y, t, c, anchor });
const line = (x1, y1, x2, y2, c) => ({ k: 'line', x1, y1, x2, y2, c });
const path = (d, c) => ({ k: 'path', d, c });

/**
 * lines: of `fold.js`; parties: numbers, null for "others"; index(n): the column of a party.
 * words: `{ title(n) -> [small, large], time(line), call(line), end(call), kind(call), describe(line) }`.
 * Answers `{ width, height, head, life, groups }`; a group is a line: `{ id, y, height, kind, title, shapes }`.
 */
export function scene(lines, { parties, index }, words, room = 900) {
  const column = Math.max(NARROWEST, Math.min(WIDEST, Math.floor((room - GUTTER - 8) / Math.max(1, parties.length))));
  const width = GUTTER + column * Math.max(1, parties.length) + 8;
  const x = (n) => GUTTER + column * (index(n) + 0.5);
  const groups = [];
  let y = 4;
  for (const each of lines) {
    const height = ROW * (each.rows ?? 1);
    groups.push(group(each, { y, height, width, column, x, words }));
    y += height;
  }
  const height = y + 8;
  const at = (n, place) => GUTTER + column * (place + 0.5);
  return {
    width,
    height,
    head: parties.flatMap((n, place) => headOf(words.title(n), at(n, place), column)),
    life: parties.map((n, place) => line(at(n, place), 0, at(n, place), height, 'life')),
    groups,
  };
}

function headOf([small, large], x, column) {
  return [
    text(x, 17, fitted(small, column - 12, 6.4), 'small', 'middle'),
    text(x, 34, fitted(large, column - 12), 'large', 'middle'),
  ];
}

function group(each, place) {
  const { words } = place;
  if (each.kind === 'idle') {
    return across(each, place, 'idle', words.describe(each));
  }
  if (each.kind === 'gap') {
    return across(each, place, 'gap', words.describe(each));
  }
  const shapes = [text(GUTTER - 8, place.y + 17, words.time(each), 'time', 'end'), ...arrow(each, place)];
  if (each.concurrent) {
    shapes.push(text(4, place.y + 17, '‖', 'mark'));
  }
  return {
    id: `${each.kind}-${each.call.id}`,
    call: each.call,
    line: each,
    y: place.y,
    height: place.height,
    kind: each.kind === 'reply' || each.kind === 'fold' ? words.kind(each.call) : 'send',
    title: words.describe(each),
    shapes,
  };
}

function across(each, { y, height, width }, kind, title) {
  const middle = y + height / 2;
  const half = title.length * 3.4 + 10;
  const centre = width / 2;
  const stroke = kind === 'gap' ? zigzag : straight;
  return {
    id: `${kind}-${each.at}`,
    line: each,
    y,
    height,
    kind,
    title,
    shapes: [
      path(stroke(8, centre - half, middle), kind),
      path(stroke(centre + half, width - 8, middle), kind),
      text(centre, middle + 4, title, 'note', 'middle'),
    ],
  };
}

const straight = (from, to, y) => (to > from ? `M${from} ${y}H${to}` : '');

function zigzag(from, to, y) {
  if (to <= from) {
    return '';
  }
  const steps = Math.floor((to - from) / 8);
  return `M${from} ${y}${Array.from({ length: steps }, (_, at) => `l8 ${at % 2 ? 6 : -6}`).join('')}`;
}

/** One message between two lifelines, its words above the line. */
function arrow(each, { y, column, width, x, words }) {
  const { call, kind } = each;
  const back = kind === 'reply';
  const [from, to] = back ? [x(call.to), x(call.from)] : [x(call.from), x(call.to)];
  const failed = ['fail', 'timeout'].includes(words.kind(call));
  const how = back
    ? `reply ${words.kind(call)}`
    : kind === 'fold'
      ? 'send fold'
      : words.kind(call) === 'pending'
        ? 'send pending'
        : 'send';
  const says = back ? words.end(call) : words.call(each);
  const level = y + 19;
  if (from === to) {
    return own({ from, level, says, how, back, failed, column, width });
  }
  const way = Math.sign(to - from);
  const span = Math.abs(to - from);
  // a failure whose reply never came ends before the lifeline of the one who waited for it
  const stop = to - way * (back && failed ? 14 : 2);
  const shapes = [line(from + way * 2, level, stop, level, how)];
  shapes.push(
    back && failed
      ? path(`M${stop - 4} ${level - 4}l8 8m0 -8l-8 8`, 'cross')
      : path(tip(to - way * 2, level, way), back ? 'tip open' : 'tip'),
  );
  shapes.push(
    text(
      (from + to) / 2,
      level - 5,
      fitted(says, Math.max(span - 16, LEAST), 6.6),
      back ? `says ${words.kind(call)}` : 'says',
      'middle',
    ),
  );
  return shapes;
}

const tip = (x, y, way) => `M${x - way * 7} ${y - 4}L${x} ${y}L${x - way * 7} ${y + 4}`;

/** A call of an agent to itself: a hook beside the lifeline, on its left where the picture ends on its right. */
function own({ from, level, says, how, back, failed, column, width }) {
  const way = from > GUTTER + column && from + column > width ? -1 : 1;
  const [near, far] = [from + way * 3, from + way * 22];
  const shapes = [path(back ? `M${far} ${level - 6}V${level}H${near}` : `M${near} ${level - 6}H${far}V${level}`, how)];
  if (back) {
    shapes.push(
      failed
        ? path(`M${from + way * 8 - 4} ${level - 4}l8 8m0 -8l-8 8`, 'cross')
        : path(tip(near, level, -way), 'tip open'),
    );
  }
  const room = way > 0 ? Math.min(column - 40, width - from - 32) : column - 40;
  shapes.push(text(from + way * 28, level - 2, fitted(says, room, 6.6), 'says', way > 0 ? 'start' : 'end'));
  return shapes;
}

/** The groups that a window of this height shows, with some before and after it for the keyboard. */
export const within = (groups, top, height) =>
  groups.filter((each) => each.y + each.height > top - 240 && each.y < top + height + 240);
