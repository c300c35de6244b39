// Failures: what breaks, since when, who caused it. Groups of equal failures with their trend and a few samples.

import { html, nothing } from '../vendor.js';
import { saveJson, saveTable } from '../core/export.js';
import { label } from '../core/format.js';
import { groupsOf, keyOf } from './failuregroups.js';
import { choices, loading, name, partial, unread } from './parts.js';
import { named } from './rows.js';

const RANGES = { '1 min': 60, '10 min': 600, '1 h': 3600 };
const GROUPS = { 'code × type × method': 'code,type,method', 'code × type': 'code,type', code: 'code' };
const USUAL = { range: '10 min', by: 'code × type × method' };
const COLUMNS = ['code', 'name', 'type', 'method', 'n', 'first', 'last'];
const ASK_MS = 3000;
const MOST = 200; // groups, the latest: as many as the server keeps

export const screen = (context) => {
  const { store, router, invalidate, announce } = context;
  let groups = null; // Map(key -> group)
  let options = { ...USUAL };
  let filter = {};
  let feed = null;
  let asking = null;
  let news = {};
  let trouble = null;
  let open = null; // the key of the group whose samples are shown
  let chain = null; // { id, rows } of a sample's causes
  let total = 0;

  const usual = () => options.range === USUAL.range && options.by === USUAL.by;

  const learn = (list, fresh) => {
    const all = new Map([...(fresh ? [] : (groups ?? [])), ...list.map((group) => [keyOf(group), group])]);
    groups = new Map([...all].sort(([, one], [, other]) => other.last - one.last).slice(0, MOST));
    const now = [...groups.values()].reduce((sum, group) => sum + group.n, 0);
    if (total && now > total) {
      announce(`${now - total} more failures`, { often: true });
    }
    total = now;
    trouble = null;
    invalidate();
  };

  const ask = async () => {
    const wanted = options;
    try {
      const answer = await store.get('/failures', {
        group: GROUPS[wanted.by],
        from: store.now() - RANGES[wanted.range] * 1e6,
      });
      if (wanted === options) {
        learn(answer.groups, true);
      }
    } catch (problem) {
      trouble = problem;
      invalidate();
    }
  };

  // the stream tells of the usual question; others are asked every few seconds
  const follow = () => {
    feed?.close();
    clearInterval(asking);
    feed = asking = null;
    total = 0;
    if (usual()) {
      feed = store.subscribe('failures', {}, ({ kind, data, at, nodes }) => {
        if (data?.groups) {
          news = { at, nodes };
          learn(data.groups, kind === 'snap');
        }
      });
    } else {
      ask();
      asking = setInterval(() => store.frozen || document.hidden || ask(), ASK_MS);
    }
  };

  const go = (change) => {
    const next = { ...options, ...filter, ...change };
    context.relink(
      router.href('failures', [], { code: next.code, type: next.type,
        range: next.range === USUAL.range ? '' : next.range, by: next.by === USUAL.by ? '' : next.by }),
      { replace: true },
    );
  };

  const shown = () =>
    [...(groups ?? new Map()).values()]
      .filter(
        (group) =>
          (!filter.code || String(group.code) === filter.code) && (!filter.type || group.type === filter.type),
      )
      .sort((one, other) => other.n - one.n);

  const toggle = (key) => {
    open = open === key ? null : key;
    chain = null;
    invalidate();
  };

  const causesOf = async (row) => {
    chain = { id: row.id, rows: null };
    invalidate();
    try {
      const { rows } = await store.get(`/calls/${encodeURIComponent(row.id)}/tree`, { depth: 12 });
      const byId = new Map(rows.map((each) => [each.id, each]));
      const path = [];
      for (let at = byId.get(row.id); at && !path.includes(at); at = byId.get(at.cause)) {
        path.unshift(at);
      }
      chain = { id: row.id, rows: path.map((each) => named(store, each)) };
    } catch (problem) {
      chain = { id: row.id, problem };
    }
    invalidate();
  };

  const tools = () =>
    html`<div class="tools">
      ${
        filter.code || filter.type
          ? html`<button @click=${() => go({ code: '', type: '' })}>
              ✕ only ${filter.code ? html`code ${label(filter.code, 8)}` : nothing}
              ${filter.type ? name(filter.type, 24) : nothing}
            </button>`
          : nothing
      }
      ${[['range', RANGES, 'last'], ['by', GROUPS, 'by']].map(([key, values, word]) => html`<label class="small">${word}
        <select @change=${(event) => go({ [key]: event.target.value })}>
          ${choices(Object.keys(values), options[key])}</select></label>`)}
    </div>`;

  const body = () => {
    if (trouble && !groups) {
      return unread('The failures', trouble, ask);
    }
    if (!groups) {
      return loading();
    }
    const list = shown();
    if (list.length) {
      return groupsOf(context, list, { open, chain, toggle, ask: causesOf });
    }
    return groups.size
      ? html`<div class="empty">
          <strong>None of ${groups.size} groups matches</strong
          ><button @click=${() => go({ code: '', type: '' })}>Show all</button>
        </div>`
      : html`<div class="empty">
          <strong>No call has failed in the last ${options.range}</strong>
          <p>Failures are recorded completely, up to 50 a second, while somebody looks.</p>
        </div>`;
  };

  return {
    title: 'Failures',
    exports: {
      csv: () => saveTable('failures', shown(), COLUMNS),
      json: () => saveJson('failures', shown()),
    },
    render: () =>
      html`<div class="screen">
        <div class="title">
          <h1>Failures</h1>
          <span class="badge" title="More than 50 failures a second are counted, but not all kept as samples"
            >complete up to 50/s</span
          >${news.nodes ? partial(news.nodes) : nothing}${tools()}
        </div>
        ${body()}
      </div>`,
    enter(route) {
      const { query } = route;
      const next = {
        range: Object.hasOwn(RANGES, query.range ?? '') ? query.range : USUAL.range,
        by: Object.hasOwn(GROUPS, query.by ?? '') ? query.by : USUAL.by,
      };
      filter = { code: query.code ?? '', type: query.type ?? '' };
      if ((!feed && !asking) || next.range !== options.range || next.by !== options.by) {
        options = next;
        groups = null;
        follow();
      }
      invalidate();
    },
    leave() {
      feed?.close();
      clearInterval(asking);
      feed = asking = null;
      groups = null;
    },
    key(event) {
      if (event.key === 'Escape' && open && !context.isInspecting?.()) {
        toggle(open);
        return true;
      }
      return false;
    },
  };
};
