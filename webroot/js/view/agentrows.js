// The rows of Agents: a table, or cards where there is no room for one. Only those in sight are in the page. Roles are
// written out, as some browsers forget those of a table whose rows are laid out one by one.

import { html, nothing, repeat } from '../vendor.js';
import { guard, live } from '../vendorlate.js';
import { age, count, duration, rate } from '../core/format.js';
import { agentLink, parts } from '../core/router.js';
import { css, failures, name, state } from './parts.js';

const AROUND = 10; // rows beyond the edge, so that a scroll meets rows and not the floor

const home = (row) => parts(row.key).slice(0, 2).join('/');
const fails = (row) => failures(row.failPerMin);

const last = (row, now) => row.lastAt ? age((now - row.lastAt) / 1000) : '–';

/** Columns: title, how to sort (the server's name), what to show (now: microseconds), what to export. */
export const COLUMNS = [
  { key: 'aid', title: 'agent', show: (row) => name(parts(row.key)[2] || row.key, 60), value: (row) => row.key },
  { key: 'type', title: 'type', show: (row) => name(row.type, 32), value: (row) => row.type },
  { key: 'container', title: 'container', show: (row) => name(home(row), 40), value: home },
  { key: 'state', title: 'state', show: (row) => state(row.st), value: (row) => row.st },
  { key: 'rate', title: 'in/s', number: true, show: (row) => rate(row.rateIn), value: (row) => row.rateIn },
  { key: 'rateOut', title: 'out/s', number: true, show: (row) => rate(row.rateOut), value: (row) => row.rateOut },
  { key: 'p50', title: 'p50', number: true, show: (row) => duration(row.p50Us), value: (row) => row.p50Us },
  { key: 'p99', title: 'p99', number: true, show: (row) => duration(row.p99Us), value: (row) => row.p99Us },
  { key: 'fail', title: 'fail/min', number: true, show: fails, value: (row) => row.failPerMin },
  { key: 'pend', title: 'pending', number: true, show: (row) => count(row.pendIn), value: (row) => row.pendIn },
  { key: 'mailbox', title: 'mailbox', number: true, show: (row) => count(row.mailbox), value: (row) => row.mailbox },
  { key: 'lastAt', title: 'last', number: true, show: last, value: (row) => row.lastAt },
];

/** What a row is grouped by. */
export const GROUPS = { container: home, type: (row) => row.type, node: (row) => parts(row.key)[0] };

const groupOf = (model, row) => GROUPS[model.group]?.(row);
const isFirst = (model, index) => index === 0
  || groupOf(model, model.list[index - 1]) !== groupOf(model, model.list[index]);
const columns = (model) => COLUMNS.filter((column) => column.key !== model.group && !model.hidden.has(column.key));

const spacer = (size) => html`<tr class="spacer" aria-hidden="true"><td ${css({ height: `${size}px` })}></td></tr>`;

const header = (model, column, sortBy) => {
  const mark = { [column.key]: '▲', [`-${column.key}`]: '▼' }[model.sort];
  return html`<th role="columnheader" class="${column.number ? 'number' : ''} w-${column.key}"
    aria-sort=${mark ? (mark === '▼' ? 'descending' : 'ascending') : nothing}>
    <button @click=${() => sortBy(column.key)}>${column.title} ${mark ?? nothing}</button></th>`;
};

const cell = (column, row, now) => {
  const quiet = column.number && !column.value(row); // what is nothing steps back
  return html`<td role="cell" class="w-${column.key} ${column.number ? 'number' : ''} ${quiet ? 'muted' : ''}">${column.key === 'aid'
    ? html`<a href=${agentLink(row.key)}>${column.show(row)}</a>` : column.show(row, now)}</td>`;
};

const line = (model, row, index, act) => html`<tr role="row" aria-rowindex=${model.top + index + 2}
  aria-selected=${row.key === model.selected} class=${model.group && isFirst(model, index) ? 'first' : ''}
  @click=${() => act.select(row)} @dblclick=${() => act.open(row.key)}>
  <td role="cell" class="tick"><label><input type="checkbox" .checked=${live(model.marked.has(row.key))}
    @change=${() => act.mark(row.key)}>
    <span class="unseen">select ${name(row.key)}</span></label></td>
  ${model.group ? html`<td role="cell" class="group strong">${isFirst(model, index) ? name(groupOf(model, row), 40) : nothing}</td>`
    : nothing}
  ${columns(model).map((column) => cell(column, row, model.now))}</tr>`;

// a row is drawn anew only when something of it changed, so that scrolling costs the rows that come in
const guarded = (model, row, index, act) => guard([row, model.top + index, last(row, model.now), row.key === model.selected,
  model.marked.has(row.key), model.hidden, model.group, model.group && isFirst(model, index)], () => line(model, row, index, act));

// which rows are in the page: the first of them, they, and how many are below
const drawn = ({ list, top, sight, matched }) => {
  const from = Math.max(0, Math.min(list.length, sight.first - AROUND - top));
  const seen = list.slice(from, Math.max(from, sight.last + AROUND - top));
  return { from, seen, below: Math.max(0, matched - top - from - seen.length) };
};

/**
 * model: { list, top, matched, sight, rowHeight, group, sort, selected, marked, hidden, now };
 * act: sortBy, mark, hold, select, open.
 */
export const table = (model, act) => {
  const { top, matched, rowHeight } = model;
  const { from, seen, below } = drawn(model);
  return html`<table role="table" class="table agents" aria-rowcount=${matched + 1}
    @mouseenter=${() => act.hold(true)} @mouseleave=${() => act.hold(false)}
    @focusin=${() => act.hold(true)} @focusout=${() => act.hold(false)}>
    <thead role="rowgroup"><tr role="row" aria-rowindex="1"><th role="columnheader" class="tick"><span class="unseen">selected</span></th>
      ${model.group ? html`<th role="columnheader" class="group">${model.group}</th>` : nothing}
      ${columns(model).map((column) => header(model, column, act.sortBy))}</tr></thead>
    <tbody role="rowgroup">${spacer((top + from) * rowHeight)}
      ${repeat(seen, (row) => row.n, (row, index) => guarded(model, row, from + index, act))}
      ${spacer(below * rowHeight)}</tbody></table>`;
};

const card = (row) => html`<li><a href=${agentLink(row.key)}>
  <span class="strong">${name(parts(row.key)[2] || row.key, 40)}</span>
  <span class="number">${row.failPerMin > 0 ? html`<span class="is-fail">✕ ${rate(row.failPerMin)}</span> ` : nothing}
    ${rate(row.rateIn)}/s</span>
  <span class="muted small">${name(row.type, 20)} · ${name(GROUPS.container(row), 28)}
    ${row.st === 'up' ? nothing : state(row.st)}</span>
  <span class="muted small number">p99 ${duration(row.p99Us)}</span></a></li>`;

/** The same as a list of two-line cards. */
export const cards = (model) => {
  const { from, seen, below } = drawn(model);
  const gap = (rows) => html`<li aria-hidden="true" ${css({ height: `${rows * model.rowHeight}px` })}></li>`;
  return html`<ul class="cards">${gap(model.top + from)}
    ${repeat(seen, (row) => row.n, (row) => guard([row], () => card(row)))}
    ${gap(below)}</ul>`;
};
