// Puts the page together: which screen a link means, what keys do, and one drawing per animation frame.

import { html, nothing, render } from './vendor.js';
import { store } from './core/store.js';
import * as router from './core/router.js';
import { action, isTyping } from './core/keys.js';
import { copy } from './core/export.js';
import { announce, focusTitle } from './core/a11y.js';
import { preference, toggleTheme } from './core/reader.js';
import { banners, bar, notices, rail, status } from './view/frame.js';
import { exporting, help } from './view/dialogs.js';
import { palette } from './view/palette.js';
import { gate } from './view/gate.js';
import { onDrop } from './view/labfile.js';
import { clock as makeClock } from './view/clock.js';
import { guarded } from './view/parts.js';
import { screen as lab } from './view/lab.js';

// the Lab is what most links open; the others come when they are asked for, or when the first picture is there
const MODULES = {
  lab: async () => ({ screen: lab }), agents: () => import('./view/agents.js'), seq: () => import('./view/sequence.js'),
  plots: () => import('./view/plots.js'), failures: () => import('./view/failures.js'),
  nodes: () => import('./view/nodes.js'), agent: () => import('./view/inspector.js') };

const region = (id) => document.getElementById(id);
const regions = { bar: region('bar'), rail: region('rail'), main: region('main'), drawer: region('drawer'),
  status: region('status'), over: region('over') };

let drawing = false;
let overview = null;
let news = {};
let over = null; // the open dialog: a function that gives its template
let single = preference('keys') !== 'off';

/** Draws once in the next animation frame, however often it is asked. */
const invalidate = () => {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(draw);
  }
};

// --- where we are

let current = null; // { key, screen }
let behind = '#/lab'; // the link of the screen under the drawer
let inspecting = false;
const scrolled = new Map(); // link -> how far its screen was scrolled

const openInspector = (key, tab = [], query = {}) => router.navigate(router.agentLink(key, tab, query));
const closeInspector = () => router.navigate(behind);
/** Changes the link of the screen that stands under the open drawer; without drawer, simply the link. */
const relink = (target, options) => {
  if (inspecting) {
    behind = target;
    current.screen.enter(router.parse(target));
  } else {
    router.navigate(target, options);
  }
};
const context = { store, router, invalidate, announce, openInspector, closeInspector, relink,
  isInspecting: () => inspecting,
  /** The key of the agent in the drawer, or null. */
  inspected: () => inspecting ? router.parse(location.hash).path.slice(0, 3).join('/') : null,
  isTyping: (event) => isTyping(event.target) };

const screens = {};
const loading = {}; // key -> promise of a screen
const clock = makeClock(context);
const HOME = { call: 'seq' }; // links of one call are drawn by the Sequence

const load = (key) => loading[key] ??= MODULES[key]().then((module) => {
  screens[key] = module.screen(context);
}).catch((problem) => {
  delete loading[key]; // to be tried again
  if (store.connection.state === 'live') {
    console.error(problem); // the program is there, so it is our fault
  }
  return problem;
});

/** Whether a screen is there; if not, goes on to where we are once it is. */
const has = (key) => {
  if (!screens[key]) {
    load(key).then(() => {
      if (screens[key]) {
        go();
      } else {
        store.notice('warn', 'This screen could not be loaded, as the program did not answer.', 'load');
      }
    });
  }
  return Boolean(screens[key]);
};

const leaveDrawer = () => {
  if (inspecting) {
    inspecting = false;
    screens.agent.leave();
  }
};

const show = (key, route, link) => {
  const changed = current?.key !== key;
  if (changed) {
    if (current) {
      scrolled.set(behind, regions.main.scrollTop);
      current.screen.leave();
    }
    current = { key, screen: screens[key] };
  }
  if (changed || link !== behind) {
    current.screen.enter(route);
  }
  behind = link;
  return changed;
};

const go = () => {
  const route = router.parse(location.hash);
  const first = current === null;
  if (route.screen === 'agent') {
    if (!has('lab') || !has('agent')) {
      return;
    }
    if (first) {
      show('lab', router.parse(behind), behind);
    }
    inspecting = true;
    screens.agent.enter(route);
    invalidate();
    requestAnimationFrame(() => focusTitle(regions.drawer));
    return;
  }
  const key = HOME[route.screen] ?? route.screen;
  const known = Object.hasOwn(MODULES, key);
  if (!has(known ? key : 'lab')) {
    return;
  }
  leaveDrawer();
  if (!known) {
    store.notice('warn', 'That link names no view of this page; this is the Lab.', 'unknown-view');
  }
  const link = known ? location.hash || '#/lab' : '#/lab';
  const changed = show(known ? key : 'lab', known ? route : router.parse('#/lab'), link);
  invalidate();
  if (changed && !first) {
    requestAnimationFrame(() => {
      regions.main.scrollTop = scrolled.get(link) ?? 0;
      focusTitle(regions.main);
    });
  }
};

// --- what can be done

