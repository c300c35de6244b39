// The columns of the agents' table: title, how to sort (the server's name), what to show, what to export.

import { age, count, duration, rate } from '../core/format.js';
import { parts } from '../core/router.js';
import { failures, name, state } from './parts.js';

const home = (row) => parts(row.key).slice(0, 2).join('/');
const fails = (row) => failures(row.failPerMin);

/** narrow: the words of the sort menu where there is no room for a table. now: microseconds. */
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
  { key: 'lastAt', title: 'last', number: true, show: (row, now) => row.lastAt ? age((now - row.lastAt) / 1000) : '–',
    value: (row) => row.lastAt },
];

/** What a row is grouped by. */
export const GROUPS = { container: home, type: (row) => row.type, node: (row) => parts(row.key)[0] };
