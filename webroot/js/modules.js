// What the first picture does without: modules, the style sheet of all screens but the Lab, and what draws plots. A
// test looks that index.html names all that it does not do without.

import { arrived, onceDone } from './core/lazy.js';

const sheet = onceDone(() =>
  arrived([Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/css/views.css' })]));
const plots = async () => (await import('./vendorlate.js')).fetchPlots();

// a module, and what it is nothing without
const beside = (load, other) => async () => (await Promise.all([load(), other()]))[0];

// what is shown has its style, which the first of them has fetched for all
const all = (loaders) => Object.fromEntries(Object.entries(loaders).map(([name, load]) => [name, beside(load, sheet)]));

// a screen that draws plots says so if those do not come
const plotting = (load) => beside(load, () => plots().catch(() => {}));

/** The Lab is what most links open; the others come when they are asked for, or when the first data are there. */
export const SCREENS = { lab: () => import('./view/lab.js'), ...all({
  agents: () => import('./view/agents.js'), seq: () => import('./view/sequence.js'),
  plots: plotting(() => import('./view/plots.js')), failures: () => import('./view/failures.js'),
  nodes: () => import('./view/nodes.js'), agent: plotting(() => import('./view/inspector.js')) }) };

/** What else comes then: each is part of some screen, or of what stands around them. */
export const PARTS = { sparks: beside(() => import('./view/sparks.js'), plots), ...all({
  gate: () => import('./view/gate.js'), clock: () => import('./view/clock.js'),
  calls: () => import('./view/callpane.js'), dialogs: () => import('./view/dialogs.js'),
  palette: () => import('./view/palette.js'), export: () => import('./core/export.js'),
  archive: () => import('./core/archive.js'), saving: () => import('./view/saving.js') }) };
