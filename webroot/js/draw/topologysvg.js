// The topology as an SVG file: a writer of its own, since a canvas knows only pixels. Pure; names are escaped.

import { FAILS, gone, outcome, SLOW, step } from '../core/groups.js';
import { label, rate } from '../core/format.js';
import { corner, edge, HEADER, PAD } from './layout.js';

/** Text that is no markup. Letters that XML forbids are pictures already. */
export const escape = (text) => String(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const rect = (x, y, width, height, how) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${how}/>`;

const cell = (box, byte, index, colours) => {
  const place = corner(box, index);
  const [x, y] = box.cell.named ? [place.x + 4, place.y + 4] : [place.x, place.y];
  const size = box.cell.h - (box.cell.named ? 8 : 1);
  const bad = outcome(byte);
  const notch = Math.max(2, Math.round(size * 0.4));
  if (gone(byte)) {
    return rect(x + 0.5, y + 0.5, size - 1, size - 1, `fill="none" stroke="${colours.control}"`);
  }
  if (bad) {
    const shape = bad === SLOW ? `h${size}v${size - notch}l${-notch} ${notch}h${notch - size}z`
      : `h${size - notch}l${notch} ${notch}v${size - notch}h${-size}z`;
    return `<path d="M${x} ${y}${shape}" fill="${colours[bad === SLOW ? 'warn' : 'fail']}"`
      + ` fill-opacity="${bad === SLOW || bad === FAILS ? 1 : 0.5}"/>`;
  }
  return rect(x, y, size, size, `fill="${colours['heat-' + step(byte)]}"`);
};

const named = (box, index, text, colours) => {
  const { x, y } = corner(box, index);
  return box.cell.named ? `<text x="${x + box.cell.h + 2}" y="${y + box.cell.h / 2 + 4}" fill="${colours.text}">${
    escape(label(text, 16))}</text>` : '';
};

const group = (box, one, colours, nameOf) => '<g>'
  + rect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1, `fill="${colours.surface}" stroke="${colours.border}"`)
  + `<text x="${box.x + PAD}" y="${box.y + HEADER - 6}" font-weight="600" fill="${colours.text}">${
    escape(label(one.title, Math.floor(box.w / 11)))}</text>`
  + (one.rate === null ? '' : `<text x="${box.x + box.w - PAD}" y="${box.y + HEADER - 6}" text-anchor="end" fill="${
    colours.muted}">${rate(one.rate)}/s</text>`)
  + one.members.map((n, index) => cell(box, one.bytes[index], index, colours)
    + named(box, index, nameOf(n), colours)).join('')
  + '</g>';

/** scene: as draw/topology.js paints it. */
export const topologySvg = ({ plan, groups, links, nameOf }, colours) => {
  const boxes = new Map(plan.boxes.map((box) => [box.id, box]));
  const lines = links.filter((link) => boxes.has(link.from) && boxes.has(link.to)).map((link) => {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    const [a, b] = [edge(from, to), edge(to, from)];
    return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}"`
      + ` stroke="${link.fails > 0 ? colours.fail : colours.accent}"`
      + ' stroke-opacity="0.5" marker-end="url(#tip)"/>';
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${plan.width} ${plan.height}"`
    + ' font-family="sans-serif" font-size="12">'
    + `<defs><marker id="tip" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto">`
    + `<path d="M0 0l6 3-6 3z" fill="${colours.accent}"/></marker></defs>`
    + `<rect width="100%" height="100%" fill="${colours.bg}"/>`
    + groups.map((one) => group(boxes.get(one.id), one, colours, nameOf)).join('') + lines.join('') + '</svg>\n';
};
