// What the Lab saves: its picture as PNG and SVG, its containers as CSV. All that it knows is the whole lab's file.

import { csv, download } from '../core/export.js';
import { topologySvg } from '../draw/topologysvg.js';
import { token } from '../core/theme.js';
import { paint, palette } from '../draw/topology.js';

const COLUMNS = [
  { title: 'group', value: (group) => group.title }, { title: 'node', value: (group) => group.node },
  { title: 'agents', value: (group) => group.size }, { title: 'callsPerS', value: (group) => group.rate },
  { title: 'failuresPerS', value: (group) => group.fails }, { title: 'pending', value: (group) => group.pending },
];

/** panel: the topology panel. Each saver takes what is shown at that moment. */
export const savers = (panel) => ({
  csv: () => download('lab.csv', 'text/csv', csv(panel.groups(), COLUMNS)),
  svg: () => panel.scene() && download('lab.svg', 'image/svg+xml', topologySvg(panel.scene(), palette(token))),
  png: () => {
    const scene = panel.scene();
    const canvas = document.createElement('canvas');
    canvas.width = scene.plan.width * 2; // sharp in print
    canvas.height = scene.plan.height * 2;
    paint(canvas.getContext('2d'), scene, palette(token), 2);
    canvas.toBlob((blob) => download('lab.png', 'image/png', blob));
  },
});
