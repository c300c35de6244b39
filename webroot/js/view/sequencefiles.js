// A sequence as files: SVG, PNG, Mermaid, CSV, JSON.

import { download, pngOf, saveJson, saveTable } from '../core/export.js';
import { mermaid } from '../draw/mermaid.js';
import { HEAD } from '../draw/scene.js';
import { sceneFile } from '../draw/svgtext.js';
import { ended } from './outcome.js';
import { callColumns, keyOf, shortKey } from './rows.js';

const HIGHEST = 8000; // what browsers draw on one canvas, twice as large

/** What is saved when it is asked for: made() gives lines and their picture, agents() and single() what they are of. */
export const files = ({ store, taken, made, agents, single, virtual }) => {
  const title = () => `Sequence of ${agents().map(shortKey).join(', ') || single() || 'calls'}`;
  const picture = () => sceneFile(made().picture, title(), HEAD);
  const text = () =>
    mermaid(made().lines, {
      nameOf: (n) => (n === -1 ? 'unknown' : shortKey(keyOf(store, n))),
      outcome: ended,
      time: (line) => (virtual() && line.vt !== null ? `vt ${line.vt}` : ''),
    });
  return {
    svg: () => download('sequence.svg', 'image/svg+xml', picture()),
    async png() {
      const { width, height } = made().picture;
      download('sequence.png', 'image/png', await pngOf(picture(), width, Math.min(height + HEAD, HIGHEST)));
    },
    mermaid: () => download('sequence.mmd', 'text/plain', text()),
    csv: () => saveTable('calls', taken.content().list, callColumns(store)),
    json: () => saveJson('calls', { agents: agents(), gaps: taken.gaps, rows: taken.rows() }),
  };
};
