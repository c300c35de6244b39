// Agents: which of thousands is stuck, hot, failing? The server searches and sorts; here is one page of it at a time.

import { html, nothing } from '../vendor.js';
import { ref } from '../vendorlate.js';
import { count } from '../core/format.js';
import { preference } from '../core/reader.js';
import { apply, inSight, nothingYet, page, release } from '../core/rows.js';
import { cards, COLUMNS, table } from './agentrows.js';
import { agentSavers, toolbar } from './agenttools.js';
import { empty, loading, name, partial } from './parts.js';

const FILTERS = ['q', 'type', 'container', 'node', 'state'];
const TYPING_MS = 150;
const CHOSEN = 'hidden columns'; // a preference of the reader, not of the link
const MOST_MARKED = 8; // as many as a sequence may follow
const PHONE = matchMedia('(max-width: 599px)');

export const screen = (context) => {
  const { store, router, invalidate, announce } = context;
  let query = {};
  let rows = nothingYet();
  let news = {};
  let had = null; // the page that is subscribed to
  let feed = null;
  let scroller = null;
  let scrollTop = 0;
  let height = 600;
  let drawnAt = 0;
  let held = false;
  let selected = null; // key of a row
  const marked = new Set();
  let hidden = new Set((preference(CHOSEN) ?? '').split(',').filter(Boolean));
  let typing = null;
  let refused = null;

  const rowHeight = () => PHONE.matches ? 64 : innerWidth < 960 ? 44 : 28;
  const sort = () => query.sort ?? '-rate';
  const shown = () => rows.order.map((n) => rows.rows.get(n)).filter(Boolean);

  const args = ({ offset, limit }) => {
    const asked = { sort: sort(), offset, limit };
    [...FILTERS, 'group'].forEach((key) => {
      if (query[key]) {
        asked[key] = query[key];
      }
    });
    return asked;
  };

  const take = (message) => {
    rows = apply(rows, message, held);
    news = message.kind === 'gap' ? news : { nodes: message.nodes, at: message.at };
    ask();
    if (message.kind === 'snap') { // another order, search or page; what only ticks is drawn with the overview's tick
      invalidate();
    }
  };

  // the page around what is in sight, if it is not the one that we have
  function ask() {
    const sight = inSight(scrollTop, height, rowHeight(), rows.matched ?? 100);
    const next = page(sight, rows.matched ?? 100, had);
    if (next !== had) {
      had = next;
      feed?.update(args(next));
    }
  }

  const again = () => {
    had = { offset: 0, limit: 100 };
    scrollTop = 0;
    if (scroller) {
      scroller.scrollTop = 0;
    }
    rows = { ...rows, waiting: null };
    feed?.update(args(had));
  };

  const relink = (replace) => context.relink(router.href('agents', [], query), { replace });

  const change = (part, replace = true) => {
    query = { ...query, ...part };
    again();
    relink(replace);
    invalidate();
  };

  const typed = (event) => {
    clearTimeout(typing);
    const { value } = event.target;
    typing = setTimeout(() => {
      typing = null;
      change({ q: value.slice(0, 100) });
    }, TYPING_MS);
  };

  const sortBy = (key) => {
    const falling = sort() === `-${key}`;
    const first = COLUMNS.find((column) => column.key === key).number ? '-' : ''; // large numbers and early names first
    change({ sort: sort() === first + key ? (falling ? '' : '-') + key : first + key }, false);
    announce(`Sorted by ${key}, ${sort().startsWith('-') ? 'falling' : 'rising'}`);
  };

  const mark = (key) => {
    if (marked.has(key)) {
      marked.delete(key);
    } else if (marked.size < MOST_MARKED) {
      marked.add(key);
    } else {
      store.notice('info', `At most ${MOST_MARKED} agents can be followed at once.`, 'marked');
    }
    invalidate();
  };

  const chosen = () => marked.size ? [...marked] : selected ? [selected] : [];
  const toSequence = () => chosen().length && router.navigate(router.href('seq', [], { agents: chosen().join(',') }));

  const move = (by) => {
    const list = shown();
    const index = list.findIndex((row) => row.key === selected);
    const next = list[index < 0 ? 0 : Math.max(0, Math.min(list.length - 1, index + by))];
    if (next) {
      selected = next.key;
      const y = (rows.offset + list.indexOf(next)) * rowHeight();
      if (scroller && (y < scroller.scrollTop || y + rowHeight() * 2 > scroller.scrollTop + scroller.clientHeight)) {
        scroller.scrollTop = Math.max(0, y - scroller.clientHeight / 2);
      }
      invalidate();
    }
  };

  const search = () => document.getElementById('search');

  const escape = (event) => {
    if (context.isInspecting()) {
      return false;
    }
    if (event.target === search() && !query.q) {
      search().blur();
    } else if (query.q) {
      clearTimeout(typing);
      typing = null;
      change({ q: '' });
    } else if (marked.size || selected) {
      marked.clear();
      selected = null;
      invalidate();
    } else {
      return false;
    }
    return true;
  };

  const COMMANDS = {
    '/': () => search()?.focus(),
    j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1),
    PageDown: () => move(20), PageUp: () => move(-20),
    Enter: () => selected && context.openInspector(selected), c: () => selected && context.openInspector(selected),
    s: toSequence, ' ': () => selected && mark(selected),
  };

  const key = (event) => {
    if (event.key === 'Escape') {
      return escape(event);
    }
    const intoTable = event.target === search() && event.key === 'ArrowDown';
    if (event.ctrlKey || event.metaKey || event.altKey || (context.isTyping(event) && !intoTable)) {
      return false;
    }
    // Enter and Space belong to the button or link that has the focus
    if (['Enter', ' '].includes(event.key) && event.target.closest?.('button, a, label')) {
      return false;
    }
    if (!COMMANDS[event.key] || (context.isInspecting() && event.key !== 'j' && event.key !== 'k')) {
      return false;
    }
    COMMANDS[event.key]();
    return true;
  };

  const watcher = new ResizeObserver(([entry]) => {
    if (entry.contentRect.height !== height) {
      height = entry.contentRect.height;
      requestAnimationFrame(() => {
        ask();
        invalidate();
      });
    }
  });

  const place = ref((element) => {
    if (element && element !== scroller) {
      watcher.disconnect();
      watcher.observe(element);
      requestAnimationFrame(() => {
        element.scrollTop = scrollTop;
      });
    }
    scroller = element ?? null;
  });

  const scrolled = (event) => {
    scrollTop = event.target.scrollTop;
    ask();
    if (Math.abs(scrollTop - drawnAt) > 2 * rowHeight()) { // a few rows at a time fit into a frame, many don't
      invalidate();
    }
  };

  // while somebody points at a row it must not move away
  const hold = (on) => {
    held = on;
    if (!on) {
      rows = release(rows);
    }
    invalidate();
  };

  const model = () => {
    drawnAt = scrollTop;
    return { list: shown(), top: rows.offset, matched: rows.matched, rowHeight: rowHeight(), group: query.group,
      sight: inSight(scrollTop, height, rowHeight(), rows.matched), sort: sort(), selected, marked, hidden, now: news.at };
  };

  const toggleColumn = (key) => {
    hidden = new Set(hidden.has(key) ? [...hidden].filter((each) => each !== key) : [...hidden, key]);
    preference(CHOSEN, [...hidden].join(','));
    invalidate();
  };

  const select = (row) => {
    selected = row.key;
    invalidate();
  };

  const filtered = () => FILTERS.filter((filter) => query[filter]);
  const clear = () => change(Object.fromEntries(FILTERS.map((filter) => [filter, ''])));

  const body = () => {
    if (refused) {
      return empty('The agents could not be listed', refused);
    }
    if (rows.matched === null) {
      return loading();
    }
    if (rows.total === 0) {
      return empty('No agents yet', 'The program runs, but no agent lives in it so far. They appear here by '
        + 'themselves.');
    }
    if (rows.matched === 0) {
      return empty(`0 of ${count(rows.total)} agents match`, html`Nothing matches
        ${filtered().map((filter) => html` <b>${filter === 'q' ? '' : `${filter} `}${name(query[filter], 60)}</b>`)}`,
        html`<button @click=${clear}>Clear search (Esc)</button>`);
    }
    return PHONE.matches ? cards(model()) : table(model(), { sortBy, mark, hold, select, open: context.openInspector });
  };

  const foot = () => chosen().length === 0 || PHONE.matches ? nothing : html`<div class="line foot">
    <span>${marked.size ? `${marked.size} selected` : name(selected, 60)}</span>
    <button @click=${() => context.openInspector(chosen()[0])}>Inspect <kbd>⏎</kbd></button>
    <button @click=${toSequence}>Add to sequence <kbd>s</kbd></button>
    ${rows.waiting ? html`<span class="muted small tools">order held while you point at it</span>` : nothing}</div>`;

  const save = agentSavers(store, args, shown, () => query);

  const isSame = (a, b) => [...FILTERS, 'group', 'sort'].every((part) => (a[part] ?? '') === (b[part] ?? ''));

  return {
    title: 'Agents',
    keys: [['j k', 'row', 'Next, previous agent'], ['Space', 'mark', 'Mark an agent for the sequence']],
    key,
    enter(route) {
      const same = isSame(query, route.query);
      query = { ...route.query };
      refused = null;
      if (!feed) {
        had = had && same ? had : { offset: 0, limit: 100 };
        scrollTop = same ? scrollTop : 0;
        feed = store.subscribe('agents', args(had), take);
      } else if (!same) {
        again();
      }
    },
    leave() {
      clearTimeout(typing);
      feed?.close();
      feed = null;
      held = false;
    },
    exports: save,
    render: () => html`<div class="screen fill">
      <div class="title"><h1>Agents</h1><span class="muted">${rows.matched === null ? '–'
        : html`${count(rows.matched)} of ${count(rows.total)}`}</span>${partial(news.nodes)}</div>
      ${toolbar({ query, sort: sort(), typed, change, save, hidden, toggleColumn, isTyping: typing !== null })}
      <section class="panel list" aria-label="Agents"><div class="body scroll" tabindex="0" aria-label="Rows of agents"
        role="region" ${place} @scroll=${scrolled}>${body()}</div>${foot()}</section></div>`,
  };
};
