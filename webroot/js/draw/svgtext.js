/**
 * SVG files, written by hand: no scripts, no styles but these, each text escaped. Pure.
 */

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** What XML 1.0 cannot hold, lone halves of pairs included. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text for content and attributes of XML. */
export const xml = (text) =>
  String(text ?? '')
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"']/g, (char) => ENTITIES[char]);

const FONT = 'system-ui, sans-serif';
const MONO = 'ui-monospace, monospace';
const INK = '#1a2027';
const LOOKS = {
  life: { stroke: '#d3dae1' },
  send: { stroke: INK },
  fold: { stroke: INK, 'stroke-width': 3 },
  reply: { stroke: INK, 'stroke-dasharray': '5 4' },
  pending: { stroke: '#55616d', 'stroke-dasharray': '2 3' },
  cross: { stroke: '#b6423f', 'stroke-width': 2, fill: 'none' },
  tip: { fill: INK, stroke: INK },
  open: { fill: 'none', stroke: INK },
  idle: { stroke: '#76828e', 'stroke-dasharray': '2 4', fill: 'none' },
  gap: { stroke: '#633f00', fill: 'none' },
  small: { fill: '#55616d', 'font-size': 11 },
  large: { fill: INK, 'font-weight': 600, 'font-size': 13 },
  says: { fill: INK, 'font-size': 11 },
  note: { fill: '#55616d', 'font-size': 11 },
  mark: { fill: '#633f00', 'font-weight': 600 },
  time: { fill: '#55616d', 'font-family': MONO, 'font-size': 11 },
  fail: { fill: '#b6423f' },
  timeout: { fill: '#42154c' },
  axis: { stroke: '#76828e', fill: 'none' },
  grid: { stroke: '#e3e8ed' },
  title: { fill: INK, 'font-weight': 600, 'font-size': 14 },
};

const attributes = (values) =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(value)}"`)
    .join('');

/** One shape of `scene.js`; `look` (an object of attributes) is what a shape brings of its own. */
export function shape(each) {
  const looks = Object.assign(
    {},
    ...String(each.c ?? '')
      .split(' ')
      .map((name) => LOOKS[name] ?? {}),
    each.look ?? {},
  );
  switch (each.k) {
    case 'line':
      return `<line${attributes({ x1: each.x1, y1: each.y1, x2: each.x2, y2: each.y2, ...looks })}/>`;
    case 'path':
      return `<path${attributes({ d: each.d, fill: 'none', ...looks })}/>`;
    default:
      return `<text${attributes({ x: each.x, y: each.y, 'text-anchor': each.anchor ?? 'start', ...looks })}>${xml(each.t)}</text>`;
  }
}

/** A whole file on white ground. */
export const svgFile = (width, height, shapes, title) =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" font-size="12">`,
    `<title>${xml(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    ...shapes.map(shape),
    '</svg>\n',
  ].join('\n');

/** A sequence chart with its heads, as a file. */
export function sceneFile(picture, title, head) {
  const moved = (each, by) => {
    switch (each.k) {
      case 'text':
        return { ...each, y: each.y + by };
      case 'line':
        return { ...each, y1: each.y1 + by, y2: each.y2 + by };
      default:
        return {
          ...each,
          d: each.d
            .replace(/^M([\d.-]+) ([\d.-]+)/, (_, x, y) => `M${x} ${Number(y) + by}`)
            .replace(/([LV])([\d.-]+)(?: ([\d.-]+))?/g, (_, op, one, two) =>
              op === 'V' ? `V${Number(one) + by}` : `L${one} ${Number(two) + by}`,
            ),
        };
    }
  };
  const shapes = [...picture.life, ...picture.groups.flatMap((group) => group.shapes)].map((each) =>
    moved(each, head),
  );
  return svgFile(picture.width, picture.height + head, [...picture.head, ...shapes], title);
}
