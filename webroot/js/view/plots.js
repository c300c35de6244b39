// Plots: recorded series over time.

import { html, nothing } from '../vendor.js';
import { download, pngOf, saveJson, saveTable } from '../core/export.js';
import { label } from '../core/format.js';
import { plotFile } from '../draw/plotsvg.js';
import { choices, loading, unread } from './parts.js';
import { board } from './board.js';

const MOST = 12;
const RANGES = { '1 min': 60, '10 min': 600, '1 h': 3600, '4 h': 14_400 };

export const screen = (context) => {
  const { store, router, invalidate } = context;
  const drawn = board(context);
  let list = null; // [{ name, unit }]
  let trouble = null;
  let chosen = null; // names of the link, or null: the first of the list
  let range = '10 min';
  let axis = 'real';
  let synced = true;
  let table = false;
  let wanted = '';
  let choosing = false;

  const shown = () => (chosen ?? (list ?? []).slice(0, 6).map((each) => each.name)).slice(0, MOST);

  const look = async () => {
    trouble = null;
    try {
      const answer = await store.get('/series');
      list = (answer.series ?? answer).map((each) => (typeof each === 'string' ? { name: each, unit: '' } : each));
    } catch (problem) {
      trouble = problem;
    }
    drawn.show(shown());
    invalidate();
  };

  const go = (change) => {
    const next = { s: shown().join(','), range, axis, ...change };
    context.relink(
      router.href('plots', [], { s: next.s, range: next.range === '10 min' ? '' : next.range,
        axis: next.axis === 'real' ? '' : next.axis }),
      { replace: true },
    );
  };

  const toggle = (name) => {
    const now = shown();
    go({ s: (now.includes(name) ? now.filter((each) => each !== name) : [...now, name]).slice(0, MOST).join(',') });
  };

  const columns = () => [
    { title: 'series', value: (row) => row.name },
    'unit',
    {
      title: axis === 'virtual' ? 'vt' : 'time',
      value: (row) => (axis === 'virtual' ? row.at : new Date(row.at * 1000).toISOString()),
    },
    'min',
    'avg',
    'max',
  ];

  const rows = () =>
    drawn
      .content()
      .flatMap(({ unit, series }) =>
        series.flatMap((each) =>
          each.t.map((at, index) => ({ name: each.name, unit, at,
            min: each.min[index], avg: each.avg[index], max: each.max[index] })),
        ),
      )
      .filter((row) => row.avg !== null);

  const svgText = () => plotFile(drawn.content(), drawn.window(), drawn.time);

  const exports = {
    csv: () => saveTable('series', rows(), columns()),
    json: () => saveJson('series', drawn.content()),
    svg: () => download('plots.svg', 'image/svg+xml', svgText()),
    png: async () =>
      download('plots.png', 'image/png', await pngOf(svgText(), 720, 240 * Math.max(1, drawn.content().length))),
  };

  const choice = () => {
    const found = (list ?? []).filter((each) => each.name.toLowerCase().includes(wanted.toLowerCase())).slice(0, 60);
    return html`<div class="panel choose">
      <header>
        <h2>Series</h2>
        <span class="muted small">${shown().length} of ${MOST} shown</span>
        <button
          class="plain push"
          @click=${() => {
            choosing = false;
            invalidate();
          }}
          aria-label="Close the list">
          ✕
        </button>
      </header>
      <div class="body stack">
        <input
          type="search"
          aria-label="Search series"
          placeholder="name"
          .value=${wanted}
          @input=${(event) => {
            wanted = event.target.value;
            invalidate();
          }} />
        <ul class="checks">
          ${found.map(
            (each) =>
              html`<li>
                <label class="check"
                  ><input
                    type="checkbox"
                    .checked=${shown().includes(each.name)}
                    ?disabled=${!shown().includes(each.name) && shown().length >= MOST}
                    @change=${() => toggle(each.name)} />
                  <bdi>${label(each.name, 60)}</bdi> <small class="muted">${label(each.unit ?? '', 16)}</small></label
                >
              </li>`,
          )}
        </ul>
        ${found.length ? nothing : html`<p class="muted">0 of ${(list ?? []).length} series match.</p>`}
      </div>
    </div>`;
  };

  const tools = () =>
    html`<div class="tools">
      <button
        aria-expanded=${choosing}
        @click=${() => {
          choosing = !choosing;
          invalidate();
        }}>
        + Series
      </button>
      <label class="small"
        >range
        <select @change=${(event) => go({ range: event.target.value })}>
          ${choices(Object.keys(RANGES), range)}
        </select></label
      >
      <label class="small"
        >axis
        <select @change=${(event) => go({ axis: event.target.value })}>
          ${choices(['real', 'virtual'], axis)}
        </select></label
      >
      <label class="check small"
        ><input
          type="checkbox"
          .checked=${synced}
          @change=${(event) => {
            synced = event.target.checked;
            drawn.set({ synced });
          }} />
        one cursor</label
      >
      <button
        aria-pressed=${table}
        @click=${() => {
          table = !table;
          drawn.set({ table });
        }}>
        Table
      </button>
    </div>`;

  const nobody = () =>
    html`<div class="empty">
      <strong>No agent records a value</strong>
      <p>
        What an agent records is plotted here: <code>container().record(self(), "power", 4.2)</code>. History of the
        last 10 minutes is kept from then on, also while nobody looks.
      </p>
    </div>`;

  const body = () => {
    if (trouble && !list) {
      return unread('The series', trouble, look);
    }
    if (!list) {
      return loading();
    }
    if (list.length === 0 && !chosen) {
      return nobody();
    }
    return shown().length
      ? drawn.render()
      : html`<div class="empty">
          <strong>No series is chosen</strong>
          <p>Choose up to ${MOST} with “+ Series”.</p>
        </div>`;
  };

  addEventListener('theme', () => drawn.redraw());

  return {
    title: 'Plots',
    exports,
    render: () =>
      html`<div class="screen">
        <div class="title">
          <h1>Plots</h1>
          ${axis === 'virtual' ? html`<span class="badge">virtual time, seconds</span>` : nothing}${tools()}
        </div>
        ${choosing ? choice() : nothing}${body()}
      </div>`,
    enter(route) {
      const { s, range: asked, axis: way } = route.query;
      chosen = s === undefined ? null : s.split(',').filter(Boolean).slice(0, MOST);
      range = Object.hasOwn(RANGES, asked ?? '') ? asked : '10 min';
      axis = way === 'virtual' ? 'virtual' : 'real';
      drawn.set({ seconds: RANGES[range], axis, synced, table });
      drawn.show(shown());
      if (!list) {
        look();
      }
      invalidate();
    },
    leave() {
      drawn.leave();
      list = null;
    },
    key: () => false,
  };
};
