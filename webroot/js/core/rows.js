// The rows of a long table: which of them are worth having, and how messages change those. Pure.

const AROUND = 40;
const MARGIN = 12;
const EMPTY = { total: null, matched: null, offset: 0, order: [], rows: new Map(), waiting: null };

/** Rows in sight: { first, last } (last excluded). */
export const inSight = (scrollTop, height, row, total) => {
  const first = Math.max(0, Math.min(Math.floor(scrollTop / row), Math.max(0, total - 1)));
  return { first, last: Math.min(total, Math.ceil((scrollTop + height) / row) + 1) };
};

/** The page to ask for, { offset, limit }: the one we have (`had`) while it covers the sight with some margin. */
export const page = (sight, total, had, most = 200) => {
  const covers = had && (had.offset === 0 || had.offset <= sight.first - MARGIN)
    && (had.offset + had.limit >= total || had.offset + had.limit >= sight.last + MARGIN);
  if (covers) {
    return had;
  }
  const offset = Math.max(0, sight.first - AROUND);
  return { offset, limit: Math.min(most, Math.max(60, sight.last - offset + AROUND)) };
};

/** All rows, page by page. ask({ offset, limit }): an answer of the program. */
export const all = async (ask, most) => {
  const found = [];
  for (let offset = 0; offset < most; offset += 200) {
    const { rows, matched } = await ask({ offset, limit: 200 });
    found.push(...rows);
    if (found.length >= matched || !rows.length) {
      break;
    }
  }
  return found;
};

/** No rows yet. */
export const nothingYet = () => ({ ...EMPTY, rows: new Map() });

// what is as it was stays the same object, by which the page knows that there is nothing to draw
const unchanged = (old, row) => old && Object.keys(row).every((key) => row[key] === old[key]) ? old : row;

const byNumber = (rows, old) => new Map(rows.map((row) => [row.n, unchanged(old.get(row.n), row)]));

/** The state after a message of the topic. held: the reader points at a row, so the order stays as it is. */
export const apply = (state, { kind, data }, held) => {
  if (kind === 'gap') {
    return state;
  }
  if (kind === 'snap') {
    return { total: data.total, matched: data.matched, offset: data.offset, order: data.rows.map((row) => row.n),
      rows: byNumber(data.rows, state.rows), waiting: null };
  }
  const rows = new Map(state.rows);
  data.rows?.forEach((row) => rows.set(row.n, row));
  const order = data.order ?? state.waiting ?? state.order;
  const shown = held ? state.order : order;
  for (const n of rows.keys()) { // what is on no page any more would pile up
    if (!shown.includes(n) && !order.includes(n)) {
      rows.delete(n);
    }
  }
  return { ...state, total: data.total ?? state.total, matched: data.matched ?? state.matched, order: shown, rows,
    waiting: held ? order : null };
};

/** The state once nobody points at a row any more. */
export const release = (state) => state.waiting ? { ...state, order: state.waiting, waiting: null } : state;
