// The rows of a page of the agents' table as messages change them. Pure.

const EMPTY = { total: null, matched: null, order: [], rows: new Map(), waiting: null };

/** No rows yet. */
export const nothingYet = () => ({ ...EMPTY, rows: new Map() });

const byNumber = (rows) => new Map(rows.map((row) => [row.n, row]));

/** The state after a message of the topic. held: the reader points at a row, so the order stays as it is. */
export const apply = (state, { kind, data }, held) => {
  if (kind === 'gap') {
    return state;
  }
  if (kind === 'snap') {
    return { total: data.total, matched: data.matched, order: data.rows.map((row) => row.n), rows: byNumber(data.rows),
      waiting: null };
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
  return { total: data.total ?? state.total, matched: data.matched ?? state.matched, order: shown, rows,
    waiting: held ? order : null };
};

/** The state once nobody points at a row any more. */
export const release = (state) => state.waiting ? { ...state, order: state.waiting, waiting: null } : state;
