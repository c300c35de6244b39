// What the first picture does without: modules, and the style sheet of all screens but the Lab. A test looks that
// index.html names all that it does not do without.

import { fetchPlots } from './vendor.js';

let sheet = null;

// what is shown has its style, which the first of them has fetched for all
const styled = (load) => async () => {
  sheet ??= new Promise((done, failed) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/css/views.css', onload: done,
      onerror() {
        link.remove();
        sheet = null;
        failed(new Error('no style sheet'));
      } });
    document.head.append(link);
  });
  const [module] = await Promise.all([load(), sheet]);
  return module;
};

const all = (loaders) => Object.fromEntries(Object.entries(loaders).map(([name, load]) => [name, styled(load)]));

// a screen that draws plots says so if those do not come
const plotting = (load) => async () => (await Promise.all([load(), fetchPlots().catch(() => {})]))[0];

/** The Lab is what most links open; the others come when they are asked for, or when the first data are there. */
export const SCREENS = { lab: () => import('./view/lab.js'), ...all({
  agents: () => import('./view/agents.js'), seq: () => import('./view/sequence.js'),
  plots: plotting(() => import('./view/plots.js')), failures: () => import('./view/failures.js'),
  nodes: () => import('./view/nodes.js'), agent: plotting(() => import('./view/inspector.js')) }) };

/** What else comes then: each is part of some screen, or of what stands around them. */
export const PARTS = { sparks: fetchPlots, ...all({
  gate: () => import('./view/gate.js'), clock: () => import('./view/clock.js'),
  calls: () => import('./view/callpane.js'), dialogs: () => import('./view/dialogs.js'),
  palette: () => import('./view/palette.js'), export: () => import('./core/export.js'),
  archive: () => import('./core/archive.js'), saving: () => import('./view/saving.js') }) };
