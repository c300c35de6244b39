// Puts the page together: which screen a link means, what keys do, and one drawing per animation frame.

import { html, nothing, render } from './vendor.js';
import { store } from './core/store.js';
import './begin.js'; // which has asked for this
import * as router from './core/router.js';
import { action, isTyping } from './core/keys.js';
import { announce, focusTitle } from './core/a11y.js';
import { late, once, pace } from './core/lazy.js';
import { preference, toggleTheme } from './core/reader.js';
import { banners, bar, notices, rail, status } from './view/frame.js';
import { guarded } from './view/parts.js';
import { PARTS, SCREENS } from './modules.js';
import './view/lab.js'; // of the first picture, and not only when it is asked for

const region = (id) => document.getElementById(id);
const regions = { bar: region('bar'), rail: region('rail'), main: region('main'), drawer: region('drawer'),
  status: region('status'), over: region('over') };

let overview = null;
let news = {};
let over = null; // the open dialog: a function that gives its template
let single = preference('keys') !== 'off';

const { now: invalidate, soon } = pace(() => draw());

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
const context = { store, router, invalidate, soon, announce, openInspector, closeInspector, relink,
  isInspecting: () => inspecting,
  /** The key of the agent in the drawer, or null. */
  inspected: () => inspecting ? router.parse(location.hash).path.slice(0, 3).join('/') : null,
  /** A module that comes after the first data, or null: when it is there, all is drawn again. */
  part: (name) => parts.get(name),
  isTyping: (event) => isTyping(event.target) };

const told = (problem) => {
  if (store.connection.state === 'live') {
    console.error(problem); // the program is there, so it is our fault
  }
  store.notice('warn', 'This part of the page could not be loaded, as the program did not answer.', 'load');
};
const parts = late({ ...PARTS, ...SCREENS }, { came: invalidate, failed: told });
const screens = {};
let clock = null;
const HOME = { call: 'seq' }; // links of one call are drawn by the Sequence

/** Whether a screen is there; if not, goes on to where we are once it is. */
const has = (key) => {
  if (!screens[key]) {
    parts.load(key).then((module) => {
      if (module) {
        screens[key] ??= module.screen(context);
        go();
      }
    });
  }
  return Boolean(screens[key]);
};

const ticking = () => clock ??= parts.get('clock')?.clock(context) ?? null;

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
  const known = Object.hasOwn(SCREENS, key);
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
/** What a part does that may have to be loaded before. */
const by = (name, act) => async (...given) => {
  const module = await parts.load(name);
  return module && act(module, ...given);
};
const copyLink = by('export', ({ copy }) => copy(store, location.href, 'The link to this view, without the token,'));
const saveLab = by('archive', ({ save }) => save(store));
const openLab = by('archive', (archive, file) => archive.open(store, file));

const shown = () => inspecting ? screens.agent : current.screen;
const actions = {
  help: by('dialogs', ({ help }) => open(() => help(close, shown().keys ?? [], single, toggleKeys))),
  palette(event) {
    event?.preventDefault();
    actions.search();
  },
  search: by('palette', ({ palette }) => {
    const opened = palette(context, inspecting ? screens.agent.methods : [], LISTED, close);
    open(() => opened.render());
  }),
  export: by('dialogs', ({ exporting }) => open(() => exporting(close, shown().exports ?? {},
    { link: copyLink, save: saveLab, open: openLab }))),
  freeze() {
    store.freeze(!store.frozen);
    announce(store.frozen ? 'View frozen. The program goes on.' : 'View is live again.');
  },
  theme: toggleTheme,
  link: copyLink,
  retry: () => store.retry(),
  reload: () => location.reload(),
  close: () => over ? close() : inspecting && closeInspector(),
};
['clock', 'step', 'slower', 'faster'].forEach((what) => { actions[what] = () => clock?.act(what); });
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
    const link = Object.keys(SCREENS)[event.key - 1];
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
  const form = isRefused ? parts.get('gate')?.gate(reason, { start: store.start, open: openLab }, !heard)
    : nothing;
  if (isRefused && !heard) {
    return form;
  }
  return html`${form}${banners(store, actions)}
    ${guarded(current.screen.title, () => current.screen.render(), invalidate)}`;
};

// what index.html shows until now: rendering would leave it where it is
const begin = once(() => {
  Object.values(regions).forEach((each) => {
    each.replaceChildren();
    each.inert = false;
  });
  delete document.documentElement.dataset.first;
});

const draw = () => {
  if (!current) {
    return; // the first screen is on its way
  }
  begin();
  const refused = store.connection.state === 'refused' && !store.connection.heard;
  const root = document.documentElement;
  const old = store.connection.heard !== null && Date.now() - store.connection.heard > 5000;
  root.classList.toggle('stale', old);
  root.classList.toggle('frozen', store.frozen);
  document.title = `${refused ? 'Token needed' : current.screen.title} · ${store.info?.name ?? 'agents'}`;
  render(refused ? html`<span class="brand">agents</span>` : bar(store, overview, ticking()?.chip() ?? nothing, actions), regions.bar);
  render(refused ? nothing : rail(current.key, actions), regions.rail);
  render(body(), regions.main);
  const isOpen = inspecting && !refused;
  regions.drawer.hidden = !isOpen;
  regions.drawer.classList.toggle('page', isOpen && screens.agent.isFull);
  render(isOpen ? guarded('Inspector', () => screens.agent.render(), invalidate) : nothing, regions.drawer);
  render(refused ? nothing : status(store, overview, news), regions.status);
  render(html`${notices(store)}${refused ? nothing : clock?.sheet() ?? nothing}${over ? over() : nothing}`, regions.over);
};

// --- life

addEventListener('hashchange', go);
// what did not come after the first data is tried again
addEventListener('hashchange', () => overview && store.connection.state === 'live' && parts.all());
addEventListener('theme', invalidate);
addEventListener('resize', invalidate);
document.addEventListener('keydown', pressed);
document.addEventListener('visibilitychange', () => store.visible(!document.hidden));
addEventListener('dragover', (event) => event.preventDefault()); // else the browser would leave the page for the file
addEventListener('drop', (event) => {
  event.preventDefault();
  [...event.dataTransfer.files].slice(0, 1).forEach(openLab);
});
region('skip').addEventListener('click', () => regions.main.focus());
const look = () => {
  invalidate();
  if (store.connection.state === 'refused') {
    parts.all(); // the form is one of them
  }
};
store.watch(look);
store.subscribe('overview', {}, ({ kind, data, at, sampled, nodes: heard }) => {
  (overview ? soon : invalidate)();
  overview = { ...overview, ...data };
  news = { at, sampled, nodes: heard };
  if (kind === 'snap') {
    requestAnimationFrame(() => setTimeout(parts.all)); // once that is drawn
  }
});
go();
look(); // the connection began before there was anybody to watch it
