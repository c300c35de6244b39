// What the Lab saves: its picture as PNG and SVG, its containers as CSV. All that it knows is the whole lab's file.

import { download, drawnOn, saveTable } from '../core/export.js';
import { topologySvg } from '../draw/topologysvg.js';
import { token } from '../core/reader.js';
import { paint, palette } from '../draw/topology.js';

const COLUMNS = [
  { title: 'group', value: (group) => group.title }, { title: 'node', value: (group) => group.node },
  { title: 'agents', value: (group) => group.size }, { title: 'callsPerS', value: (group) => group.rate },
  { title: 'failuresPerS', value: (group) => group.fails }, { title: 'pending', value: (group) => group.pending },
];

/** panel: the topology panel. Each saver takes what is shown at that moment. */
export const savers = (panel) => ({
  csv: () => saveTable('lab', panel.groups(), COLUMNS),
  svg: () => panel.scene() && download('lab.svg', 'image/svg+xml', topologySvg(panel.scene(), palette(token))),
  async png() {
    const scene = panel.scene();
    const { width, height } = scene.plan;
    download('lab.png', 'image/png', await drawnOn(width * 2, height * 2, // sharp in print
      (pen) => paint(pen, scene, palette(token), 2)));
  },
});