const close = () => {
  over = null;
  invalidate();
};
const open = (dialog) => {
  over = dialog;
  invalidate();
};
const toggleKeys = (event) => {
  single = event.target.checked;
  preference('keys', single ? 'on' : 'off');
};
const copyLink = () => copy(store, location.href, 'The link to this view, without the token,');

const archive = () => import('./core/archive.js');
const saveLab = async () => (await archive()).save(store);
const openLab = async (file) => (await archive()).open(store, file);

const shown = () => inspecting ? screens.agent : current.screen;
const actions = {
  help: () => open(() => help(close, shown().keys ?? [], single, toggleKeys)),
  palette(event) {
    event?.preventDefault();
    const opened = palette(context, inspecting ? screens.agent.methods : [], LISTED, close);
    open(() => opened.render());
  },
  search: () => actions.palette(),
  export: () => open(() => exporting(close, shown().exports ?? {},
    { link: copyLink, save: saveLab, open: openLab })),
  freeze() {
    store.freeze(!store.frozen);
    announce(store.frozen ? 'View frozen. The program goes on.' : 'View is live again.');
  },
  theme: toggleTheme,
  link: copyLink,
  retry: () => store.retry(),
  reload: () => location.reload(),
  close() {
    if (over) {
      close();
    } else if (inspecting) {
      closeInspector();
    }
  },
  clock: () => clock.act('clock'),
  step: () => clock.act('step'),
  slower: () => clock.act('slower'),
  faster: () => clock.act('faster'),
};
const LISTED = [
  { text: 'Freeze or thaw the view', key: 'P', run: actions.freeze },
  { text: 'Light or dark', key: 'T', run: actions.theme },
  { text: 'Export', key: 'E', run: actions.export },
  { text: 'Save the whole lab in one file', run: saveLab },
  { text: 'Copy a link to this view', key: 'L', run: actions.link },
  { text: 'Keys and marks', key: '?', run: actions.help },
];

const pressed = (event) => {
  const asked = action(event, single);
  if (over) {
    if (asked === 'close') {
      close();
    }
    return;
  }
  if (event.defaultPrevented || (store.connection.state === 'refused' && !store.connection.heard)) {
    return;
  }
  // a screen knows better what a key means: `/` is its own search field, Escape clears it
  if ((inspecting && screens.agent.key(event)) || current?.screen.key(event)) {
    event.preventDefault();
    return;
  }
  if (asked === 'screen') {
    const link = Object.keys(MODULES)[event.key - 1];
    if (link && link !== 'agent') {
      router.navigate(`#/${link}`);
    }
  } else if (asked && actions[asked]) {
    if (asked !== 'close') {
      event.preventDefault();
    }
    actions[asked](event);
  }
};

// --- drawing

const body = () => {
  const { state, heard, reason } = store.connection;
  const isRefused = state === 'refused';
  const form = isRefused ? gate(reason, { start: store.start, open: openLab }, !heard) : nothing;
  if (isRefused && !heard) {
    return form;
  }
  return html`${form}${banners(store, actions)}
    ${guarded(current.screen.title, () => current.screen.render(), invalidate)}`;
};

const draw = () => {
  drawing = false;
  if (!current) {
    return; // the first screen is on its way
  }
  const refused = store.connection.state === 'refused' && !store.connection.heard;
  const root = document.documentElement;
  const old = store.connection.heard !== null && Date.now() - store.connection.heard > 5000;
  root.classList.toggle('stale', old);
  root.classList.toggle('frozen', store.frozen);
  document.title = `${refused ? 'Token needed' : current.screen.title} · ${store.info?.name ?? 'agents'}`;
  render(refused ? html`<span class="brand">agents</span>` : bar(store, overview, clock, actions), regions.bar);
  render(refused ? nothing : rail(current.key, actions), regions.rail);
  render(body(), regions.main);
  const isOpen = inspecting && !refused;
  regions.drawer.hidden = !isOpen;
  regions.drawer.classList.toggle('page', isOpen && screens.agent.isFull);
  render(isOpen ? guarded('Inspector', () => screens.agent.render(), invalidate) : nothing, regions.drawer);
  render(refused ? nothing : status(store, overview, news), regions.status);
  render(html`${notices(store)}${refused ? nothing : clock.sheet()}${over ? over() : nothing}`, regions.over);
};

// --- life

addEventListener('hashchange', go);
addEventListener('theme', invalidate);
addEventListener('resize', invalidate);
document.addEventListener('keydown', pressed);
document.addEventListener('visibilitychange', () => store.visible(!document.hidden));
onDrop(openLab);
region('skip').addEventListener('click', () => regions.main.focus());
setInterval(() => !document.hidden && invalidate(), 1000); // ages grow while nothing comes
store.watch(invalidate);
store.subscribe('overview', {}, ({ data, at, sampled, nodes: heard }) => {
  overview = { ...overview, ...data };
  news = { at, sampled, nodes: heard };
  invalidate();
});
go();
store.start();
// in their own time, and also so that they are there when the program is gone
setTimeout(() => Object.keys(MODULES).forEach(load), 1000);
