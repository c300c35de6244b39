// A board of plots with one cursor and one window of time: all of the Plots screen, and the Inspector's tab.

import { html, nothing, repeat } from '../vendor.js';
import { ref, uPlot } from '../vendorlate.js';
import { label, timeOfDay } from '../core/format.js';
import { loading } from './parts.js';
import { append, joined, plots, points, shortNames, si, summary, MARKS } from '../draw/axis.js';
import { plot } from '../draw/plot.js';

const MOST_SERIES = 24;
const ROWS = 20;
const LEAST = 60; // seconds
const RATE = /(\/s|PerS)$/; // what is counted is drawn from zero

export const board = (context) => {
  const { store, invalidate } = context;
  let names = [];
  let feed = null;
  let known = new Map(); // name -> { unit, t, min, avg, max }, seconds
  let axis = 'real';
  let seconds = 600;
  let synced = true;
  let table = false;
  const drawn = new Map(); // key of a plot -> { element, plot, mount }

  const learn = ({ kind, data }) => {
    if (kind === 'gap' || !data?.series) {
      return;
    }
    for (const [name, series] of Object.entries(data.series)) {
      const fresh = points(series);
      const old = known.get(name);
      known.set(
        name,
        kind === 'snap' || !old
          ? { ...fresh, unit: series.unit ?? old?.unit ?? '' }
          : append(old, { ...fresh, unit: series.unit }),
      );
    }
    invalidate();
    requestAnimationFrame(draw);
  };

  const follow = () => {
    feed?.close();
    known = new Map();
    feed = names.length ? store.subscribe('series', { names, axis }, learn) : null;
  };

  const groups = () => plots(names.map((name) => ({ name, unit: known.get(name)?.unit ?? '' })));
  const keyOf = (group) => group.names.join('\n');

  /** The window of time that all plots show: no longer than there is something to see. */
  const window_ = () => {
    const all = [...known.values()].filter((series) => series.t.length);
    if (all.length === 0) {
      return [0, 1];
    }
    const to = Math.max(...all.map((series) => series.t.at(-1)));
    const first = Math.min(...all.map((series) => series.t[0]));
    return [Math.max(to - seconds, Math.min(first, to - LEAST)), to];
  };

  const within = (series, [from]) => {
    const first = series.t.findIndex((time) => time >= from);
    const cut = (values) => (first < 0 ? [] : values.slice(Math.max(0, first - 1)));
    return { t: cut(series.t), min: cut(series.min), avg: cut(series.avg), max: cut(series.max) };
  };

  const draw = () => {
    const window = window_();
    for (const group of groups()) {
      const entry = drawn.get(keyOf(group));
      if (entry?.plot && entry.element.isConnected) {
        entry.plot.resize();
        entry.plot.feed(joined(group.names.map((name) => within(known.get(name) ?? NONE, window))), window);
      }
    }
  };

  const NONE = { t: [], min: [], avg: [], max: [] };
  const time = (at) => (axis === 'virtual' ? si(at) : timeOfDay(at * 1e6));

  const mounted = (group) => {
    const key = keyOf(group);
    if (!drawn.has(key)) {
      const entry = { element: null, plot: null, said: null };
      const cursor = (index) => {
        if (entry.said) {
          entry.said.textContent = index === null ? '' : under(group, index);
        }
      };
      const sized = new ResizeObserver(() => entry.plot?.resize());
      entry.mount = ref((element) => {
        if (element && element !== entry.element) {
          entry.plot?.destroy();
          entry.element = element;
          entry.plot = plot(element, {
            series: group.names,
            axis: () => axis,
            fromZero: RATE.test(group.title),
            log: group.log,
            synced: () => synced,
            cursor,
          });
          sized.observe(element);
          requestAnimationFrame(draw);
        } else if (!element) {
          sized.disconnect();
          entry.plot?.destroy();
          entry.plot = entry.element = null;
        }
      });
      entry.say = ref((element) => {
        entry.said = element ?? null;
      });
      drawn.set(key, entry);
    }
    return drawn.get(key);
  };

  const under = (group, index) => {
    const [times, ...rows] = joined(group.names.map((name) => within(known.get(name) ?? NONE, window_())));
    const values = group.names.map((name, at) => `${MARKS[at]} ${si(rows[at]?.[index] ?? null)}`).join('  ');
    return times[index] === undefined ? '' : `${time(times[index])}  ${values}`;
  };

  const words = (group) =>
    group.names
      .map((name, at) => {
        const { min, max, last } = summary(within(known.get(name) ?? NONE, window_()));
        return `${shortNames(group.names)[at]}: least ${si(min)}, most ${si(max)}, last ${si(last)}`;
      })
      .join('; ');

  const rows = (group) => {
    const [times, ...values] = joined(group.names.map((name) => within(known.get(name) ?? NONE, window_())));
    return times
      .map((at, row) => [at, ...values.map((column) => column[row])])
      .slice(-ROWS)
      .reverse();
  };

  const tableOf = (group) =>
    html`<div class="wide" tabindex="0" role="region" aria-label="Values of ${label(group.title, 40)}">
      <table class="table">
        <thead>
          <tr>
            <th class="number">time</th>
            ${group.names.map((name, at) => html`<th class="number">${MARKS[at]} <bdi>${label(shortNames(group.names)[at], 24)}</bdi></th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows(group).map(
            ([at, ...values]) =>
              html`<tr>
                <td class="number">${time(at)}</td>
                ${values.map((value) => html`<td class="number">${si(value ?? null)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;

  const panel = (group) => {
    const entry = mounted(group);
    const seen = group.names.some((name) => known.has(name));
    const last = group.names.length === 1 ? summary(known.get(group.names[0]) ?? NONE) : null;
    return html`<section class="panel plot">
      <header>
        <h2><bdi>${label(group.title, 48)}</bdi></h2>
        ${group.unit ? html`<span class="muted">${label(group.unit, 16)}</span>` : nothing}
        ${group.log ? html`<span class="muted">log</span>` : nothing}
        ${last ? html`<span class="small muted number push">max ${si(last.max)} · now <span class="strong">${si(last.last)}</span></span>` : nothing}
      </header>
      ${
        table
          ? tableOf(group)
          : html`<div
                class="canvas"
                role="img"
                aria-label="${label(group.title, 48)} over time. ${words(group)}"
                ${entry.mount}></div>
              <p class="cursor small mono muted" ${entry.say}></p>`
      }
      ${seen ? nothing : html`<p class="muted small over">waiting for points</p>`}
    </section>`;
  };

  return {
    /** Shows these series; the same again changes nothing. */
    show(wanted) {
      const next = wanted.slice(0, MOST_SERIES);
      if (next.join('\n') !== names.join('\n')) {
        names = next;
        follow();
      }
    },
    /** Another axis ('real', 'virtual'), window (seconds), whether cursors go together, numbers instead of lines. */
    set(options) {
      const other = options.axis !== undefined && options.axis !== axis;
      ({ axis, seconds, synced, table } = { axis, seconds, synced, table, ...options });
      if (other) {
        follow();
      }
      requestAnimationFrame(draw);
      invalidate();
    },
    render() {
      if (!uPlot) {
        return html`<p role="alert" class="is-fail">
          ✕ The plot library did not load; the tables of other screens still work.
        </p>`;
      }
      if (names.length && known.size === 0 && store.connection.state !== 'live') {
        return loading();
      }
      return html`<div class="plots">${repeat(groups(), keyOf, panel)}</div>`;
    },
    redraw: () => drawn.forEach((entry) => entry.plot?.redraw()),
    /** What is drawn, for export: `[{ title, unit, series }]`, the window, canvases. */
    content: () =>
      groups().map((group) => ({
        ...group,
        series: group.names.map((name) => ({ name, ...within(known.get(name) ?? NONE, window_()) })),
      })),
    window: window_,
    time,
    canvases: () => [...drawn.values()].map((entry) => entry.plot?.canvas).filter(Boolean),
    leave() {
      feed?.close();
      feed = null;
      names = [];
      known = new Map();
      drawn.clear();
    },
  };
};
